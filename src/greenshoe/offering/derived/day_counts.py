"""Year fractions: what part of a year interest runs for, by the day-count convention of the security.

The conventions are those of section 4.16 of the 2006 ISDA Definitions. 30/360 is the bond basis of paragraph (f), as
notes under New York law use it ("a 360-day year of twelve 30-day months"): a period that starts on the 31st starts on
the 30th, and one that ends on the 31st ends on the 30th only where it starts on the 30th or 31st. It is not 30E/360,
the Eurobond basis of paragraph (g), which always ends a period on the 30th; neither treats the end of February apart.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction


def _thirty_360(start: date, end: date) -> Fraction:
    """30/360 bond basis (2006 ISDA Definitions, section 4.16(f))."""
    first = min(start.day, 30)
    last = 30 if end.day == 31 and first == 30 else end.day
    days = 360 * (end.year - start.year) + 30 * (end.month - start.month) + last - first
    return Fraction(days, 360)


def _actual_360(start: date, end: date) -> Fraction:
    """Actual/360 (2006 ISDA Definitions, section 4.16(e))."""
    return Fraction((end - start).days, 360)


def _actual_365(start: date, end: date) -> Fraction:
    """Actual/365 Fixed (2006 ISDA Definitions, section 4.16(d))."""
    return Fraction((end - start).days, 365)


def _actual_actual(start: date, end: date) -> Fraction:
    """Actual/Actual: days in leap years over 366, the others over 365 (2006 ISDA Definitions, section 4.16(b))."""
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
