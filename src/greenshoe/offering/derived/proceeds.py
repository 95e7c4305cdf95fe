"""Gross and net proceeds of an offering."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from greenshoe.offering.derived.figures import figure
from greenshoe.offering.derived.rounding import money
from greenshoe.offering.securities import Note
from greenshoe.offering.values import Money, OpenPoint, Percent

if TYPE_CHECKING:
    from greenshoe.offering.tranche import Tranche

_PAR = Percent(Decimal(100))


def gross(tranche: Tranche) -> Money | OpenPoint | None:
    """Return principal times issue price of notes (par where not stated), number times price of anything else."""
    if isinstance(tranche.security, Note):
        price = _PAR if tranche.issue_price is None else tranche.issue_price
        return figure("gross proceeds", _part, {"principal amount": tranche.principal, "issue price": price})
    return figure("gross proceeds", _times, {"price": tranche.price, "number sold": tranche.number})


def net(gross_proceeds: Money | OpenPoint | None, expenses: Money | OpenPoint | None) -> Money | OpenPoint | None:
    """Return *gross_proceeds* less *expenses*; None where their currencies differ."""
    return figure("net proceeds", _less, {"gross proceeds": gross_proceeds, "expenses": expenses})


def together(parts: list[Money | OpenPoint | None]) -> Money | OpenPoint | None:
    """Return the sum of the gross proceeds of tranches; None where their currencies differ."""
    if len(parts) == 1:
        return parts[0]
    inputs = {f"gross proceeds of tranche {index}": part for index, part in enumerate(parts, start=1)}
    return figure("gross proceeds", sum_of, inputs)


def sum_of(*parts: Money) -> Money | None:
    """Return the sum of *parts*, rounded to the currency's smallest unit; None where their currencies differ."""
    if len({part.currency for part in parts}) != 1:
        return None
    return money(sum((Fraction(part.amount) for part in parts), Fraction(0)), parts[0].currency)


def _part(principal: Money, price: Percent) -> Money:
    return money(Fraction(principal.amount) * Fraction(price.fraction), principal.currency)


def _times(price: Money, number: int) -> Money:
    return money(Fraction(price.amount) * number, price.currency)


def _less(whole: Money, expenses: Money) -> Money | None:
    if whole.currency != expenses.currency:
        return None
    return money(Fraction(whole.amount) - Fraction(expenses.amount), whole.currency)
