"""Precision: what a printed figure can stand for, and sums of such figures.

``$3.0 million`` stands for anything from 2.95 to 3.05 million; ``approximately`` widens that, ``up to`` and
``at least`` leave one side open. Two figures agree where what they can stand for overlaps.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from greenshoe.checking.figures import Figure

_ABOUT = Decimal("0.005")
"""How far, as a part of it, an approximate figure may lie from what it is rounded from."""
_REACH = 34
"""Characters before a figure in which its modifier stands."""
_LAST = r"[\s(]{0,2}(?:an\s|a\s|the\s|aggregate\s|of\s){0,3}$"
_APPROXIMATE = re.compile(rf"(?:approximately|about|around|roughly|circa|nearly|almost|some|~|approx\.?){_LAST}", re.I)
_AT_MOST = re.compile(rf"(?:up to|at most|not more than|no more than|less than|below|under|maximum of){_LAST}", re.I)
_AT_LEAST = re.compile(
    rf"(?:at least|not less than|no less than|more than|over|above|exceeding|minimum of){_LAST}", re.I
)
_ENDLESS = Decimal("Infinity")


@dataclass(frozen=True)
class Range:
    """The values that a figure can stand for, both ends included; none of them is negative."""

    low: Decimal
    high: Decimal

    def __mul__(self, other: Range) -> Range:
        """Return the products."""
        return Range(self.low * other.low, self.high * other.high)

    def __truediv__(self, other: Range) -> Range:
        """Return the quotients; raise ZeroDivisionError where the divisor may be zero."""
        if other.low <= 0:
            raise ZeroDivisionError("the divisor may be zero")
        high = self.high / other.low if self.high.is_finite() else _ENDLESS
        return Range(self.low / other.high if other.high.is_finite() else Decimal(0), high)

    def __add__(self, other: Range) -> Range:
        """Return the sums."""
        return Range(self.low + other.low, self.high + other.high)

    def scaled(self, factor: Decimal | int) -> Range:
        """Return *factor* times the values; *factor* is positive."""
        return Range(self.low * factor, self.high * factor)

    def widened(self, part: Decimal) -> Range:
        """Return the range with *part* of its ends added on either side."""
        return Range(self.low * (1 - part), self.high * (1 + part))

    def meets(self, other: Range) -> bool:
        """Return whether some value is in both."""
        return self.low <= other.high and other.low <= self.high


def exactly(number: Decimal | int) -> Range:
    """Return the range of one number."""
    return Range(Decimal(number), Decimal(number))


def printed(figure: Figure) -> Range:
    """Return what *figure* can stand for at the precision that it is printed with, whatever words stand before it."""
    half = figure.step / 2
    return Range(max(Decimal(0), figure.number - half), figure.number + half)


def meant(figure: Figure, content: str) -> Range:
    """Return what *figure* of *content* can stand for, its modifier considered."""
    before = content[max(0, figure.start - _REACH) : figure.start]
    stands_for = printed(figure)
    if _AT_MOST.search(before):
        return Range(Decimal(0), stands_for.high)
    if _AT_LEAST.search(before):
        return Range(stands_for.low, _ENDLESS)
    return stands_for.widened(_ABOUT) if _APPROXIMATE.search(before) else stands_for


def about(figure: Figure, content: str) -> Range:
    """Return what *figure* can stand for where a limit is itself the number meant: warrants for up to 500 shares."""
    before = content[max(0, figure.start - _REACH) : figure.start]
    return printed(figure).widened(_ABOUT) if _APPROXIMATE.search(before) else printed(figure)


def is_limit(figure: Figure, content: str) -> bool:
    """Return whether words before *figure* make it a limit: ``up to``, ``at least``."""
    before = content[max(0, figure.start - _REACH) : figure.start]
    return _AT_MOST.search(before) is not None or _AT_LEAST.search(before) is not None
