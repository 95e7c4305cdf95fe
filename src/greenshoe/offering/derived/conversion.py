"""What follows from a right of conversion: shares, rate, premium."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from greenshoe.offering.derived.figures import figure
from greenshoe.offering.derived.proceeds import sum_of
from greenshoe.offering.derived.rounding import decimal, percent
from greenshoe.offering.securities import Conversion, Note, PreferredShares
from greenshoe.offering.values import Money, OpenPoint, Percent

if TYPE_CHECKING:
    from greenshoe.offering.tranche import Tranche


def converted_note(tranche: Tranche, note: Note, interest: Money | OpenPoint | None) -> dict[str, object]:
    """Return the figures that follow from a note's right of conversion, by name; none where it has no such right."""
    conversion = note.conversion
    if conversion is None:
        return {}
    figures: dict[str, object] = {
        "shares_on_conversion": _converted(tranche.principal, conversion),
        "conversion_premium": _premium(conversion, tranche),
        "conversion_rate": figure(
            "conversion rate", _rate, {"conversion price": conversion.price, "principal amount": tranche.principal}
        ),
    }
    if conversion.of == "principal and interest" or note.repayment.settled_in != "cash":
        owed = figure("principal and interest", sum_of, {"principal amount": tranche.principal, "interest": interest})
        price = conversion.price
        if conversion.of == "principal" and note.repayment.share_price is not None:
            price = note.repayment.share_price
        inputs = {"principal and interest": owed, "price of a share": price}
        name = "shares issuable for principal and interest"
        figures["shares_on_conversion_with_interest"] = figure(name, _whole_shares, inputs)
    return figures


def converted_preferred(tranche: Tranche, preferred: PreferredShares) -> dict[str, object]:
    """Return the figures that follow from preferred shares' right of conversion, by name."""
    conversion = preferred.conversion
    if conversion is None:
        return {}
    inputs = {"stated value": preferred.stated_value, "number sold": tranche.number}
    worth = figure("stated value of all", lambda value, number: value.times(number), inputs)
    return {
        "shares_on_conversion": _converted(worth, conversion),
        "conversion_premium": _premium(conversion, tranche),
    }


def _converted(worth: Money | OpenPoint | None, conversion: Conversion) -> int | OpenPoint | None:
    inputs = {"amount converted": worth, "conversion price": conversion.price}
    return figure("shares issuable on conversion", _whole_shares, inputs)


def _whole_shares(worth: Money, price: Money) -> int | None:
    same = worth.currency == price.currency
    return int(Fraction(worth.amount) / Fraction(price.amount)) if same else None


def _rate(price: Money, principal: Money) -> Decimal | None:
    return decimal(1000 / Fraction(price.amount), 4) if price.currency == principal.currency else None


def _premium(conversion: Conversion, tranche: Tranche) -> Percent | OpenPoint | None:
    return figure(
        "conversion premium",
        lambda price, reference: percent(Fraction(price.amount) / Fraction(reference.amount) - 1),
        {"conversion price": conversion.price, "reference price": tranche.reference_price},
    )
