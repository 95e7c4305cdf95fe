"""The shares that all tranches of an offering issue and move together, counted once for every table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from greenshoe.offering.derived.figures import figure
from greenshoe.offering.derived.quantity import enlarged, exercised
from greenshoe.offering.derived.shares import Counted, all_shares, issued, shares_of
from greenshoe.offering.derived.terms import of_terms
from greenshoe.offering.securities import Unit, Warrant
from greenshoe.offering.values import known

if TYPE_CHECKING:
    from greenshoe.offering.deal import Offering
    from greenshoe.offering.tranche import Tranche


@dataclass(frozen=True)
class Sales:
    """Shares that one state of the tranches issues, and that holders sell to others, by the holder's name."""

    issued: Counted
    all_shares: Counted
    """With everything converted and exercised; None where that cannot be counted."""
    with_shares: Counted
    """Those of them that come with the shares sold, in units or as accompanying warrants."""
    by_holders: tuple[tuple[str | None, Counted], ...]

    def sold_by(self, name: str) -> Counted:
        """Return how many shares the holder *name* sells."""
        return total("shares sold", [number for seller, number in self.by_holders if seller == name])

    @property
    def moved(self) -> Counted:
        """All that holders sell."""
        return total("shares sold by holders", [number for _, number in self.by_holders])


def sales_of(offering: Offering, *, in_full: bool) -> Sales | None:
    """Return what all tranches issue, *in_full* with their options, else with what was taken under them.

    None where a tranche sells what cannot be counted, as a program does.
    """
    tranches = [enlarged(tranche) if in_full else exercised(tranche) for tranche in offering.tranches]
    at_once = [issued(tranche) for tranche in tranches]
    if any(number is None for number in at_once):
        return None
    everything = [all_shares(tranche, of_terms(offering, tranche)) for tranche in tranches]
    accompanying = [
        _difference(each, first)
        for tranche, each, first in zip(tranches, everything, at_once, strict=True)
        if isinstance(tranche.security, Unit | Warrant) and (tranche.accompanies or isinstance(tranche.security, Unit))
    ]
    return Sales(
        issued=total("shares issued", at_once),
        all_shares=total("new shares", everything),
        with_shares=total("shares issuable on exercise", accompanying),
        by_holders=tuple(_by_holders(tranches)),
    )


def total(name: str, numbers: Iterable[Counted]) -> Counted:
    """Return the sum of *numbers*; zero where there are none."""
    return figure(name, lambda *each: sum(each), {f"{name} of {place}": each for place, each in enumerate(numbers, 1)})


def _difference(whole: Counted, part: Counted) -> Counted:
    return figure("shares issuable on exercise", lambda all_, some: all_ - some, {"new shares": whole, "sold": part})


def _by_holders(tranches: Iterable[Tranche]) -> Iterator[tuple[str | None, Counted]]:
    for tranche in tranches:
        for seller in tranche.sellers:
            inputs = {"number sold by a holder": seller.number}
            yield known(seller.name), figure("shares sold by a holder", partial(shares_of, tranche.security), inputs)
