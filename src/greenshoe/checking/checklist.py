"""The checklist of a deal: what the law asks to be done about it that no text can show, each with its date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from greenshoe.checking.case import Case
from greenshoe.checking.deciding import Verdict, decide
from greenshoe.checking.finding import Place, Status
from greenshoe.checking.findings import places_of
from greenshoe.checking.waiving import waived
from greenshoe.law.deadlines import due
from greenshoe.law.profiling import profile_offering
from greenshoe.law.rule import Severity
from greenshoe.law.vocabulary import CHECKLIST
from greenshoe.offering.deal import Offering
from greenshoe.offering.values import known
from greenshoe.text.document import Text

if TYPE_CHECKING:
    from greenshoe.library import Library


class Task(BaseModel):
    """One thing to be done, or to be true, about a deal."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rule: str
    title: str
    cite: str
    source: str | None
    severity: Severity
    status: Status
    """``needs-a-person``: to be answered; ``fail``: the facts are against it; ``pass``; ``waived``."""
    what: str
    """The question, or what the facts show; one sentence without a full stop."""
    due: date | None = None
    at: datetime | None = None
    """The minute, with its zone, of what is due by the hour."""
    counted: str | None = None
    """How the date is counted: ``15 calendar days after the first sale``; None where nothing is due."""
    places: tuple[Place, ...] = ()
    """The facts that it hangs on, and the one that its date is counted from."""


def checklist(offering: Offering, library: Library, *, on: date | None = None) -> tuple[Task, ...]:
    """Return what is to be done about *offering*: what has a date first, by its date, then the rest.

    The law of *on* applies; where that is not given, of the announcement's own date, or while that is open, today's.
    Rules that do not apply, or are met on the facts, are left out. Raise UserError for mistakes in the law or the deal.
    """
    law = library.law
    day = on or known(offering.dated) or date.today()
    profile = profile_offering(offering, CHECKLIST, law, on=day)
    case = Case(Text("", (), offering.name), offering, profile, law, day)
    names = [name for name, rule in law.rules.items() if CHECKLIST in rule.documents]
    tasks = (task for name in names for task in _tasks(name, waived(name, decide(name, case), case), case))
    return tuple(sorted(tasks, key=lambda task: (task.due is None, task.due or day, task.rule)))


def _tasks(name: str, verdict: Verdict, case: Case) -> Iterator[Task]:
    if verdict.status in ("not-applicable", "pass"):
        return
    rule, offering = case.law.rules[name], case.offering
    deadline = due(rule.deadline, offering) if rule.deadline and offering else None
    sources = [path for fact in verdict.decided_by for path in case.profile.sources.get(fact, ())]
    for seen in (verdict.observations if verdict.status != "waived" else ()) or (None,):
        paths = [*([deadline.source] if deadline else ()), *(seen.facts if seen else ()), *sources]
        yield Task(
            rule=name,
            title=rule.title,
            cite=rule.cite,
            source=rule.source,
            severity=rule.severity,
            status=verdict.status,
            what=seen.message if seen else verdict.why,
            due=deadline.day if deadline else None,
            at=deadline.at if deadline else None,
            counted=deadline.says if deadline else None,
            places=places_of(paths, offering),
        )
