"""Exact amounts of money, in one currency each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator

from greenshoe.offering.codes import MINOR_UNITS
from greenshoe.offering.fact import mistake
from greenshoe.offering.written import NUMBER, Written, decimal_of
from greenshoe.source.showing import nearest, shown

_SCALES = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_MONEY = re.compile(rf"([A-Z]{{3}}) ?({NUMBER})(?: (thousand|million|billion))?")
_LOOSE_MONEY = re.compile(
    rf"(?:USD?)? ?(?P<sign>[$€£])? ?(?P<number>{NUMBER}) ?(?P<scale>k|m|mm|mn|mio|bn|b|thousand|million|billion)?"
    r" ?(?P<code>[A-Z]{3})?",
    re.IGNORECASE,
)
_LOOSE_SCALES = {"k": "thousand", "t": "thousand", "m": "million", "b": "billion"}
_COMMON = ["USD", "EUR", "GBP", "JPY", "CHF", "CAD", "AUD", "HKD", "SGD", "CNY", "SEK", "NOK", "DKK"]
_EXACT = Context(prec=100)
"""Wide enough for any product of two amounts: nothing is rounded unseen."""


@dataclass(frozen=True)
class Money(Written):
    """An exact amount of one currency (ISO 4217 code), written ``USD 3,000,000`` or ``USD 3 million``."""

    what = "an amount of money"
    schema: ClassVar[dict[str, Any]] = {
        "type": "string",
        "pattern": rf"^[A-Z]{{3}} ?{NUMBER}( (thousand|million|billion))?$",
        "examples": ["USD 3,000,000", "USD 3 million"],
    }

    amount: Decimal
    currency: str

    @classmethod
    def read(cls, written: object) -> Money:
        """Return the amount of money that *written* states; raise ``money`` or ``currency`` if it does not read."""
        match = _MONEY.fullmatch(str(written).strip())
        if match is None:
            cure = f'write the currency first: "{_meant_money(str(written))}"'
            raise mistake("money", f"{shown(written)} is not an amount of money", cure)
        code, number, scale = match.groups()
        if code not in MINOR_UNITS:
            near = nearest(code, _COMMON, 0.6) or "USD"
            raise mistake("currency", f'"{code}" is not a currency', f'write its ISO 4217 code, such as "{near}"')
        return cls(_scaled(decimal_of(number), scale or ""), code)

    def __str__(self) -> str:
        """Return the deal-file form, such as ``USD 3,000,000``."""
        return f"{self.currency} {self.amount:,f}"

    def times(self, factor: Decimal | int) -> Money:
        """Return this amount multiplied by *factor*, unrounded."""
        return Money(_EXACT.multiply(self.amount, Decimal(factor)), self.currency)

    def plus(self, other: Money) -> Money:
        """Return the sum; raise ``ValueError`` where the currencies differ."""
        if other.currency != self.currency:
            raise ValueError(f"cannot add {other.currency} to {self.currency}")
        return Money(_EXACT.add(self.amount, other.amount), self.currency)


def _scaled(number: Decimal, scale: str) -> Decimal:
    """Return *number* times *scale*; what is typed without a scale keeps its decimals."""
    if not scale:
        return number
    whole = _EXACT.multiply(number, Decimal(_SCALES[scale]))
    return whole.quantize(Decimal(1)) if whole == whole.to_integral_value() else whole


def _meant_money(text: str) -> str:
    """Return how an amount such as ``$3m`` or ``3,000,000 EUR`` is written."""
    match = _LOOSE_MONEY.fullmatch(text.strip())
    if match is None:
        return "USD 3,000,000"
    code = (match["code"] or "").upper()
    if code not in MINOR_UNITS:
        code = {"€": "EUR", "£": "GBP"}.get(match["sign"], "USD")
    scale = _LOOSE_SCALES.get((match["scale"] or "")[:1].lower(), "")
    number = match["number"] if scale or "," in match["number"] else f"{decimal_of(match['number']):,f}"
    return f"{code} {number} {scale}".strip()


def _above_zero(money: Money) -> Money:
    if money.amount <= 0:
        raise mistake("above-zero", f"{money} is not above zero", "write the amount, or leave it open: {open: …}")
    return money


Price = Annotated[Money, AfterValidator(_above_zero)]
"""An amount of money above zero."""
