"""The chance behind one random deal, its day and currency, and which of its facts are left open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from hypothesis import strategies as st

Deal = dict[str, Any]
"""What a deal file holds, or a part of one, before a model is made of it."""
T = TypeVar("T")

UNPRICED = ("testing-the-waters", "filed", "proposed", "launched")
PRICED = ("priced", "signed", "closed")
STAGES = (*UNPRICED, *PRICED, "terminated")
OPEN_WORDS = ("to be agreed", "terms under discussion", "figure from the auditor", "see the agreement")


@dataclass(frozen=True)
class May:
    """A fact that may be open."""

    be: Any


class Drawing:
    """What the parts of one random deal share."""

    def __init__(self, draw: st.DrawFn) -> None:
        """Draw from *draw* what holds for the whole deal."""
        self.draw = draw
        self.stage = self.pick(*STAGES)
        self.currency = self.pick("USD", "USD", "EUR", "GBP")
        self.dated = self.pick(date(2026, 11, 23), date(2024, 2, 29), date(2025, 12, 31), date(2027, 7, 5))
        self.insiders: list[str] = self.some("Ada Byron", "Émile Durand", "Grace O’Neill", least=0, most=2)
        self.named: set[str] = set()

    @property
    def priced(self) -> bool:
        """Whether the terms must be fixed."""
        return self.stage in PRICED

    def pick(self, *values: T) -> T:
        """Return one of *values*, the first of which is the plainest."""
        return self.draw(st.sampled_from(values))

    def some(self, *values: T, least: int = 1, most: int = 3) -> list[T]:
        """Return from *least* to *most* of *values*."""
        return self.draw(st.lists(st.sampled_from(values), min_size=least, max_size=most, unique=True))

    def coin(self) -> bool:
        """Return yes or no."""
        return self.draw(st.booleans())

    def with_some(self, **parts: Any) -> Deal:
        """Return a few of *parts*, none of which must be there; one that is a function is made when it is chosen."""
        mask = self.draw(st.integers(0, 2 ** len(parts) - 1))
        chosen = [each for place, each in enumerate(parts.items()) if mask >> place & 1]
        return {name: part() if isinstance(part, Callable) else part for name, part in chosen}  # type: ignore[arg-type]

    def money(self, amount: int | str) -> str:
        """Return so much of the deal's currency."""
        return f"{self.currency} {amount:,}" if isinstance(amount, int) else f"{self.currency} {amount}"

    def day(self, after: int) -> May:
        """Return the day so many days after that of the announcement."""
        return May((self.dated + timedelta(days=after)).isoformat())

    def once(self, *names: tuple[str, str, str, str]) -> Deal:
        """Return the first of *names* (name, singular, term, terms) that no other security of the deal bears."""
        name, singular, term, terms = next(each for each in names if each[3] not in self.named)
        self.named.add(terms)
        return {"name": name, "singular": singular, "term": term, "terms": terms}


def settled(deal: Any) -> Any:
    """Return *deal* with every fact known."""
    return _resolved(deal, lambda _: False, iter(range(10**6)))


def left_open(draw: st.DrawFn, deal: Any) -> Any:
    """Return *deal* with none of its facts open, a few, many, or all that may be."""
    how = draw(st.sampled_from(("none", "few", "few", "many", "all")))
    if how == "few":
        places = draw(st.sets(st.integers(0, 150), max_size=8))
        return _resolved(deal, places.__contains__, iter(range(10**6)))
    every = draw(st.integers(2, 7)) if how == "many" else 1
    return _resolved(deal, lambda place: how != "none" and place % every == 0, iter(range(10**6)))


def _resolved(value: Any, is_open: Callable[[int], bool], places: Iterator[int]) -> Any:
    match value:
        case May():
            place = next(places)
            if is_open(place):
                point = {"open": OPEN_WORDS[place % len(OPEN_WORDS)]}
                return point | ({"owner": "issuer counsel"} if place % 3 else {})
            return _resolved(value.be, is_open, places)
        case dict():
            return {key: _resolved(each, is_open, places) for key, each in value.items()}
        case list():
            return [_resolved(each, is_open, places) for each in value]
    return value


def known(value: T | May) -> Any:
    """Return what *value* is, whether or not it may be open."""
    return value.be if isinstance(value, May) else value


def total(values: Sequence[Any]) -> int:
    """Return the sum of whole numbers that may be open."""
    return sum(known(value) for value in values)
