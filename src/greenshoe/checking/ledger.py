"""The ledger of a deal: all its facts as figures, to hold a text's figures against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from greenshoe.checking.figures import Figure, figures_in
from greenshoe.offering.deal import Offering
from greenshoe.offering.times import Time
from greenshoe.offering.values import Money, OpenPoint, Percent, Period

MISSING = object()
"""What stands at a path that the deal does not have."""
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")
_DERIVED = re.compile(r"offering\.tranches\[(\d+)\]\.derived\b")
_MONTHS_OF_YEAR = 12
_HOURS = 12


def fact_at(offering: Offering, path: str) -> Any:
    """Return the fact at *path* (``offering.tranches[0].principal``), derived ones included, or ``MISSING``."""
    derived = _DERIVED.match(path)
    value: Any = offering
    rest = path.removeprefix("offering")
    if derived:
        index = int(derived[1])
        if index >= len(offering.derived):
            return MISSING
        value, rest = offering.derived[index], path[derived.end() :]
    for step in _STEP.finditer(rest):
        value = _step(value, step)
        if value is MISSING:
            break
    return value


def _step(value: Any, step: re.Match[str]) -> Any:
    if step[1]:
        return getattr(value, step[1], MISSING) if not step[1].startswith("_") else MISSING
    index = int(step[2])
    return value[index] if isinstance(value, tuple) and index < len(value) else MISSING


def written(value: object) -> str:
    """Return the exact form of a fact, as the ``value`` of a trace has it."""
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value.normalize():f}"
    return str(value)


def agrees(figure: Figure, fact: object, *, rounded: bool) -> bool:
    """Return whether *figure* reads as *fact*; *rounded*: to the precision that it is printed with."""
    match fact:
        case Money():
            fits = not figure.currencies or fact.currency in figure.currencies
            return figure.kind in ("money", "number") and fits and _equal(figure, fact.amount, rounded=rounded)
        case Percent():
            return figure.kind in ("percent", "number") and _equal(figure, fact.points, rounded=rounded)
        case Period():
            return figure.kind == "number" and _lasts(figure, fact)
        case bool():
            return False
        case int() | Decimal():
            return figure.kind == "number" and _equal(figure, Decimal(fact), rounded=rounded)
        case date():
            return _falls_on(figure, fact)
        case Time():
            return figure.kind == "time" and _strikes(str(figure.value), fact)
    return False


def _equal(figure: Figure, exact: Decimal, *, rounded: bool) -> bool:
    apart = abs(figure.number - exact)
    return apart == 0 or (rounded and apart <= figure.step / 2)


def _lasts(figure: Figure, period: Period) -> bool:
    if figure.unit in (None, period.unit):
        return figure.value == period.count
    if figure.unit == "year" and period.months is not None:
        return figure.number * _MONTHS_OF_YEAR == period.months
    return False


def _falls_on(figure: Figure, day: date) -> bool:
    match figure.kind:
        case "date":
            return figure.value == day
        case "month":
            return figure.value == day.replace(day=1)
        case "day":
            return isinstance(figure.value, date) and (figure.value.month, figure.value.day) == (day.month, day.day)
    return figure.kind == "number" and figure.value == day.year


def _strikes(clock: str, fact: Time) -> bool:
    """Return whether *clock* (``5:00``, ``17:00``) is the hour and minute of *fact*, of twelve hours or of 24."""
    hour, minute = map(int, clock.split(":"))
    hours = {fact.clock.hour, (fact.clock.hour - 1) % _HOURS + 1}
    return hour in hours and minute == fact.clock.minute


@dataclass(frozen=True)
class Ledger:
    """Every fact of one offering, as something that figures can stand for."""

    offering: Offering

    def supports(self, figure: Figure, *, rounded: bool) -> bool:
        """Return whether some fact of the deal, derived ones included, reads as *figure*."""
        if any(agrees(figure, fact, rounded=rounded) for fact in self._facts):
            return True
        return any(_same(figure, other) for other in self._in_words)

    @cached_property
    def _facts(self) -> tuple[object, ...]:
        return tuple(_leaves((self.offering, self.offering.derived, getattr(self.offering, "totals", ()))))

    @cached_property
    def _in_words(self) -> tuple[Figure, ...]:
        texts = [fact for fact in self._facts if isinstance(fact, str)]
        return tuple(figure for text in texts for figure in figures_in(text))


def _leaves(value: object) -> Iterator[object]:
    match value:
        case OpenPoint():
            yield value.open
            if value.due is not None:
                yield value.due
        case BaseModel():
            for name in type(value).model_fields:
                yield from _leaves(getattr(value, name))
        case tuple():
            for item in value:
                yield from _leaves(item)
        case dict():
            for item in value.values():
                yield from _leaves(item)
        case None:
            return
        case _:
            yield value


def _same(figure: Figure, other: Figure) -> bool:
    return (figure.kind, figure.value) == (other.kind, other.value) and (
        not figure.currencies or not other.currencies or bool(figure.currencies & other.currencies)
    )
