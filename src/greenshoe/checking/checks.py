"""The check of one document: its visible text against the law of its date, and against its deal if there is one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from greenshoe.checking.case import Case
from greenshoe.checking.deciding import decide
from greenshoe.checking.figures import figures_in
from greenshoe.checking.finding import Checked, Finding, Outcome, Said
from greenshoe.checking.findings import findings_of, in_order
from greenshoe.checking.profiling import UNKNOWN_DOCUMENT, date_quotes, profile_text
from greenshoe.checking.stated import (
    BUSINESS_DAYS,
    FIGURES,
    VENUES,
    business_day_findings,
    figure_findings,
    venue_findings,
)
from greenshoe.checking.waiver_notes import NOT_ASKED
from greenshoe.checking.waiving import RULE as WAIVERS
from greenshoe.checking.waiving import waived, waiver_findings
from greenshoe.errors import UserError, refuse
from greenshoe.law.facts import suggest
from greenshoe.law.law import Law
from greenshoe.law.profiling import profile_offering
from greenshoe.offering.deal import Offering
from greenshoe.offering.values import known
from greenshoe.reading import read_html
from greenshoe.text.document import Text

if TYPE_CHECKING:
    from greenshoe.drafting.draft import Draft
    from greenshoe.library import Library

DRAFTING_MARKS = frozenset({"open-points", "drafting-note"})
"""Parts that a draft has for those who work on it, and that its final form has not."""


def check(
    subject: Draft | Text,
    library: Library,
    *,
    on: date | None = None,
    to: Sequence[str] | None = None,
    against: Offering | None = None,
    facts: Mapping[str, Any] | None = None,
) -> Checked:
    """Check a draft, or a text that somebody else wrote, against the law of *library*.

    The law of *on* applies; where that is not given, the law that a draft was made under, or the date that a text
    carries, or today's. *to*
    leaves out the rules of other authorities than those named (``us``, ``eu``). *against* is the deal that a text has
    to agree with. *facts* are facts of a stranger's text that the reader knows better than its words tell. Raise
    UserError for an authority or fact that the law does not know, and for mistakes in the law or the deal.
    """
    law = library.law
    case, assumed = _case(subject, law, on, against, facts)
    left_out = _left_out(law, to)
    verdicts = {name: waived(name, decide(name, case), case) for name in law.rules if name not in left_out}
    found = [finding for name, verdict in verdicts.items() for finding in findings_of(name, verdict, case)]
    of_the_deal = {
        FIGURES: tuple(figure_findings(case)),
        BUSINESS_DAYS: tuple(business_day_findings(case)),
        VENUES: tuple(venue_findings(case)),
        WAIVERS: tuple(waiver_findings(case, verdicts, left_out)),
    }
    outcomes = {name: Outcome(status=verdict.status, why=verdict.why) for name, verdict in verdicts.items()}
    outcomes |= dict.fromkeys(left_out, Outcome(status="not-applicable", why=NOT_ASKED))
    if case.offering is not None:
        outcomes |= {name: _outcome(name, findings) for name, findings in of_the_deal.items()}
    return Checked(
        path=case.text.path,
        kind=case.profile.document,
        on=case.on.isoformat(),
        on_assumed=assumed,
        profile=case.profile,
        statements={
            name: tuple(Said(quote=quote.text, start=quote.start, end=quote.end) for quote in quotes)
            for name, quotes in sorted(case.statements.items())
        },
        rules=dict(sorted(outcomes.items())),
        findings=in_order([*found, *(finding for findings in of_the_deal.values() for finding in findings)]),
    )


def _outcome(name: str, findings: Sequence[Finding]) -> Outcome:
    own = [finding for finding in findings if finding.rule == name]
    if not own:
        return Outcome(status="pass", why="nothing was found against it")
    status = "fail" if any(finding.status == "fail" for finding in own) else "needs-a-person"
    return Outcome(status=status, why=own[0].message)


def _case(
    subject: Draft | Text, law: Law, on: date | None, against: Offering | None, facts: Mapping[str, Any] | None
) -> tuple[Case, bool]:
    """Return what to decide on, and whether its date is an assumption."""
    if not isinstance(subject, Text):
        text = without_drafting_marks(read_html(subject.html, f"{subject.path}.html"))
        day = on or subject.on
        own = known(subject.offering.dated)
        profile = profile_offering(subject.offering, subject.document, law, on=day, final=subject.final)
        return Case(text, subject.offering, profile, law, day), day != own
    if against is not None:
        own = known(against.dated) or _date_of(subject, law)
        day = on or own or date.today()
        document = subject.kind or profile_text(subject, law, facts, on=day).document or UNKNOWN_DOCUMENT
        profile = profile_offering(against, document, law, on=day, final=True)
        return Case(subject, against, profile, law, day), day != own
    own = _date_of(subject, law)
    day = on or own or date.today()
    return Case(subject, None, profile_text(subject, law, facts, on=day), law, day), day != own


def without_drafting_marks(text: Text) -> Text:
    """Return the text of a draft with its notes and its schedule of open points blanked out: they are not announced."""
    marks = [block for block in text.blocks if block.landmark in DRAFTING_MARKS]
    content = text.content
    for mark in marks:
        content = content[: mark.start] + " " * (mark.end - mark.start) + content[mark.end :]
    return replace(
        text,
        content=content,
        blocks=tuple(block for block in text.blocks if block.landmark not in DRAFTING_MARKS),
        ties=tuple(tie for tie in text.ties if content[tie.start : tie.end].strip()),
    )


def _date_of(text: Text, law: Law) -> date | None:
    """Return the date that *text* carries in its dateline."""
    for quote in date_quotes(text, law):
        for figure in figures_in(quote.text):
            if figure.kind == "date" and isinstance(figure.value, date):
                return figure.value
    return None


def _left_out(law: Law, to: Sequence[str] | None) -> frozenset[str]:
    """Return the rules of authorities that were not asked for; custom of the market is always asked for."""
    if to is None:
        return frozenset()
    asked = {name.strip().lower() for name in to}
    unknown = sorted(asked - law.authorities.keys())
    if unknown:
        raise UserError(
            mistake
            for name in unknown
            for mistake in refuse(
                "--to", f'the law folders have no authority "{name}"', suggest(name, law.authorities)
            ).mistakes
        )
    folders = {name: name.partition("/")[0] for name in law.rules}
    return frozenset(
        name for name, folder in folders.items() if folder not in asked and not law.holds_everywhere(folder)
    )
