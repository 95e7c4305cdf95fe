"""Findings as JSON: a contract that other programs build on. The same input gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from greenshoe.checking.finding import At, Finding
from greenshoe.law.profile import Profile
from greenshoe.report._subject import Run, Subject
from greenshoe.report._verdict import verdict


def render(subjects: Sequence[Subject], run: Run) -> str:
    """Return the report as one JSON document, UTF-8 with a newline at its end.

    Documents and findings keep their order; statements and rules are sorted by name.
    """
    report = {
        "tool": {"name": "greenshoe", "version": run.tool_version},
        "verdict": verdict(subjects, run.fail_on).result,
        "documents": [_document(each) for each in subjects],
    }
    if run.baseline is not None:
        report["gone"] = [{"document": each.document, "rule": each.rule, "quote": each.quote} for each in run.gone]
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _document(subject: Subject) -> dict[str, Any]:
    checked = subject.checked
    return {
        "path": checked.path,
        "kind": checked.kind,
        "on": checked.on,
        "profile": _profile(checked.profile),
        "statements": {
            name: [{"quote": said.quote, "start": said.start, "end": said.end} for said in checked.statements[name]]
            for name in sorted(checked.statements)
        },
        "rules": {
            name: {"status": checked.rules[name].status, "why": checked.rules[name].why}
            for name in sorted(checked.rules)
        },
        "findings": [_finding(finding) for finding in checked],
        "known": [_finding(finding) for finding in subject.known],
    }


def _profile(profile: Profile) -> dict[str, Any]:
    """Return the profile's four leading facts; null where the document does not settle one."""
    registrations = profile.registrations or ()
    places = {*(profile.listed_in or ()), *(profile.distributed_in or ()), *(profile.offered_in or ())}
    return {
        "registration": "mixed" if len(registrations) > 1 else next(iter(registrations), None),
        "stage": profile.stage,
        "regime": profile.regime,
        "jurisdictions": sorted({place.lower() for place in places}),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "status": finding.status,
        "message": finding.message,
        "quote": finding.quote,
        "start": finding.start,
        "end": finding.end,
        "at": _at(finding.at),
        "cite": finding.cite,
        "source": finding.source,
        "cure": finding.cure,
        "places": [{"path": place.path, "line": place.line, "column": place.column} for place in finding.places],
    }


def _at(at: At | None) -> dict[str, Any] | None:
    """Return a place in the document's file; lines, columns and pages from 1, the box in points."""
    if at is None:
        return None
    return {"line": at.line, "column": at.column, "page": at.page, "box": list(at.box) if at.box else None}
