"""Numbers of securities that do not add up: more is sold, taken or held than there is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from greenshoe.offering.derived.issue import sales_of
from greenshoe.offering.derived.quantity import by_holders, number_of, option_number
from greenshoe.offering.values import Clash, known
from greenshoe.source.showing import nearest, shown

if TYPE_CHECKING:
    from greenshoe.offering.deal import Offering
    from greenshoe.offering.tranche import Tranche

_CURE = "correct one of the numbers"


def numbers_within(tranche: Tranche) -> Iterator[Clash]:
    """Yield that holders sell, purchasers take in lieu, or banks take under their option, more than there is."""
    number, theirs = known(number_of(tranche)), known(by_holders(tranche))
    if number is not None and theirs is not None and theirs > number:
        what = f"the holders sell {theirs:,} of {number:,}"
        yield Clash(("sellers",), what, 'count what they sell in "number", or correct one of the numbers')
    taken = known(tranche.in_lieu.number) if tranche.in_lieu else None
    if number is not None and taken is not None and taken > number:
        yield Clash(("in_lieu", "number"), f"{taken:,} of {number:,} are taken in another form", _CURE)
    most = known(option_number(tranche))
    exercise = tranche.option.exercise if tranche.option else None
    bought = known(exercise.number) if exercise else None
    if most is not None and bought is not None and bought > most:
        yield Clash(("option", "exercise", "number"), f"{bought:,} are taken under an option for {most:,}", _CURE)


def holders_of_too_much(offering: Offering) -> Iterator[Clash]:
    """Yield that holders named have, or take, more shares than there are, or own a purchaser without being named."""
    yield from _owners(offering)
    capital = offering.capitalization
    if capital is None:
        return
    held = sum(known(holder.shares) or 0 for holder in capital.holders)
    outstanding = known(capital.outstanding)
    if outstanding is not None and held > outstanding:
        what = f"the holders named have {held:,} of {outstanding:,} shares"
        yield Clash(("capitalization", "holders"), what, _CURE)
    bought = sum(known(holder.buys) or 0 for holder in capital.holders)
    sales = sales_of(offering, in_full=True) if bought else None
    issued, moved = (sales.issued, sales.moved) if sales else (None, None)
    if isinstance(issued, int) and isinstance(moved, int) and 0 < issued + moved < bought:
        what = f"the holders named take {bought:,} of {issued + moved:,} shares sold"
        yield Clash(("capitalization", "holders"), what, _CURE)


def _owners(offering: Offering) -> Iterator[Clash]:
    names = [insider.name for insider in offering.insiders]
    for t, tranche in enumerate(offering.tranches):
        for p, purchaser in enumerate(tranche.purchasers):
            for o, owner in enumerate(purchaser.owners):
                if owner.holder not in names:
                    near = nearest(owner.holder, names)
                    cure = f'did you mean "{near}"?' if near else "name the holder there, with its roles"
                    path = ("tranches", t, "purchasers", p, "owners", o, "holder")
                    yield Clash(path, f'{shown(owner.holder)} is not among the "insiders"', cure)
