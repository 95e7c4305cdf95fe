"""Figures that a deal states and that do not agree with what follows from its facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from greenshoe.offering.derived.dates import closing_of, settled
from greenshoe.offering.derived.lending import maturity_of
from greenshoe.offering.derived.quantity import number_of
from greenshoe.offering.derived.rounding import decimal, money
from greenshoe.offering.securities import Note, Unit
from greenshoe.offering.values import Money, OpenPoint, Percent, known

if TYPE_CHECKING:
    from greenshoe.offering.deal import Offering
    from greenshoe.offering.tranche import Tranche

Value = Money | Percent | Decimal | date | int


@dataclass(frozen=True)
class Disagreement:
    """A figure stated in the deal file, and the one that follows from its other facts."""

    fact: str
    """Path of the stated figure: ``offering.tranches[0].stated.gross_proceeds``."""
    stated: Value
    derived: Value


def disagreements(offering: Offering) -> tuple[Disagreement, ...]:
    """Return each stated figure of *offering* that differs from the derived one, in the order of the tranches.

    A percentage agrees when the derived one rounds to it at the decimals that it was stated with.
    """
    of_tranches = (found for index in range(len(offering.tranches)) for found in _of_tranche(offering, index))
    return (*of_tranches, *_of_closing(offering), *_of_trust(offering))


def _of_closing(offering: Offering) -> Iterator[Disagreement]:
    """Yield a closing date that is not the stated number of business days after the pricing."""
    times = offering.timetable
    stated = known(times.closing)
    counted = times.model_copy(update={"closing": None})
    follows = settled(counted)
    if stated is not None and isinstance(follows, date) and stated != follows:
        yield Disagreement("offering.timetable.closing", stated, follows)


def _of_trust(offering: Offering) -> Iterator[Disagreement]:
    """Yield a trust account that does not hold what it should for each unit sold to the public.

    What was taken under an option may be counted in or not.
    """
    trust = offering.trust
    amount, each = (known(trust.amount), known(trust.per_unit)) if trust else (None, None)
    units = [index for index, tranche in enumerate(offering.tranches) if _is_public_unit(tranche)]
    if amount is None or each is None or len(units) != 1 or amount.currency != each.currency:
        return
    derived = offering.derived[units[0]]
    numbers = [known(number_of(offering.tranches[units[0]])), known(derived.number_with_exercise)]
    follow = [money(Fraction(each.amount) * number, each.currency) for number in numbers if number is not None]
    if follow and amount not in follow:
        yield Disagreement("offering.trust.amount", amount, follow[-1])


def _is_public_unit(tranche: Tranche) -> bool:
    return tranche.registration == "registered" and isinstance(tranche.security, Unit)


def _of_tranche(offering: Offering, index: int) -> Iterator[Disagreement]:
    tranche, derived, path = offering.tranches[index], offering.derived[index], f"offering.tranches[{index}]"
    for name in type(tranche.stated).model_fields:
        stated, follows = getattr(tranche.stated, name), known(getattr(derived, name))
        if stated is not None and follows is not None and not _agree(stated, follows):
            yield Disagreement(f"{path}.stated.{name}", stated, follows)
    if isinstance(tranche.security, Note):
        yield from _of_maturity(offering, tranche, tranche.security, f"{path}.security")


def _of_maturity(offering: Offering, tranche: Tranche, note: Note, path: str) -> Iterator[Disagreement]:
    """Yield a maturity date that is not the tenor after the issue date, and a title that gives another year."""
    stated = known(note.maturity.date)
    alone = note.maturity.model_copy(update={"date": None})
    follows = maturity_of(alone, closing_of(offering, tranche), offering.timetable.calendar)
    if stated is not None and follows is not None and not isinstance(follows, OpenPoint) and stated != follows:
        yield Disagreement(f"{path}.maturity.date", stated, follows)
    due = stated or known(follows)
    words = note.title.split()
    years = [int(year) for word, year in pairwise(words) if word == "due" and _is_year(year)]
    if due is not None and years and years[0] != due.year:
        yield Disagreement(f"{path}.title", years[0], due.year)


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and word.isascii()


def _agree(stated: Value, follows: Value) -> bool:
    if isinstance(stated, Percent) and isinstance(follows, Percent):
        exponent = stated.points.as_tuple().exponent
        places = min(2, max(0, -exponent)) if isinstance(exponent, int) else 2
        return decimal(Fraction(follows.points), places) == decimal(Fraction(stated.points), places)
    return stated == follows
