"""The JSON contract: others build on its keys, their order and its bytes."""

from __future__ import annotations

import json

from greenshoe.law.profile import Profile
from greenshoe.report import render
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
    assert list(document) == ["path", "kind", "on", "profile", "statements", "rules", "findings"]
    assert list(document["profile"]) == ["registration", "stage", "regime", "jurisdictions"]
    assert list(document["statements"]) == sorted(document["statements"])
    assert list(document["rules"]) == sorted(document["rules"])
    assert list(document["findings"][0]) == [
        *("rule", "severity", "status", "message", "quote", "start", "end", "cite", "source", "cure", "places"),
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


def _render(*run: object) -> str:
    return render("json", run, fail_on="error", tool_version="1.2.3")  # type: ignore[arg-type]
