"""Stage, update and termination that contradict each other, or the terms of the deal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from greenshoe.offering.clashes.fitting import no_tranche
from greenshoe.offering.clashes.money import above
from greenshoe.offering.derived.quantity import number_of
from greenshoe.offering.updates import Amended, OptionExercised, SalesReport, TrancheClosed, Upsized
from greenshoe.offering.values import Clash, known

if TYPE_CHECKING:
    from greenshoe.offering.deal import Offering
    from greenshoe.offering.tranche import Tranche

_UNPRICED = ("testing-the-waters", "filed", "proposed", "launched")
_PARTICIPLES = {
    "upsized": "upsized",
    "amended": "amended",
    "option-exercised": "enlarged by an option",
    "tranche-closed": "closed in part",
    "sales-report": "reported on",
}


def never_happened(offering: Offering) -> Iterator[Clash]:
    """Yield what cannot have happened to *offering*: at its stage, or by the terms as they stand."""
    yield from _ended(offering)
    yield from _not_filed(offering)
    yield from _exercised_too_early(offering)
    update = offering.update
    if update is None or isinstance(update, Amended):
        return
    if update.tranche > len(offering.tranches):
        yield no_tranche(offering, ("update", "tranche"), update.tranche)
        return
    tranche = offering.tranches[update.tranche - 1]
    match update:
        case OptionExercised():
            yield from _nothing_taken(update, tranche)
        case Upsized():
            yield from _not_upsized(update, tranche)
        case TrancheClosed():
            yield from _all_closed(offering)
        case SalesReport():
            yield from _misreported(offering, update, tranche)


def _ended(offering: Offering) -> Iterator[Clash]:
    if offering.termination is not None and offering.stage != "terminated":
        what = f"a deal at the stage {offering.stage} is not terminated"
        yield Clash(("termination",), what, 'write "stage: terminated", or take "termination" out')
    if offering.update is not None and offering.stage == "terminated":
        what = f"a terminated deal is not {_PARTICIPLES[offering.update.kind]} as well"
        yield Clash(("update",), what, 'take "update" out, or correct the stage')


def _not_filed(offering: Offering) -> Iterator[Clash]:
    on_file = any(each.registration == "registered" or each.offering_statement for each in offering.tranches)
    if offering.stage == "filed" and not on_file:
        cure = 'correct the stage, or add "offering_statement:" to an exempt public offering'
        yield Clash(("stage",), "the stage is filed, but no tranche has anything on file", cure)


def _exercised_too_early(offering: Offering) -> Iterator[Clash]:
    for index, tranche in enumerate(offering.tranches):
        if tranche.option is not None and tranche.option.exercise is not None and offering.stage in _UNPRICED:
            what = f"the option is exercised, but the stage of the deal is {offering.stage}: it is not priced"
            path = ("tranches", index, "option", "exercise")
            yield Clash(path, what, 'take "exercise" out, or correct the stage')


def _nothing_taken(update: OptionExercised, tranche: Tranche) -> Iterator[Clash]:
    if tranche.option is None or tranche.option.exercise is None:
        cure = 'add "exercise:" with what was taken to the tranche\'s "option"'
        yield Clash(("update",), f"nothing says what was taken under the option of tranche {update.tranche}", cure)


def _not_upsized(update: Upsized, tranche: Tranche) -> Iterator[Clash]:
    """Yield each size that was not smaller before."""
    cure = 'give what was to be sold before under "update", and what is sold now under the tranche'
    before, now = known(update.number), known(number_of(tranche))
    if before is not None and now is not None and now <= before:
        yield Clash(("update", "number"), f"the offering is not upsized from {before:,} to {now:,}", cure)
    ceiling = tranche.program or tranche.limits
    amount = ceiling.maximum if tranche.amount is None and ceiling else tranche.amount
    for name, was, becomes in (
        ("principal", known(update.principal), known(tranche.principal)),
        ("amount", known(update.amount), known(amount)),
    ):
        if was is not None and becomes is not None and not above(becomes, was):
            yield Clash(("update", name), f"the offering is not upsized from {was} to {becomes}", cure)


def _all_closed(offering: Offering) -> Iterator[Clash]:
    if offering.stage == "closed":
        what = "one tranche alone has closed, but the stage of the whole deal is closed"
        yield Clash(("update",), what, 'write "stage: signed", or take "update" out')


def _misreported(offering: Offering, report: SalesReport, tranche: Tranche) -> Iterator[Clash]:
    """Yield a report of what is sold under no program, or for a period that ends too early or too late."""
    cure = "correct one of the dates"
    since, until, dated = known(report.since), known(report.until), known(offering.dated)
    if since and until and until < since:
        yield Clash(("update", "until"), f"the period ends on {until}, before it begins on {since}", cure)
    if until and dated and until > dated:
        yield Clash(("update", "until"), f"the period ends on {until}, after the announcement of {dated}", cure)
    if tranche.program is None:
        remedy = 'add "program:" to the tranche, or correct "tranche"'
        yield Clash(("update", "tranche"), f"nothing is sold under a program in tranche {report.tranche}", remedy)
