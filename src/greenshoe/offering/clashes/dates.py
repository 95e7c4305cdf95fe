"""Dates out of their order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from greenshoe.offering.securities import Note
from greenshoe.offering.values import Clash, known

if TYPE_CHECKING:
    from greenshoe.offering.deal import Offering
    from greenshoe.offering.syndicate import PurchaseOption
    from greenshoe.offering.tranche import Tranche

_CURE = "correct one of the dates"
_OR_STAGE = "correct the stage or one of the dates"


def out_of_order(offering: Offering, tranche: Tranche) -> Iterator[Clash]:
    """Yield dates of *tranche* that are out of order, among themselves or with the deal's."""
    yield from _on_file(tranche)
    yield from _rights(tranche)
    yield from _closing(offering, tranche)
    if isinstance(tranche.security, Note):
        yield from _maturity(offering, tranche.security)
    if tranche.option is not None:
        yield from _option(offering, tranche.option)


def out_of_order_across(offering: Offering) -> Iterator[Clash]:
    """Yield dates of the deal, and of the issuer's reports, that are out of order."""
    times = offering.timetable
    signing, closing, long_stop = known(times.signing), known(times.closing), known(times.long_stop)
    dated = known(offering.dated)
    if signing and closing and closing < signing:
        yield Clash(("timetable", "closing"), f"closing on {closing} is before signing on {signing}", _CURE)
    if long_stop and closing and long_stop < closing:
        yield Clash(("timetable", "long_stop"), f"the long stop {long_stop} is before closing on {closing}", _CURE)
    if offering.stage == "closed" and dated and closing and closing > dated:
        what = f"the stage is closed, but closing on {closing} is after the announcement of {dated}"
        yield Clash(("stage",), what, _OR_STAGE)
    for index, reporting in enumerate(offering.issuer.reporting):
        report = known(reporting.annual_report)
        ended, filed = (known(report.year_ended), known(report.filed)) if report else (None, None)
        if ended and filed and filed <= ended:
            path = ("issuer", "reporting", index, "annual_report", "filed")
            yield Clash(path, f"the annual report is filed before its year ends on {ended}", _CURE)


def _on_file(tranche: Tranche) -> Iterator[Clash]:
    statement = known(tranche.registration_statement)
    filed, effective = (known(statement.filed), known(statement.effective)) if statement else (None, None)
    if filed and effective and effective < filed:
        path = ("registration_statement", "effective")
        yield Clash(path, f"it is effective before it is filed on {filed}", _CURE)


def _rights(tranche: Tranche) -> Iterator[Clash]:
    record, expires = (known(tranche.rights.record), known(tranche.rights.expires)) if tranche.rights else (None, None)
    if record and expires and expires < record:
        path = ("rights", "expires")
        yield Clash(path, f"the rights expire on {expires}, before the record date, {record}", _CURE)


def _closing(offering: Offering, tranche: Tranche) -> Iterator[Clash]:
    """Yield that the tranche closes before the signing, or after the whole deal has closed."""
    signing, dated, closing = known(offering.timetable.signing), known(offering.dated), known(tranche.closing)
    if closing and signing and closing < signing:
        yield Clash(("closing",), f"the tranche closes on {closing}, before signing on {signing}", _CURE)
    if closing and dated and offering.stage == "closed" and closing > dated:
        what = f"the stage is closed, but the tranche closes on {closing}, after the announcement of {dated}"
        yield Clash(("closing",), what, _OR_STAGE)


def _maturity(offering: Offering, note: Note) -> Iterator[Clash]:
    maturity, closing = known(note.maturity.date), known(offering.timetable.closing)
    if maturity and closing and maturity <= closing:
        path = ("security", "maturity", "date")
        yield Clash(path, f"maturity on {maturity} is not after the issue on {closing}", _CURE)


def _option(offering: Offering, option: PurchaseOption) -> Iterator[Clash]:
    """Yield that the option is exercised before the pricing, or paid for before it is exercised."""
    taken = option.exercise
    if taken is None:
        return
    exercised, paid, pricing = known(taken.exercised), known(taken.closing), known(offering.timetable.pricing)
    if exercised and pricing and exercised < pricing:
        what = f"the option is exercised on {exercised}, before the pricing on {pricing}"
        yield Clash(("option", "exercise", "exercised"), what, _CURE)
    if exercised and paid and paid < exercised:
        what = f"the option closes on {paid}, before it is exercised on {exercised}"
        yield Clash(("option", "exercise", "closing"), what, _CURE)
