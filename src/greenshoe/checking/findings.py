"""Findings from verdicts: what a rule found wrong, with its places in the deal file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from greenshoe.checking.case import Case
from greenshoe.checking.deciding import Verdict
from greenshoe.checking.finding import At, Finding, Place, Status
from greenshoe.checking.observation import Observation
from greenshoe.law.rule import Severity
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

_ORDER = {"error": 0, "warning": 1, "note": 2}


def findings_of(name: str, verdict: Verdict, case: Case) -> Iterator[Finding]:
    """Yield a finding for each observation of a rule that failed, or that a person has to settle."""
    if verdict.status not in ("fail", "needs-a-person"):
        return
    severity = case.law.rules[name].severity if verdict.status == "fail" else "note"
    for seen in verdict.observations:
        yield rule_finding(name, seen, case, verdict.status, severity, verdict.decided_by)


def rule_finding(
    name: str, seen: Observation, case: Case, status: Status, severity: Severity, decided_by: Iterable[str] = ()
) -> Finding:
    """Return the finding that the rule *name* makes of what has been *seen*."""
    rule = case.law.rules[name]
    first = rule.in_force[0]
    sources = [path for fact in decided_by for path in case.profile.sources.get(fact, ())]
    return Finding(
        rule=name,
        title=rule.title,
        severity=severity,
        status=status,
        message=seen.message,
        quote=seen.quote.text if seen.quote else None,
        start=seen.quote.start if seen.quote else None,
        end=seen.quote.end if seen.quote else None,
        cite=rule.cite,
        source=rule.source,
        since=first.isoformat() if first else None,
        consequence=rule.fails_as,
        cure=seen.cure or rule.cure,
        document=case.text.path,
        places=places_of(seen.facts or sources, case.offering),
        at=_at(seen, case.text),
    )


def _at(seen: Observation, text: Text) -> At | None:
    spot = text.spot(seen.quote.start) if seen.quote else None
    return None if spot is None else At(line=spot.line, column=spot.column, page=spot.page, box=spot.box)


def places_of(facts: Iterable[str], offering: Offering | None) -> tuple[Place, ...]:
    """Return where *facts* stand in the deal file, each place once; nothing for a text without one."""
    if offering is None:
        return ()
    found: dict[tuple[str, int, int], Place] = {}
    for fact in facts:
        at = offering.place(fact)
        if at is not None:
            found.setdefault(at, Place(path=at[0], line=at[1], column=at[2], fact=fact))
    return tuple(found.values())


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return *findings* worst first, then by their place in the text, rule and message; each once."""
    unique = dict.fromkeys(findings)
    return tuple(
        sorted(
            unique,
            key=lambda one: (_ORDER[one.severity], -1 if one.start is None else one.start, one.rule, one.message),
        )
    )
