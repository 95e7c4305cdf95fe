"""The JSON contract: others build on its keys, their order and its bytes."""

from __future__ import annotations

import json

from greenshoe.checking.baseline import Entry
from greenshoe.checking.finding import At
from greenshoe.law.profile import Profile
from greenshoe.report import Subject, render
from tests.report.contract import validate
from tests.report.samples import MIXED, checked, finding


def test_report_fits_the_contract() -> None:
    """A report with every kind of finding has exactly the keys of the contract."""
    validate(json.loads(_render(*MIXED)))


def test_order_of_keys() -> None:
    """Keys stand in the order of the design; statements and rules are sorted."""
    report = json.loads(_render(*MIXED))
    document = report["documents"][0]
    assert list(report) == ["tool", "verdict", "documents"]
    assert list(document) == ["path", "kind", "on", "profile", "statements", "rules", "findings", "known"]
    assert list(document["profile"]) == ["registration", "stage", "regime", "jurisdictions"]
    assert list(document["statements"]) == sorted(document["statements"])
    assert list(document["rules"]) == sorted(document["rules"])
    assert list(document["findings"][0]) == [
        *("rule", "severity", "status", "message", "quote", "start", "end", "at", "cite", "source", "cure", "places"),
    ]


def test_profile_is_summed_up() -> None:
    """Several registrations are mixed; jurisdictions are those of listing, release and offer, each once."""
    profile = Profile(
        document="press-release",
        registrations=("registered", "unregistered"),
        listed_in=("US",),
        distributed_in=("FR", "US"),
        offered_in=("CA",),
    )
    document = json.loads(_render(checked(profile=profile)))["documents"][0]
    assert document["profile"] == {
        "registration": "mixed",
        "stage": None,
        "regime": None,
        "jurisdictions": ["ca", "fr", "us"],
    }


def test_text_stays_as_read() -> None:
    """Quotes are exact: nothing is escaped to ASCII, shortened or folded."""
    quote = "«\u00a0non\u202fenregistré » \n" + "x" * 500
    assert json.loads(_render(checked(finding(quote=quote))))["documents"][0]["findings"][0]["quote"] == quote
    assert "enregistré" in _render(checked(finding(quote=quote)))


def test_places_in_the_file_are_told() -> None:
    """A finding says where its quote stands in the file: by line and column, or by page and box."""
    at = At(page=3, box=(72, 90.5, 140, 102))
    held = json.loads(_render(checked(finding(at=At(line=12, column=5)), finding(at=at), finding())))
    assert [each["at"] for each in held["documents"][0]["findings"]] == [
        {"line": 12, "column": 5, "page": None, "box": None},
        {"line": None, "column": None, "page": 3, "box": [72.0, 90.5, 140.0, 102.0]},
        None,
    ]


def test_what_a_baseline_holds_stands_apart() -> None:
    """Findings of the baseline are told beside the others; what it holds and was not found, once for the run."""
    gone = Entry(document="b.txt", rule="us/no-offer", message="m", quote="q", fingerprint="0" * 16)
    subject = Subject(checked(), known=(finding(),))
    report = json.loads(
        render("json", [subject], fail_on="error", tool_version="1", baseline="known.json", gone=[gone])
    )
    validate(report)
    assert report["verdict"] == "pass"
    assert [each["rule"] for each in report["documents"][0]["known"]] == ["us/unregistered-legend"]
    assert report["gone"] == [{"document": "b.txt", "rule": "us/no-offer", "quote": "q"}]


def _render(*run: object) -> str:
    return render("json", run, fail_on="error", tool_version="1.2.3")  # type: ignore[arg-type]
