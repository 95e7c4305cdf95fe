"""Checks of documents that reports are tried on."""

from __future__ import annotations

from typing import Any

from greenshoe.checking.finding import Checked, Finding, Outcome, Place, Said, Status
from greenshoe.law.profile import Profile
from greenshoe.law.rule import Severity


def finding(
    rule: str = "us/unregistered-legend", severity: Severity = "error", status: Status = "fail", **changed: Any
) -> Finding:
    """Return a finding, with the facts *changed* that a test is about."""
    facts: dict[str, Any] = {
        "rule": rule,
        "title": "Say that unregistered securities are not registered",
        "severity": severity,
        "status": status,
        "message": "covers the Note, not the shares issuable on conversion",
        "quote": "has not been registered",
        "start": 120,
        "end": 143,
        "cite": "17 CFR 230.135c(a)(2)",
        "source": "https://example.org/135c",
        "since": "1994-04-26",
        "consequence": "does not fit Rule 135c",
        "cure": "extend the sentence to the shares",
        "document": "output/aptorum/press-release.html",
        "places": (
            Place(path="examples/aptorum.yaml", line=41, column=5, fact="offering.tranches[0].security.conversion"),
        ),
    }
    return Finding(**{**facts, **changed})


def checked(*findings: Finding, path: str = "output/aptorum/press-release.html", **changed: Any) -> Checked:
    """Return the check of one document with *findings*; each finding's rule ended as the finding did."""
    facts: dict[str, Any] = {
        "path": path,
        "kind": "press-release",
        "on": "2026-11-23",
        "on_assumed": False,
        "profile": Profile(
            document="press-release",
            registrations=("unregistered",),
            stage="signed",
            regime="135c",
            listed_in=("US", "FR"),
            distributed_in=("US", "GB"),
        ),
        "statements": {
            "no-offer": (Said(quote="is not an offer", start=10, end=25),),
            "about-issuer": (),
        },
        "rules": {
            "us/no-offer": Outcome(status="pass", why='"is not an offer"'),
            "us/pslra-cite": Outcome(status="not-applicable", why="initial_public_offering is true"),
            **{each.rule: Outcome(status=each.status, why=each.message) for each in findings},
        },
        "findings": findings,
    }
    return Checked(**{**facts, **changed})


MIXED = (
    checked(
        finding(),
        finding("us/dateline-date", "warning", message="carries no date", quote=None, start=None, end=None, places=()),
        finding("eu/inside-information", "error", "needs-a-person", message="is this inside information?"),
    ),
    checked(
        finding("us/unregistered-legend", "error", "waived", message="waived by counsel until 2027-01-01"),
        path="output/aptorum/term-sheet.html",
        on_assumed=True,
    ),
)
"""Two documents with findings of each kind."""
