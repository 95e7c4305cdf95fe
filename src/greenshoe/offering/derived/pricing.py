"""Prices that follow: of a range, of a pre-funded warrant, and on average of what a program sold."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from greenshoe.offering.derived.figures import figure
from greenshoe.offering.derived.proceeds import gross, less, report_of
from greenshoe.offering.derived.rounding import decimal, money
from greenshoe.offering.values import Money

if TYPE_CHECKING:
    from greenshoe.offering.deal import Offering
    from greenshoe.offering.selling import PriceRange

_PLACES = 8
"""Decimals of a price, which may be finer than the currency's smallest unit."""


def of_price(offering: Offering, index: int) -> dict[str, object]:
    """Return the prices that follow for the tranche at *index*, and what depends on them, by name."""
    tranche, figures = offering.tranches[index], dict[str, object]()
    if tranche.price_range is not None:
        middle = midpoint(tranche.price_range)
        figures |= {"midpoint": middle, "proceeds_at_midpoint": gross(tranche, middle) if middle else None}
    if tranche.in_lieu is not None:
        inputs = {"price": tranche.price, "exercise price": tranche.in_lieu.security.exercise_price}
        figures["in_lieu_price"] = figure("price of a pre-funded warrant", _exactly_less, inputs)
    return figures | _of_program(offering, index)


def midpoint(of: PriceRange) -> Money | None:
    """Return the middle of a range of prices, unrounded; None where its ends are in two currencies."""
    if of.low.currency != of.high.currency:
        return None
    return _price((Fraction(of.low.amount) + Fraction(of.high.amount)) / 2, of.low.currency)


def _of_program(offering: Offering, index: int) -> dict[str, object]:
    program, report = offering.tranches[index].program, report_of(offering, index)
    if program is None or report is None:
        return {}
    sold = {"gross sales price": report.gross, "number sold": report.number}
    left = {"maximum": program.maximum, "gross sales price": report.gross}
    if report.earlier is not None:
        left["gross sales price of earlier periods"] = report.earlier
    return {"average_price": figure("average price", _each, sold), "remaining": figure("remaining amount", less, left)}


def _each(whole: Money, number: int) -> Money:
    return money(Fraction(whole.amount) / number, whole.currency)


def _exactly_less(price: Money, rest: Money) -> Money | None:
    if price.currency != rest.currency:
        return None
    return _price(Fraction(price.amount) - Fraction(rest.amount), price.currency)


def _price(exact: Fraction, currency: str) -> Money:
    return Money(decimal(exact, _PLACES), currency)
