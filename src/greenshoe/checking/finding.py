"""What a check finds: one model that every report format is a pure function of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict

from greenshoe.law.profile import Profile
from greenshoe.law.rule import Severity

Status = Literal["pass", "fail", "not-applicable", "needs-a-person", "waived"]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Place(_Value):
    """A place in a file; lines and columns from 1."""

    path: str
    line: int
    column: int
    fact: str | None = None
    """The fact that stands there: ``offering.tranches[0].principal``."""


class Said(_Value):
    """A quote that makes a statement."""

    quote: str
    start: int
    end: int


class At(_Value):
    """Where a quote stands in the document's file: line and column, or page and box."""

    line: int | None = None
    column: int | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    """Left, top, right, bottom on the page, in points from its upper left corner."""


class Finding(_Value):
    """One thing that is wrong, or that a person must look at."""

    rule: str
    title: str
    severity: Severity
    status: Status
    message: str
    """What is wrong, one sentence without a full stop."""
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    cite: str
    source: str | None = None
    since: str | None = None
    """First day of the rule's force, ISO date."""
    consequence: str
    """The rule's ``fails_as``."""
    cure: str
    document: str
    """Path of the document."""
    places: tuple[Place, ...] = ()
    at: At | None = None
    """Where the quote stands in the document's file, where the reader could tell."""

    def __str__(self) -> str:
        """Return the finding on one line: ``error[us/no-offer]: …``."""
        return f"{self.severity}[{self.rule}]: {self.message}"


class Outcome(_Value):
    """How one rule ended for one document."""

    status: Status
    why: str
    """The fact or quote that decided it."""


class Checked(_Value):
    """What the check of one document found. Iterating gives its findings, worst first."""

    path: str
    kind: str
    on: str
    """Date whose law was applied, ISO."""
    on_assumed: bool
    """Whether that is not the document's own date: it carries none, or the law of another was asked for."""
    profile: Profile
    statements: dict[str, tuple[Said, ...]]
    rules: dict[str, Outcome]
    findings: tuple[Finding, ...]

    def __iter__(self) -> Iterator[Finding]:  # type: ignore[override]
        """Iterate over the findings."""
        return iter(self.findings)
