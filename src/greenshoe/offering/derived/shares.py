"""Shares that a tranche adds at once, on conversion and on exercise, counted in shares and not in depositary shares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from greenshoe.offering.derived.figures import figure
from greenshoe.offering.derived.proceeds import sum_of
from greenshoe.offering.derived.quantity import by_issuer, number_of
from greenshoe.offering.securities import (
    DepositaryShares,
    Note,
    PreferredShares,
    PreFundedWarrant,
    Security,
    Shares,
    Unit,
    Warrant,
)
from greenshoe.offering.values import Money, OpenPoint

if TYPE_CHECKING:
    from greenshoe.offering.tranche import Tranche

Counted = int | OpenPoint | None


def shares_in(share: Shares | DepositaryShares) -> int:
    """Return how many shares one *share* is or stands for."""
    return share.represents if isinstance(share, DepositaryShares) else 1


def shares_of(security: Security, number: int) -> int:
    """Return how many shares *number* of *security* are as soon as they are issued; pre-funded warrants count."""
    if isinstance(security, Unit):
        return sum(shares_of(part.security, number * part.number // part.per) for part in security.parts)
    if isinstance(security, Shares | DepositaryShares):
        return number * shares_in(security)
    return number * shares_in(security.exercisable_for) if isinstance(security, PreFundedWarrant) else 0


def issued(tranche: Tranche) -> Counted:
    """Return how many shares the issuer issues when *tranche* closes; None where that cannot be counted."""
    if isinstance(tranche.security, Note | PreferredShares):
        return 0
    inputs = {"number sold": by_issuer(tranche)}
    return figure("shares issued", lambda number: shares_of(tranche.security, number), inputs)


def all_shares(tranche: Tranche, figures: Mapping[str, object]) -> Counted:
    """Return how many shares *tranche* adds with all of it converted and exercised; None where they cannot be counted.

    *figures* are those of the conversion.
    """
    security = tranche.security
    if not isinstance(security, Note | PreferredShares):
        inputs = {"number sold": by_issuer(tranche)}
        return figure("new shares", lambda number: _all_shares_of(security, number), inputs)
    if security.conversion is None:
        return 0
    interest_too = security.conversion.of == "principal and interest" and isinstance(security, Note)
    converted = figures["shares_on_conversion_with_interest" if interest_too else "shares_on_conversion"]
    each = shares_in(security.conversion.into)
    return figure("new shares", lambda number: number * each, {"shares issuable on conversion": converted})


def new_shares(tranche: Tranche, figures: Mapping[str, object]) -> Counted:
    """Return the same, and None where *tranche* adds no share."""
    return all_shares(tranche, figures) or None


def of_warrants(tranche: Tranche) -> dict[str, object]:
    """Return how many warrants *tranche* issues, what they buy and what that would bring, by name."""
    held = list(_warrants_in(tranche.security, 1, 1))
    if not held:
        return {}
    sold: dict[str, object] = {"number sold": number_of(tranche)}
    prices = {
        f"exercise price of warrant {place}": warrant.exercise_price
        for place, (warrant, _, _) in enumerate(held, start=1)
    }

    def bought(number: int) -> list[int]:
        return [number * many // per * warrant.ratio for warrant, many, per in held]

    def cost(number: int, *each: Money) -> Money | None:
        return sum_of(*(price.times(shares) for price, shares in zip(each, bought(number), strict=True)))

    return {
        "warrants": figure("warrants issued", lambda number: sum(number * many // per for _, many, per in held), sold),
        "shares_on_exercise": figure("shares issuable on exercise", lambda number: sum(bought(number)), sold),
        "exercise_proceeds": figure("proceeds of exercise", cost, sold | prices),
    }


def _all_shares_of(security: Security, number: int) -> int:
    more = sum(
        number * many // per * warrant.ratio * shares_in(warrant.exercisable_for)
        for warrant, many, per in _warrants_in(security, 1, 1)
    )
    return shares_of(security, number) + more


def _warrants_in(security: Security, many: int, per: int) -> Iterator[tuple[Warrant, int, int]]:
    """Yield each kind of warrant in *security* with how many of it how many of the security hold."""
    if isinstance(security, Warrant):
        yield security, many, per
    elif isinstance(security, Unit):
        for part in security.parts:
            yield from _warrants_in(part.security, part.number, part.per)
