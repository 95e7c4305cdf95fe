"""Findings as workflow commands of GitHub Actions, which annotate the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from greenshoe.checking.finding import Finding
from greenshoe.report._subject import Run, Subject
from greenshoe.report._verdict import verdict
from greenshoe.report._where import has_paragraphs, told

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def render(subjects: Sequence[Subject], run: Run) -> str:
    """Return a command a finding, those that the baseline holds left out, and the verdict as the last line.

    A finding in a draft annotates the deal file.
    """
    lines = [_command(finding, subject) for subject in subjects for finding in subject.checked]
    lines += [_line("notice", {"title": "greenshoe"}, f"not found any more: {entry}") for entry in run.gone]
    return "\n".join([*lines, f"{verdict(subjects, run.fail_on)}\n"])


def _command(finding: Finding, subject: Subject) -> str:
    label = {"needs-a-person": "for a person: ", "waived": "waived: "}.get(finding.status, "")
    command = _COMMANDS[finding.severity] if finding.status == "fail" else "notice"
    properties = {**dict(_place(finding, subject)), "title": f"{label}{finding.rule}"}
    parts = [finding.title, _words(finding), finding.cite, f"cure: {finding.cure}"]
    return _line(command, properties, "\n".join(parts))


def _words(finding: Finding) -> str:
    where = told(finding.at, finding.document)
    quote = f'"{finding.quote}": ' if finding.quote and finding.quote not in finding.message else ""
    return f"{finding.document}{f', {where}' if where else ''}: {quote}{finding.message}"


def _place(finding: Finding, subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield the file to annotate and, where it has lines, the line."""
    if subject.deal is not None:
        yield "file", subject.deal
        own = next((place for place in finding.places if place.path == subject.deal and place.line), None)
        if own is not None:
            yield "line", str(own.line)
            yield "col", str(own.column)
        return
    yield "file", finding.document
    at, end = finding.at, subject.ends.get(finding.end or -1)
    if at is None or not at.line or has_paragraphs(finding.document):
        return
    yield "line", str(at.line)
    if end is not None and end.line and end.line > at.line:  # columns count within one line only
        yield "endLine", str(end.line)
    elif at.column:
        yield "col", str(at.column)
        if end is not None and end.line == at.line and end.column:
            yield "endColumn", str(end.column)


def _line(command: str, properties: dict[str, str], message: str) -> str:
    told = ",".join(f"{name}={_escaped(value, of_property=True)}" for name, value in properties.items())
    return f"::{command} {told}::{_escaped(message)}"


def _escaped(text: str, *, of_property: bool = False) -> str:
    """Return *text* as the runner's own toolkit escapes it, on one line whatever ends a line elsewhere."""
    text = "\n".join(text.splitlines())
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if of_property else text
