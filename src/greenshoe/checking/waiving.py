"""Waivers: rules that a deal disapplies, by a named person, for a reason, until a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from greenshoe.checking.case import Case
from greenshoe.checking.deciding import Verdict
from greenshoe.checking.finding import Finding, Place
from greenshoe.checking.findings import places_of, rule_finding
from greenshoe.checking.observation import Observation
from greenshoe.law.facts import suggest
from greenshoe.law.rule import Severity
from greenshoe.offering.deal import Offering
from greenshoe.offering.particulars import Waiver

RULE = "facts/waivers"
"""The name under which a check reports on waivers."""


def waived(name: str, verdict: Verdict, case: Case) -> Verdict:
    """Return *verdict* as the deal's waiver leaves it: waived, where the rule bites and the waiver still runs."""
    waiver = _waiver(name, case)
    if waiver is None or verdict.status not in ("fail", "needs-a-person") or _expired(waiver, case.on):
        return verdict
    return Verdict("waived", f"waived by {waiver.by} until {waiver.until}: {waiver.reason}", verdict.observations)


def _waiver(name: str, case: Case) -> Waiver | None:
    return case.offering.waive.get(name) if case.offering else None


def _expired(waiver: Waiver, on: date) -> bool:
    return waiver.until < on


def waiver_findings(case: Case, verdicts: Mapping[str, Verdict], undecided: frozenset[str]) -> Iterator[Finding]:
    """Yield what there is to say of the deal's waivers: each one used, and those that are expired or of no use.

    A waiver is known to be of no use where no document could need it: where its rule does not apply to the facts, or
    passes and speaks of this document alone. Rules in *undecided* were left out of the check.
    """
    if case.offering is None:
        return
    for name, waiver in sorted(case.offering.waive.items()):
        path = f"offering.waive.{name}"
        if name not in case.law.rules:
            cure = suggest(name, case.law.rules)
            yield _finding(case.offering, case, path, f"there is no rule {name} to waive", cure, "error")
        elif name in undecided:
            continue
        elif verdicts[name].status == "waived":
            first = next(iter(verdicts[name].observations), None)
            seen = Observation(verdicts[name].why, first.quote if first else None, facts=(path,))
            yield rule_finding(name, seen, case, "waived", "note")
        elif verdicts[name].status == "fail" or verdicts[name].status == "needs-a-person":
            what = f"the waiver of {name} expired on {waiver.until}"
            yield _finding(case.offering, case, path, what, "have it renewed, or take it out", "error")
        else:
            yield from _unused(name, verdicts[name], path, case, case.offering)


def _unused(name: str, verdict: Verdict, path: str, case: Case, offering: Offering) -> Iterator[Finding]:
    documents = case.law.rules[name].documents
    if case.profile.document not in documents:
        return
    certain = verdict.status == "not-applicable" or documents == (case.profile.document,)
    what = f"the waiver of {name} is not used" + ("" if certain else " in this document")
    cure = "take it out" if certain else "take it out if no other document needs it"
    yield _finding(offering, case, path, f"{what}: {verdict.why}", cure, "error" if certain else "note")


def _finding(offering: Offering, case: Case, path: str, message: str, cure: str, severity: Severity) -> Finding:
    return waiver_fault(message, cure, severity, case.text.path, places_of((path,), offering))


def waiver_fault(message: str, cure: str, severity: Severity, document: str, places: tuple[Place, ...]) -> Finding:
    """Return the finding that something is wrong with a waiver, which stands at *places*."""
    return Finding(
        rule=RULE,
        title="Waive only what needs a waiver, for as long as it is needed",
        severity=severity,
        status="fail",
        message=message,
        cite="the waiver",
        consequence="leaves in doubt which rules the document is held to",
        cure=cure,
        document=document,
        places=places,
    )
