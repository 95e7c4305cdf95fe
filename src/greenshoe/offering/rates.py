"""Exact percentages: rates of interest, and shares of a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator

from greenshoe.offering.fact import mistake
from greenshoe.offering.written import NUMBER, Written, decimal_of
from greenshoe.source.showing import shown

_PERCENT = re.compile(rf"(-?{NUMBER}) ?%")


@dataclass(frozen=True)
class Percent(Written):
    """An exact percentage: 7% has ``points`` 7. Written ``7%`` or ``0.07``."""

    what = "a percentage"
    schema: ClassVar[dict[str, Any]] = {
        "anyOf": [
            {"type": "string", "pattern": rf"^-?{NUMBER} ?%$"},
            {"type": "number", "exclusiveMinimum": -1, "exclusiveMaximum": 1},
        ],
        "examples": ["7%", 0.07],
    }

    points: Decimal

    @classmethod
    def read(cls, written: object) -> Percent:
        """Return the percentage that *written* states; raise ``percent`` if it does not read.

        A bare number is a fraction, so it lies between -1 and 1: a bare 7 is refused, not taken as 700%.
        """
        text = str(written).strip()
        match = _PERCENT.fullmatch(text)
        if match:
            return cls(decimal_of(match[1]))
        if isinstance(written, int | Decimal) and not isinstance(written, bool):
            number = Decimal(written)
            if abs(number) < 1:
                return cls(number.scaleb(2))
            cure = f"write {text}%"
            if abs(number) < 100:
                cure += f" or {number.scaleb(-2).normalize():f}"
            raise mistake("percent", f"{text} is not a percentage", cure)
        raise mistake("percent", f"{shown(written)} is not a percentage", "write 7% or 0.07")

    @property
    def fraction(self) -> Decimal:
        """The percentage as a fraction of one."""
        return self.points.scaleb(-2)

    def __str__(self) -> str:
        """Return the deal-file form, such as ``7%`` or ``6.50%``, with the decimals it was written with."""
        return f"{self.points:f}%"


def _share(percent: Percent) -> Percent:
    if not 0 <= percent.points <= 100:
        raise mistake("share", f"{percent} is not a share of a whole", "write a percentage from 0% to 100%")
    return percent


Share = Annotated[Percent, AfterValidator(_share)]
"""A percentage from 0% to 100%: a part of a whole."""


def _rate(percent: Percent) -> Percent:
    if not -10 <= percent.points <= 100:
        raise mistake("rate", f"{percent} is not a rate of interest", "write the rate for one year, such as 7%")
    return percent


Rate = Annotated[Percent, AfterValidator(_rate)]
"""A rate of interest or dividend for one year, from -10% to 100%."""


def _of_par(percent: Percent) -> Percent:
    if not 0 < percent.points <= 1000:
        raise mistake("issue-price", f"{percent} is not a price", "write the percentage of principal, such as 98.5%")
    return percent


PartOfPar = Annotated[Percent, AfterValidator(_of_par)]
"""The price of a debt security as a percentage of its principal, above 0%."""
