"""What a report is of: documents with what was found in them, and the run that they were checked in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from greenshoe.checking.baseline import Entry
from greenshoe.checking.finding import At, Checked, Finding
from greenshoe.law.law import Law
from greenshoe.law.rule import Severity
from greenshoe.text.document import Text


@dataclass(frozen=True)
class Subject:
    """One document of a run: what the check found in it, and what else a report tells of it."""

    checked: Checked
    text: Text | None = field(default=None, repr=False)
    """The text as it was checked; without it there is no annotated copy."""
    deal: str | None = None
    """The deal file that it was drafted from; None for a document that is a file of its own."""
    known: tuple[Finding, ...] = ()
    """Findings that the baseline holds; ``checked`` has the others."""
    ends: Mapping[int, At] = field(default_factory=dict)
    """By its offset in the text, where the last character of a quote stands in the file."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, those of the baseline last."""
        return (*self.checked.findings, *self.known)


@dataclass(frozen=True)
class Run:
    """What a report tells besides its documents."""

    fail_on: Severity
    tool_version: str
    law: Law | None = field(default=None, repr=False)
    """The law that was applied: what is told of a rule besides its findings comes from there."""
    baseline: str | None = None
    """The baseline's file, where there is one."""
    gone: tuple[Entry, ...] = ()
    """What the baseline holds of these documents and was not found any more."""


def subjects(checked: Iterable[Checked | Subject]) -> tuple[Subject, ...]:
    """Return *checked* as subjects of a report."""
    return tuple(each if isinstance(each, Subject) else Subject(each) for each in checked)
