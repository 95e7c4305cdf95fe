"""Deal sums: numbers of a deal that its model takes one by one, and that have to fit together."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.offering.derived.quantity import number_of
from greenshoe.offering.securities import Note
from greenshoe.offering.tranche import Tranche
from greenshoe.offering.values import Money, known
from greenshoe.text.document import Text

NEEDS_DEAL = True
_MONTHS = {"monthly": 1, "quarterly": 3, "semi-annual": 6, "annual": 12}
_SLACK = Decimal("0.005")
"""Fractions of rights that are not exercised change the number of shares by no more than this part."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield numbers that cannot stand beside one another; what is open contradicts nothing."""
    if offering is None:
        return
    yield from _insiders(offering)
    for index, tranche in enumerate(offering.tranches):
        path = f"offering.tranches[{index}]"
        if isinstance(tranche.security, Note):
            yield from _denominations(tranche, tranche.security, path)
            yield from _periods(tranche.security, path)
        yield from _rights(offering, tranche, path)


def _insiders(offering: Offering) -> Iterator[Observation]:
    """Yield insiders who together buy more than is sold."""
    gross = known(offering.totals.gross_proceeds)
    bought = [amount for insider in offering.insiders if (amount := known(insider.amount))]
    if gross is None or not bought or any(amount.currency != gross.currency for amount in bought):
        return
    total = sum((amount.amount for amount in bought), start=Decimal(0))
    if total > gross.amount:
        what = f"the insiders buy {Money(total, gross.currency)}, more than the gross proceeds, {gross}"
        yield Observation(what, None, "correct an amount", ("offering.insiders",))


def _denominations(tranche: Tranche, note: Note, path: str) -> Iterator[Observation]:
    """Yield a principal that is not made of whole notes, or not of the number of them that is stated."""
    principal, smallest = known(tranche.principal), known(note.denomination)
    if principal is None or smallest is None or principal.currency != smallest.currency or not smallest.amount:
        return
    step = known(note.multiple) or smallest
    over = principal.amount - smallest.amount
    if step.currency == smallest.currency and step.amount and (over < 0 or over % step.amount):
        what = f"{principal} cannot be divided into notes of {smallest} and multiples of {step}"
        yield Observation(what, None, "correct the principal or the denomination", (f"{path}.principal",))
    number = known(tranche.number) if note.multiple is None else None
    if number is not None and number > 1 and smallest.times(number) != principal:
        what = f"{number:,} notes of {smallest} make {smallest.times(number)}, not {principal}"
        yield Observation(what, None, "correct the number, the denomination or the principal", (f"{path}.number",))


def _periods(note: Note, path: str) -> Iterator[Observation]:
    """Yield a tenor that is no whole number of interest periods."""
    tenor, months = known(note.maturity.tenor), _MONTHS.get(note.interest.payment)
    if tenor is None or months is None or tenor.months is None or note.interest.first is not None:
        return
    if tenor.months % months:
        what = f"a tenor of {tenor} is no whole number of {note.interest.payment} interest periods"
        cure = "correct the tenor, or state the first interest payment date"
        yield Observation(what, None, cure, (f"{path}.security.maturity.tenor",))


def _rights(offering: Offering, tranche: Tranche, path: str) -> Iterator[Observation]:
    """Yield a number of shares that the rights of the shares outstanding do not buy."""
    rights, capital, number = tranche.rights, offering.capitalization, known(number_of(tranche))
    outstanding = known(capital.outstanding) if capital else None
    if rights is None or outstanding is None or number is None:
        return
    follows = Fraction(outstanding * rights.per_share, rights.needed)
    if abs(follows - number) > follows * Fraction(_SLACK):
        what = f"{outstanding:,} shares carry rights to {int(follows):,} shares, not to {number:,}"
        yield Observation(what, None, "correct the ratio or a number", (f"{path}.number", f"{path}.rights"))
