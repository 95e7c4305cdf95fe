"""Shares that a tranche adds: on conversion, on exercise, and at what premium."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from greenshoe.offering.derived.figures import figure
from greenshoe.offering.derived.proceeds import sum_of
from greenshoe.offering.derived.rounding import decimal, percent
from greenshoe.offering.securities import (
    Conversion,
    DepositaryShares,
    Note,
    PreferredShares,
    PreFundedWarrant,
    Security,
    Shares,
    Unit,
)
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


def new_shares(tranche: Tranche, figures: Mapping[str, object]) -> int | OpenPoint | None:
    """Return how many shares the tranche can add, counted in shares and not in depositary shares.

    *figures* are those of the conversion. Warrants count as exercised in full.
    """
    security = tranche.security
    if not isinstance(security, Note | PreferredShares):
        each = _shares_of_one(security)
        return figure("new shares", lambda number: number * each, {"number sold": tranche.number})
    if security.conversion is None:
        return None
    interest_too = security.conversion.of == "principal and interest" and isinstance(security, Note)
    converted = figures["shares_on_conversion_with_interest" if interest_too else "shares_on_conversion"]
    each = _shares_in(security.conversion.into)
    return figure("new shares", lambda number: number * each, {"shares issuable on conversion": converted})


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


def _shares_in(share: Shares | DepositaryShares) -> int:
    return share.represents if isinstance(share, DepositaryShares) else 1


def _shares_of_one(security: Security) -> int:
    """Return the shares that one of *security* is, or buys on exercise."""
    if isinstance(security, Unit):
        return sum(part.number * _shares_of_one(part.security) for part in security.parts)
    if isinstance(security, Shares | DepositaryShares):
        return _shares_in(security)
    if isinstance(security, PreFundedWarrant):
        return _shares_in(security.exercisable_for)
    if isinstance(security, Note | PreferredShares):
        return 0
    return security.ratio * _shares_in(security.exercisable_for)
