"""Findings as SARIF 2.1.0, the format of code scanning (OASIS, errata 01). The same input gives the same bytes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from greenshoe.checking.baseline import fingerprint
from greenshoe.checking.finding import At, Finding, Place
from greenshoe.law.law import Law
from greenshoe.report._subject import Run, Subject
from greenshoe.report._verdict import fails, verdict
from greenshoe.report._where import has_paragraphs, told, uri

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"


def render(subjects: Sequence[Subject], run: Run) -> str:
    """Return the report as one SARIF log of one run, UTF-8 with a newline at its end.

    A rule that was waived, and a finding that the baseline holds, are suppressed, with why. A question to a person is
    a result of the kind ``review``. Places in the deal file are related locations.
    """
    results = [result for subject in subjects for result in _results(subject, run)]
    rules = list(_rules(subjects, run.law))
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    for result in results:
        result["ruleIndex"] = index[result["ruleId"]]
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "greenshoe", "version": run.tool_version, "rules": rules}},
                "invocations": [{"executionSuccessful": True}],
                "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder that greenshoe was run in."}}},
                "columnKind": "unicodeCodePoints",
                "artifacts": [{"location": _address(path)} for path in _paths(subjects)],
                "results": results,
                "properties": {"verdict": verdict(subjects, run.fail_on).result},
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _paths(subjects: Sequence[Subject]) -> list[str]:
    return sorted({subject.deal or subject.checked.path for subject in subjects})


def _rules(subjects: Sequence[Subject], law: Law | None) -> Iterator[dict[str, Any]]:
    """Yield each rule that had a say, by name: those with findings, and those that were met."""
    found = {finding.rule: finding for subject in subjects for finding in subject.findings}
    met = {
        name for each in subjects for name, how in each.checked.rules.items() if how.status not in ("not-applicable",)
    }
    for name in sorted(found.keys() | (met & (law.rules.keys() if law else frozenset()))):
        yield _rule_of_law(name, law) if law and name in law.rules else _rule_of_finding(found[name])


def _rule_of_law(name: str, law: Law) -> dict[str, Any]:
    rule = law.rules[name]
    first, last = rule.in_force
    facts = {
        "tags": [name.partition("/")[0], rule.basis],
        "basis": rule.basis,
        "evidence": rule.reviewed.evidence,
        "reviewed": rule.reviewed.on.isoformat(),
        "cite": rule.cite,
        "inForce": [first.isoformat() if first else None, last.isoformat() if last else None],
    }
    return {
        **_described(name, rule.title, rule.fails_as, rule.cite, rule.cure),
        **({"helpUri": rule.source} if rule.source else {}),
        "defaultConfiguration": {"level": rule.severity},
        "properties": facts,
    }


def _rule_of_finding(finding: Finding) -> dict[str, Any]:
    """Return what a finding tells of its rule, where the law's own file is not at hand."""
    return {
        **_described(finding.rule, finding.title, finding.consequence, finding.cite, finding.cure),
        **({"helpUri": finding.source} if finding.source else {}),
        "defaultConfiguration": {"level": finding.severity},
        "properties": {"tags": [finding.rule.partition("/")[0]], "cite": finding.cite},
    }


def _described(name: str, title: str, consequence: str, cite: str, cure: str) -> dict[str, Any]:
    return {
        "id": name,
        "shortDescription": {"text": title},
        "fullDescription": {"text": f"{title}. Otherwise the document {consequence}."},
        "help": {"text": f"{cite}. Cure: {cure}."},
    }


def _results(subject: Subject, run: Run) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    known = {id(finding) for finding in subject.known}
    for finding in subject.findings:
        mark = fingerprint(finding, subject.checked.path)
        seen[mark] += 1
        result = _result(finding, subject, f"{mark}:{seen[mark]}")
        if run.baseline is not None:
            result["baselineState"] = "unchanged" if id(finding) in known else "new"
        result["suppressions"] = list(_suppressions(finding, subject, run.baseline, held=id(finding) in known))
        result["properties"]["fails"] = id(finding) not in known and fails(finding, run.fail_on)
        yield result


def _result(finding: Finding, subject: Subject, mark: str) -> dict[str, Any]:
    review = finding.status == "needs-a-person"
    places = list(finding.places)
    return {
        "ruleId": finding.rule,
        "kind": "review" if review else "fail",
        "level": "none" if review else finding.severity,  # SARIF 3.27.10: what is no failure has no level
        "message": {"text": _message(finding)},
        "locations": [_drafted(finding, subject, places) if subject.deal else _location(finding, subject)],
        "relatedLocations": [_related(number, place) for number, place in enumerate(places, 1)],
        "partialFingerprints": {"greenshoe/v1": mark},
        "properties": {"status": finding.status, "cite": finding.cite, "consequence": finding.consequence},
    }


def _message(finding: Finding) -> str:
    where = told(finding.at, finding.document) if finding.at and not _has_lines(finding.at, finding.document) else ""
    place = f" ({where})" if where else ""
    return f"{finding.message[:1].upper()}{finding.message[1:]}{place}. Cure: {finding.cure}."


def _has_lines(at: At, path: str) -> bool:
    return at.line is not None and at.page is None and not has_paragraphs(path)


def _location(finding: Finding, subject: Subject) -> dict[str, Any]:
    """Return where a finding stands in the document's own file."""
    physical: dict[str, Any] = {"artifactLocation": _address(finding.document)}
    at = finding.at
    if at is None:
        return {"physicalLocation": physical}
    if _has_lines(at, finding.document):
        physical["region"] = _region(finding, at, subject.ends.get(finding.end or -1))
        return {"physicalLocation": physical}
    if at.box:
        physical["properties"] = {"page": at.page, "box": list(at.box)}
    kind = "page" if at.page else "paragraph"
    number = told(at, finding.document)
    logical = {"name": number, "fullyQualifiedName": f"{finding.document}, {number}", "kind": kind}
    return {"physicalLocation": physical, **({"logicalLocations": [logical]} if number else {})}


def _region(finding: Finding, at: At, end: At | None) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": at.line}
    if at.column:
        region["startColumn"] = at.column
        if end is not None and end.line and end.column and (end.line, end.column) >= (at.line or 0, at.column):
            region |= {"endLine": end.line, "endColumn": end.column + 1}
    if finding.quote:
        region["snippet"] = {"text": finding.quote}
    return region


def _drafted(finding: Finding, subject: Subject, places: list[Place]) -> dict[str, Any]:
    """Return where a finding in a draft stands in the deal file, which is what there is to mend; take it from *places*.

    The draft itself is no file: it is a logical location.
    """
    own = next((place for place in places if place.path == subject.deal), None)
    if own is not None:
        places.remove(own)
    physical: dict[str, Any] = {"artifactLocation": _address(subject.deal or finding.document)}
    if own is not None and own.line:
        physical["region"] = _spot(own)
    logical = {"name": subject.checked.kind, "fullyQualifiedName": finding.document, "kind": "document"}
    return {"physicalLocation": physical, "logicalLocations": [logical]}


def _related(number: int, place: Place) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": _address(place.path)}
    if place.line:
        physical["region"] = _spot(place)
    return {"id": number, "physicalLocation": physical, "message": {"text": place.fact or "the waiver"}}


def _spot(place: Place) -> dict[str, int]:
    return {"startLine": place.line, **({"startColumn": place.column} if place.column else {})}


def _address(path: str) -> dict[str, str]:
    address = uri(path)
    return {"uri": address} if address.startswith("file:") else {"uri": address, "uriBaseId": _ROOT}


def _suppressions(finding: Finding, subject: Subject, baseline: str | None, *, held: bool) -> Iterable[dict[str, str]]:
    """Return why a finding does not count: a waiver in the document or outside of it, or the baseline."""
    if finding.status == "waived":
        inside = any(place.path == subject.checked.path for place in finding.places)
        kind = "inSource" if inside else "external"
        yield {"kind": kind, "status": "accepted", "justification": finding.message}
    if held:
        yield {"kind": "external", "status": "accepted", "justification": f"known: it is in the baseline {baseline}"}
