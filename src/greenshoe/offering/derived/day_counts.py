"""Year fractions: what part of a year interest runs for, by the day-count convention of the security.

30/360 is the bond basis, as notes under New York law use it ("a 360-day year of twelve 30-day months"): a period that
starts on the 31st starts on the 30th, and one that ends on the 31st ends on the 30th only where it starts on the 30th
or 31st. It is not 30E/360, the Eurobond basis, which always ends a period on the 30th; neither treats the end of
February apart. The tests hold all four conventions against those of QuantLib (``Thirty360.BondBasis``, ``Actual360``,
``Actual365Fixed``, ``ActualActual.ISDA``).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction


def _thirty_360(start: date, end: date) -> Fraction:
    """30/360, the bond basis."""
    first = min(start.day, 30)
    last = 30 if end.day == 31 and first == 30 else end.day
    days = 360 * (end.year - start.year) + 30 * (end.month - start.month) + last - first
    return Fraction(days, 360)


def _actual_360(start: date, end: date) -> Fraction:
    """Actual/360: days over 360."""
    return Fraction((end - start).days, 360)


def _actual_365(start: date, end: date) -> Fraction:
    """Actual/365 Fixed: days over 365, in leap years as well."""
    return Fraction((end - start).days, 365)


def _actual_actual(start: date, end: date) -> Fraction:
    """Actual/Actual, as ISDA has it: days in leap years over 366, the others over 365."""
    total = Fraction(0)
    for year in range(start.year, end.year + 1):
        first, last = max(start, date(year, 1, 1)), min(end, date(year + 1, 1, 1))
        total += Fraction((last - first).days, (date(year + 1, 1, 1) - date(year, 1, 1)).days)
    return total


_CONVENTIONS: dict[str, Callable[[date, date], Fraction]] = {
    "30/360": _thirty_360,
    "Actual/360": _actual_360,
    "Actual/365": _actual_365,
    "Actual/Actual": _actual_actual,
}


def year_fraction(convention: str, start: date, end: date) -> Fraction:
    """Return the part of a year from *start* (counted) to *end* (not counted) by the named day-count *convention*."""
    return _CONVENTIONS[convention](start, end)
