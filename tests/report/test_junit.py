"""JUnit: a suite a document, a case a rule that applied, and XML that parses whatever the text holds."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from greenshoe.report import Subject, render
from tests.report.samples import MIXED, checked, finding


def test_cases_are_the_rules_that_applied() -> None:
    """A rule that is met is a case, one that does not apply is none; failures and questions are told apart."""
    first, second = _parsed(MIXED)
    told = {case.get("name"): [part.tag for part in case] for case in first.iter("testcase")}
    assert told == {
        "eu/inside-information": ["skipped", "system-out"],
        "us/dateline-date": ["system-out"],
        "us/no-offer": [],
        "us/unregistered-legend": ["failure"],
    }
    assert [part.tag for case in second.iter("testcase") for part in case] == ["skipped", "system-out"]


def test_counts_are_those_of_the_cases() -> None:
    """The numbers on the suites and on the whole are what stands in them."""
    root = ElementTree.fromstring(_render(MIXED))
    for suite in (root, *root):
        assert int(suite.get("tests", "")) == len(list(suite.iter("testcase")))
        assert int(suite.get("failures", "")) == len(list(suite.iter("failure")))
        assert int(suite.get("skipped", "")) == len(list(suite.iter("skipped")))


def test_fail_on_decides_what_fails() -> None:
    """A warning is output of a case that passes, until warnings fail the run."""
    (suite,) = _parsed([checked(finding(severity="warning"))], "warning")
    assert [part.tag for part in suite.iter("failure")] == ["failure"]


def test_what_the_baseline_holds_is_skipped() -> None:
    """A rule all of whose findings are known is skipped, and says so."""
    (suite,) = _parsed([Subject(checked(), known=(finding("us/x"), finding("us/x")))])
    assert [part.get("message") for part in suite.iter("skipped")] == ["2 findings in the baseline"]


@given(st.text(st.characters()))
def test_any_text_is_xml(hostile: str) -> None:
    """Markup, control characters and lone surrogates break nothing, and what XML can hold is kept."""
    hostile = f"<![CDATA[&]]></failure>\x00\x0b\ud800{hostile}"
    (suite,) = _parsed([checked(finding(message=hostile, quote=hostile), path="a&b<c>.txt")])
    (failure,) = suite.iter("failure")
    assert suite.get("name") == "a&b<c>.txt"
    assert (failure.get("message") or "").startswith("<![CDATA[&]]></failure>\ufffd\ufffd\ufffd")


def _parsed(run: object, fail_on: str = "error") -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(_render(run, fail_on)))


def _render(run: object, fail_on: str = "error") -> str:
    return render("junit", run, fail_on=fail_on, tool_version="1")  # type: ignore[arg-type]
