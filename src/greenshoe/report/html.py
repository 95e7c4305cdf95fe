"""The annotated copy: the text with its findings beside it, one page to read and to print, without scripts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from greenshoe.checking.finding import Checked
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.report._annotating import KINDS, Annotated, annotate, shown
from greenshoe.report._subject import Run, Subject
from greenshoe.report._verdict import verdict

_SILENT = frozenset({"sources", "incomplete"})
_PLURALS = {"error": "errors", "warning": "warnings", "note": "notes"}


def render(subjects: Sequence[Subject], run: Run) -> str:
    """Return one page of HTML with all documents, that refers to nothing outside itself."""
    documents = [_document(number, subject, run.law) for number, subject in enumerate(subjects, 1)]
    page = _template().render(
        documents=documents,
        verdict=verdict(subjects, run.fail_on),
        version=run.tool_version,
        baseline=run.baseline,
        gone=run.gone,
        kinds=KINDS,
    )
    return page.rstrip("\n") + "\n"


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("greenshoe.report", "_copy"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["sentence"] = _sentence
    environment.filters["shown"] = shown
    return environment.get_template("page.html.j2")


def _sentence(clause: str) -> str:
    """Return *clause* with a capital and a full stop."""
    clause = clause.strip()
    return clause[:1].upper() + clause[1:] + ("" if clause.endswith((".", "?", "!")) else ".")


def _document(number: int, subject: Subject, law: Law | None) -> dict[str, Any]:
    checked = subject.checked
    annotated = annotate(subject)
    return {
        "id": f"d{number}",
        "path": checked.path,
        "title": (subject.text.title if subject.text else None) or checked.path,
        "kind": checked.kind.replace("-", " "),
        "on": _long(checked.on),
        "on_assumed": checked.on_assumed,
        "deal": subject.deal,
        "counts": _counts(annotated),
        "annotated": annotated,
        "changed": bool(subject.text and subject.text.changes),
        "facts": _facts(checked.profile),
        "statement": {name: _statement(name, law) for name in checked.statements},
        "met": _met(checked, law),
        "aside": sum(outcome.status == "not-applicable" for outcome in checked.rules.values()),
    }


def _counts(annotated: Annotated) -> list[tuple[str, str, str]]:
    """Return of each kind of finding there is its name, its sign, and how many there are, in words."""
    found = Counter(note.kind for note in annotated.notes)
    return [
        (kind, sign, f"{found[kind]} {word.lower() if found[kind] == 1 else _PLURALS.get(kind, word.lower())}")
        for kind, (sign, word) in KINDS.items()
        if found[kind]
    ]


def _facts(profile: Profile) -> list[tuple[str, str, str]]:
    """Return what is known of the deal: the fact, its value, and the first words or place that show it."""
    known = ((name, value) for name, value in profile if name not in _SILENT and value is not None)
    return [
        (name.replace("_", " ").capitalize(), _value(value), next(iter(profile.sources.get(name, ())), ""))
        for name, value in known
    ]


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) or "none" if isinstance(value, tuple) else str(value)


def _statement(name: str, law: Law | None) -> str:
    return law.statements[name].title if law and name in law.statements else name.replace("-", " ")


def _met(checked: Checked, law: Law | None) -> list[tuple[str, str, str]]:
    """Return each rule that the document meets: its name, its title and why."""
    return [
        (name, law.rules[name].title if law and name in law.rules else "", outcome.why)
        for name, outcome in sorted(checked.rules.items())
        if outcome.status == "pass"
    ]


def _long(day: str) -> str:
    """Return an ISO date as Americans write it: ``November 23, 2026``."""
    on = date.fromisoformat(day)
    return f"{on:%B} {on.day}, {on.year}"
