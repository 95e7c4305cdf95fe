"""The verdict of a check: whether it passed, with counts, and with what was not checked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from greenshoe.checking.finding import Checked, Finding
from greenshoe.law.rule import Severity
from greenshoe.report._subject import Subject, subjects

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""Worst first."""


@dataclass(frozen=True)
class Verdict:
    """What a run of checks comes to. Verdicts of parts of a run add up to that of the whole."""

    documents: int
    errors: int
    warnings: int
    notes: int
    failing: int
    """Findings at or above the severity that fails the run."""
    rules: frozenset[str]
    """Every rule that was considered."""
    applied: frozenset[str]
    """Those that passed or failed in at least one document."""
    undecided: frozenset[str]
    """Those that left a question to a person in at least one document."""
    waived: frozenset[str]
    known: int = 0
    """Findings that the baseline holds, which fail nothing and are counted nowhere else."""

    @property
    def result(self) -> Literal["pass", "fail"]:
        """``fail`` where a finding is bad enough, or where nothing was checked at all."""
        return "fail" if self.failing or not self.documents else "pass"

    def __add__(self, other: Verdict) -> Verdict:
        """Return the verdict of both parts of a run."""
        return Verdict(
            self.documents + other.documents,
            self.errors + other.errors,
            self.warnings + other.warnings,
            self.notes + other.notes,
            self.failing + other.failing,
            self.rules | other.rules,
            self.applied | other.applied,
            self.undecided | other.undecided,
            self.waived | other.waived,
            self.known + other.known,
        )

    def __str__(self) -> str:
        """Return the line that ends a report."""
        found = [_counted(self.errors, "error"), _counted(self.warnings, "warning")]
        found += [_counted(self.notes, "note")] if self.notes else []
        found += [f"{self.known} in the baseline"] if self.known else []
        reach = [f"{len(self.applied)} of {_counted(len(self.rules), 'rule')} applied"]
        if self.undecided:
            reach.append(f"{len(self.undecided)} {'needs' if len(self.undecided) == 1 else 'need'} a person")
        reach += [f"{len(self.waived)} waived"] if self.waived else []
        return f"{self.result}: {', '.join([_counted(self.documents, 'document'), *found])}; {', '.join(reach)}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def fails(finding: Finding, fail_on: Severity) -> bool:
    """Say whether *finding* is a failure at or above the severity *fail_on*.

    A question to a person and a waived rule are no failures, whatever their rule's severity.
    """
    return finding.status == "fail" and SEVERITIES.index(finding.severity) <= SEVERITIES.index(fail_on)


def verdict(run: Iterable[Checked | Subject], fail_on: Severity) -> Verdict:
    """Return the verdict of a *run* where findings at or above *fail_on* fail it."""
    whole = subjects(run)
    checked = tuple(each.checked for each in whole)
    failed = [finding for document in checked for finding in document if finding.status == "fail"]
    severities = [finding.severity for finding in failed]

    def ended(*statuses: str) -> frozenset[str]:
        return frozenset(
            name for document in checked for name, outcome in document.rules.items() if outcome.status in statuses
        )

    return Verdict(
        documents=len(checked),
        errors=severities.count("error"),
        warnings=severities.count("warning"),
        notes=severities.count("note"),
        failing=sum(fails(finding, fail_on) for finding in failed),
        rules=frozenset(name for document in checked for name in document.rules),
        applied=ended("pass", "fail"),
        undecided=ended("needs-a-person"),
        waived=ended("waived"),
        known=sum(len(each.known) for each in whole),
    )
