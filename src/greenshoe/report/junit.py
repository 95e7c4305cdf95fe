"""Findings as JUnit XML, which most CI servers show as tests: a suite a document, a case a rule that applied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from greenshoe.checking.finding import Finding, Outcome
from greenshoe.report._subject import Run, Subject
from greenshoe.report._verdict import fails
from greenshoe.report._where import placed

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 section 2.2 does not count among characters."""


def render(subjects: Sequence[Subject], run: Run) -> str:
    """Return the report as XML.

    A rule fails where a finding of it fails the run; what it found below that is in its output. It is skipped where a
    person has to decide, where it is waived, and where the baseline holds all that it found.
    """
    suites = [_suite(subject, run) for subject in subjects]
    counts = {name: sum(suite[1][name] for suite in suites) for name in ("tests", "failures", "skipped")}
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<testsuites {_attributes(name='greenshoe', **counts)}>"]
    lines += [line for suite in suites for line in suite[0]]
    return "\n".join([*lines, "</testsuites>\n"])


def _suite(subject: Subject, run: Run) -> tuple[list[str], dict[str, int]]:
    cases = [case for name in _names(subject) for case in [_case(name, subject, run)]]
    counts = {
        "tests": len(cases),
        "failures": sum("<failure " in part for case in cases for part in case),
        "skipped": sum("<skipped " in part for case in cases for part in case),
    }
    head = f"  <testsuite {_attributes(name=subject.checked.path, **counts, errors=0)}>"
    facts = {"kind": subject.checked.kind, "on": subject.checked.on, "deal": subject.deal}
    properties = [f"      <property {_attributes(name=name, value=value)}/>" for name, value in facts.items() if value]
    body = [line for case in cases for line in case]
    return [head, "    <properties>", *properties, "    </properties>", *body, "  </testsuite>"], counts


def _names(subject: Subject) -> list[str]:
    """Return the rules that had a say, those of findings among them."""
    applied = {name for name, outcome in subject.checked.rules.items() if outcome.status != "not-applicable"}
    return sorted(applied | {finding.rule for finding in subject.findings})


def _case(name: str, subject: Subject, run: Run) -> list[str]:
    own = [finding for finding in subject.checked if finding.rule == name]
    inside = list(_inside(name, own, subject, run))
    path = subject.checked.path
    head = f"    <testcase {_attributes(classname=path, name=name, file=subject.deal or path)}"
    return [f"{head}>", *inside, "    </testcase>"] if inside else [f"{head}/>"]


def _inside(name: str, own: Sequence[Finding], subject: Subject, run: Run) -> Iterator[str]:
    failing = [finding for finding in own if fails(finding, run.fail_on)]
    if failing:
        told = f"type={quoteattr(failing[0].severity)} message={_quoted(failing[0].message)}"
        yield f"      <failure {told}>{_text(failing)}</failure>"
    elif reason := _reason(subject.checked.rules.get(name), own, [each for each in subject.known if each.rule == name]):
        yield f"      <skipped message={_quoted(reason)}/>"
    rest = [finding for finding in own if finding not in failing]
    if rest:
        yield f"      <system-out>{_text(rest)}</system-out>"


def _reason(outcome: Outcome | None, own: Sequence[Finding], known: Sequence[Finding]) -> str | None:
    """Return why a rule that does not fail the run counts as skipped; None where it does not."""
    if outcome is not None and outcome.status in ("needs-a-person", "waived"):
        return f"{'for a person: ' if outcome.status == 'needs-a-person' else ''}{outcome.why}"
    if known and not any(finding.status == "fail" for finding in own):
        return f"{len(known)} finding{'' if len(known) == 1 else 's'} in the baseline"
    return None


def _text(findings: Sequence[Finding]) -> str:
    return escape(_clean("\n\n".join(map(_told, findings))))


def _told(finding: Finding) -> str:
    label = {"needs-a-person": "person", "waived": "waived"}.get(finding.status, finding.severity)
    quote = [f'"{finding.quote}"'] if finding.quote else []
    places = [f"{place.path}:{place.line}:{place.column} {place.fact or ''}".rstrip() for place in finding.places]
    lines = [f"{label}: {finding.title}", f"{placed(finding)}: {finding.message}", *quote, *places]
    return "\n".join([*lines, finding.cite, f"{finding.consequence}", f"cure: {finding.cure}"])


def _attributes(**values: str | int) -> str:
    return " ".join(f"{name}={_quoted(str(value))}" for name, value in values.items())


def _quoted(text: str) -> str:
    return quoteattr(_clean(text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
