"""Amounts, shares and dates of a whole deal that do not add up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from greenshoe.offering.derived.issue import sales_of
from greenshoe.offering.derived.totals import sources_and_uses
from greenshoe.offering.updates import SalesReport, TrancheClosed
from greenshoe.offering.values import Clash, Money, known

if TYPE_CHECKING:
    from greenshoe.offering.deal import Offering

_DATES = "correct one of the dates"


def adding_up_clashes(offering: Offering) -> Iterator[Clash]:
    """Yield what of *offering* does not add up, tranches and particulars together."""
    yield from _uses(offering)
    yield from _holders(offering)
    yield from _closings(offering)
    yield from _reported(offering)


def _uses(offering: Offering) -> Iterator[Clash]:
    """Yield that more is spent than there is; whether the expenses alone are too high is said elsewhere."""
    sources, uses = sources_and_uses(offering)
    rest = next((line.amount for line in uses if line.kind == "rest"), None)
    stated = any(line.kind == "purpose" for line in uses)
    if not stated or not isinstance(rest, Money) or rest.amount >= 0:
        return
    have = sources[-1].amount
    over = Money(-rest.amount, rest.currency)
    what = f"the uses and costs are {over} more than the proceeds and cash, {have}"
    yield Clash(("use_of_proceeds",), what, 'correct an amount, or add "cash:" that goes into the uses')


def _holders(offering: Offering) -> Iterator[Clash]:
    """Yield that the holders named have, or take, more shares than there are."""
    capital = offering.capitalization
    if capital is None:
        return
    cure = "correct one of the numbers"
    held = sum(known(holder.shares) or 0 for holder in capital.holders)
    outstanding = known(capital.outstanding)
    if outstanding is not None and held > outstanding:
        what = f"the holders named have {held:,} of {outstanding:,} shares"
        yield Clash(("capitalization", "holders"), what, cure)
    bought = sum(known(holder.buys) or 0 for holder in capital.holders)
    sales = sales_of(offering, in_full=True) if bought else None
    issued, moved = (sales.issued, sales.moved) if sales else (None, None)
    if isinstance(issued, int) and isinstance(moved, int) and 0 < issued + moved < bought:
        what = f"the holders named take {bought:,} of {issued + moved:,} shares sold"
        yield Clash(("capitalization", "holders"), what, cure)


def _closings(offering: Offering) -> Iterator[Clash]:
    """Yield tranches that close before the signing, or after the deal has closed, and options before their exercise."""
    signing, dated = known(offering.timetable.signing), known(offering.dated)
    for index, tranche in enumerate(offering.tranches):
        closing, path = known(tranche.closing), ("tranches", index, "closing")
        if closing and signing and closing < signing:
            yield Clash(path, f"the tranche closes on {closing}, before signing on {signing}", _DATES)
        if closing and dated and offering.stage == "closed" and closing > dated:
            what = f"the stage is closed, but the tranche closes on {closing}, after the announcement of {dated}"
            yield Clash(path, what, "correct the stage or one of the dates")
        taken = tranche.option.exercise if tranche.option else None
        exercised, paid = (known(taken.exercised), known(taken.closing)) if taken else (None, None)
        if exercised and paid and paid < exercised:
            what = f"the option closes on {paid}, before it is exercised on {exercised}"
            yield Clash(("tranches", index, "option", "exercise", "closing"), what, _DATES)


def _reported(offering: Offering) -> Iterator[Clash]:
    update = offering.update
    if isinstance(update, TrancheClosed) and offering.stage == "closed":
        what = "one tranche alone has closed, but the stage of the whole deal is closed"
        yield Clash(("update",), what, 'write "stage: signed", or take "update" out')
    if not isinstance(update, SalesReport):
        return
    since, until = known(update.since), known(update.until)
    if since and until and until < since:
        yield Clash(("update", "until"), f"the period ends on {until}, before it begins on {since}", _DATES)
    if update.tranche <= len(offering.tranches) and offering.tranches[update.tranche - 1].program is None:
        cure = 'add "program:" to the tranche, or correct "tranche"'
        yield Clash(("update", "tranche"), f"nothing is sold under a program in tranche {update.tranche}", cure)
