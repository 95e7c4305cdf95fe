"""SARIF: the log fits the standard's schema, names places for all findings and says why what is suppressed is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError

from greenshoe import Library
from greenshoe.checking.finding import At, Place
from greenshoe.report import Subject, render
from tests.report.samples import MIXED, checked, finding
from tests.report.test_formats import documents

SCHEMA = json.loads(Path(__file__).with_name("sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def test_the_schema_can_fail() -> None:
    """A log that the standard does not allow is found out."""
    log = _log(MIXED)
    log["runs"][0]["results"][0]["level"] = "fatal"
    with pytest.raises(ValidationError):
        VALIDATOR.validate(log)


@settings(max_examples=25)
@given(st.lists(documents, max_size=3))
def test_every_log_fits_the_schema(run: list[Any]) -> None:
    """Whatever the findings say, the log fits SARIF 2.1.0 and holds each of them."""
    log = _log(run)
    VALIDATOR.validate(log)
    assert len(log["runs"][0]["results"]) == sum(len(each.findings) for each in run)


def test_place_of_a_quote_is_a_region() -> None:
    """Lines and columns count characters; the end is the character after the quote; the quote is the snippet."""
    subject = Subject(
        checked(finding(document="a b/r.txt", at=At(line=3, column=7)), path="a b/r.txt"),
        ends={143: At(line=4, column=9)},
    )
    (result,) = _results([subject])
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "a%20b/r.txt", "uriBaseId": "%SRCROOT%"},
        "region": {
            "startLine": 3,
            "startColumn": 7,
            "endLine": 4,
            "endColumn": 10,
            "snippet": {"text": "has not been registered"},
        },
    }


def test_page_of_a_pdf_is_told() -> None:
    """A PDF has no lines: the page is a logical location and in the message, with the box beside it."""
    at = At(page=3, box=(72, 90, 140, 102))
    (result,) = _results([checked(finding(document="r.pdf", at=at), path="r.pdf")])
    location = result["locations"][0]
    assert "region" not in location["physicalLocation"]
    assert location["physicalLocation"]["properties"] == {"page": 3, "box": [72.0, 90.0, 140.0, 102.0]}
    assert location["logicalLocations"][0]["kind"] == "page"
    assert "(page 3)" in result["message"]["text"]


def test_draft_points_at_its_deal_file() -> None:
    """What is to be mended in a draft is its deal file; other places in it are related locations."""
    places = (Place(path="d.yaml", line=4, column=2, fact="offering.a"), Place(path="d.yaml", line=9, column=3))
    (result,) = _results([Subject(checked(finding(places=places)), deal="d.yaml")])
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "d.yaml"
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 4, "startColumn": 2}
    assert result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"].endswith("press-release.html")
    assert [each["physicalLocation"]["region"]["startLine"] for each in result["relatedLocations"]] == [9]


def test_suppressions_say_why() -> None:
    """A waiver in the document, one in the deal, and the baseline suppress with their justification; nothing else."""
    inside = finding(status="waived", message="waived by A", document="r.txt", places=(_place("r.txt"),))
    outside = finding(status="waived", message="waived by B", document="r.txt", places=(_place("d.yaml"),))
    subject = Subject(checked(inside, outside, finding(), path="r.txt"), known=(finding("us/no-offer"),))
    told = [
        [(each["kind"], each["justification"]) for each in result["suppressions"]]
        for result in _results([subject], baseline="known.json")
    ]
    assert told == [
        [("inSource", "waived by A")],
        [("external", "waived by B")],
        [],
        [("external", "known: it is in the baseline known.json")],
    ]
    states = [result["baselineState"] for result in _results([subject], baseline="known.json")]
    assert states == ["new", "new", "new", "unchanged"]


def test_question_to_a_person_is_a_review() -> None:
    """What a person has to settle is no failure, and as the standard asks has no level."""
    (result,) = _results([checked(finding(status="needs-a-person"))])
    assert (result["kind"], result["level"]) == ("review", "none")


def test_rules_come_from_the_law() -> None:
    """A rule of the law has its help, address, basis and evidence; each result points at its own."""
    law = Library().law
    log = json.loads(render("sarif", MIXED, fail_on="error", tool_version="1", law=law))
    VALIDATOR.validate(log)
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    (legend,) = [rule for rule in rules if rule["id"] == "us/unregistered-legend"]
    own = law.rules["us/unregistered-legend"]
    assert legend["helpUri"] == own.source
    assert (legend["properties"]["basis"], legend["properties"]["evidence"]) == (own.basis, own.reviewed.evidence)
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in log["runs"][0]["results"])
    assert [rule["id"] for rule in rules] == sorted({rule["id"] for rule in rules})


def test_fingerprints_survive_moved_lines_and_differ_otherwise() -> None:
    """The same words elsewhere in the document keep their fingerprint; the second of two has another."""
    one = _marks([checked(finding(at=At(line=3, column=1)), finding(start=900, end=923))])
    moved = _marks([checked(finding(at=At(line=99, column=1)), finding(start=1900, end=1923))])
    assert one == moved
    assert len(set(one)) == 2


def test_absolute_path_is_an_address_of_its_own() -> None:
    """A document outside of the folder is named by a whole URI."""
    (result,) = _results([checked(finding(document="/tmp/r é.txt"), path="/tmp/r é.txt")])
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "file:///tmp/r%20%C3%A9.txt"}


def _place(path: str) -> Place:
    return Place(path=path, line=1, column=1)


def _marks(run: list[Any]) -> list[str]:
    return [result["partialFingerprints"]["greenshoe/v1"] for result in _results(run)]


def _results(run: Any, baseline: str | None = None) -> list[Any]:
    log = json.loads(render("sarif", run, fail_on="error", tool_version="1", baseline=baseline))
    VALIDATOR.validate(log)
    return list(log["runs"][0]["results"])


def _log(run: Any) -> Any:
    return json.loads(render("sarif", run, fail_on="error", tool_version="1"))
