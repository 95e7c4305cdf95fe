"""Rounding of derived figures: exact fractions become money, percentages and decimals, halves away from zero."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from greenshoe.offering.codes import MINOR_UNITS
from greenshoe.offering.values import Money, Percent


def decimal(exact: Fraction, places: int) -> Decimal:
    """Return *exact* rounded to *places* decimals, without zeros at its end."""
    scaled = abs(exact) * 10**places
    whole = int(scaled + Fraction(1, 2))
    while places and whole % 10 == 0:
        whole, places = whole // 10, places - 1
    return Decimal((int(exact < 0 and whole != 0), tuple(map(int, str(whole))), -places))


def money(exact: Fraction, currency: str) -> Money:
    """Return *exact* rounded to the smallest unit of *currency*; a whole amount has no decimals."""
    places = MINOR_UNITS.get(currency, 2)
    amount = decimal(exact, places)
    return Money(amount if amount == amount.to_integral_value() else _padded(amount, places), currency)


def _padded(amount: Decimal, places: int) -> Decimal:
    return amount.quantize(Decimal(1).scaleb(-places))


def percent(exact: Fraction) -> Percent:
    """Return the fraction *exact* as a percentage rounded to two decimals."""
    return Percent(decimal(exact * 100, 2))
