"""Deal dates: the dates of a deal lie in the order that its stage and its terms call for."""

from __future__ import annotations

from collections.abc import Iterator

from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.offering.securities import Note
from greenshoe.offering.selling import Rights
from greenshoe.offering.tranche import Tranche
from greenshoe.offering.values import known
from greenshoe.text.document import Text

NEEDS_DEAL = True
_AGREED = ("signed", "closed")
_PRICED = ("priced", "closed")
_CURE = "correct one of the dates, or the stage"


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each date of the deal that is out of order; what is open contradicts nothing."""
    if offering is None:
        return
    yield from _announced_too_early(offering)
    for index, tranche in enumerate(offering.tranches):
        path = f"offering.tranches[{index}]"
        yield from _on_file(offering, tranche, path)
        yield from _market(offering, tranche, path)
        yield from _interest(offering, tranche, path)
        if tranche.rights is not None:
            yield from _rights(tranche.rights, f"{path}.rights")


def _announced_too_early(offering: Offering) -> Iterator[Observation]:
    times, dated = offering.timetable, known(offering.dated)
    for stages, event, day in ((_AGREED, "signing", times.signing), (_PRICED, "pricing", times.pricing)):
        happened = known(day)
        if dated and happened and offering.stage in stages and dated < happened:
            what = f"the announcement of {dated} tells of the {event}, which is on {happened}"
            yield Observation(what, None, _CURE, ("offering.dated", f"offering.timetable.{event}"))


def _on_file(offering: Offering, tranche: Tranche, path: str) -> Iterator[Observation]:
    """Yield a pricing before the registration statement is effective."""
    statement, pricing = known(tranche.registration_statement), known(offering.timetable.pricing)
    effective = known(statement.effective) if statement else None
    if effective and pricing and pricing < effective:
        what = f"pricing on {pricing} is before the registration statement is effective, on {effective}"
        places = ("offering.timetable.pricing", f"{path}.registration_statement.effective")
        yield Observation(what, None, "correct one of the dates", places)


def _market(offering: Offering, tranche: Tranche, path: str) -> Iterator[Observation]:
    """Yield a market price of a day after the terms were agreed."""
    day, times = known(tranche.reference_date), offering.timetable
    agreed = min((found for each in (times.signing, times.pricing) if (found := known(each))), default=None)
    if day and agreed and day > agreed and offering.stage in ("priced", "signed", "closed"):
        what = f"the market price is that of {day}, after the terms were agreed on {agreed}"
        yield Observation(what, None, "take the last close before the agreement", (f"{path}.reference_date",))


def _interest(offering: Offering, tranche: Tranche, path: str) -> Iterator[Observation]:
    """Yield a first interest payment date that is not between issue and maturity."""
    if not isinstance(tranche.security, Note):
        return
    first, issued = known(tranche.security.interest.first), known(tranche.closing) or known(offering.timetable.closing)
    matures = known(tranche.security.maturity.date)
    for bound, out, where in (
        (issued, bool(first and issued and first <= issued), "not after the issue on"),
        (matures, bool(first and matures and first > matures), "after the maturity on"),
    ):
        if out:
            what = f"interest is first paid on {first}, {where} {bound}"
            yield Observation(what, None, "correct one of the dates", (f"{path}.security.interest.first",))


def _rights(rights: Rights, path: str) -> Iterator[Observation]:
    """Yield rights that go out before their record date, or after they have expired."""
    record, expires, sent, ex = map(known, (rights.record, rights.expires, rights.distributed, rights.ex))
    if sent and record and sent < record:
        what = f"the rights are distributed on {sent}, before the record date, {record}"
        yield Observation(what, None, "correct one of the dates", (f"{path}.distributed",))
    if sent and expires and sent >= expires:
        what = f"the rights are distributed on {sent}, not before they expire on {expires}"
        yield Observation(what, None, "correct one of the dates", (f"{path}.distributed",))
    if ex and expires and ex >= expires:
        what = f"the shares trade without the right from {ex}, not before it expires on {expires}"
        yield Observation(what, None, "correct one of the dates", (f"{path}.ex",))
