"""The verdict of a run."""

from __future__ import annotations

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from greenshoe.checking.finding import Checked, Outcome
from greenshoe.report import SEVERITIES, Subject, fails, verdict
from tests.report.samples import MIXED, checked, finding

outcomes = st.dictionaries(
    st.sampled_from([f"us/rule-{number}" for number in range(6)]),
    st.builds(
        Outcome,
        status=st.sampled_from(["pass", "fail", "not-applicable", "needs-a-person", "waived"]),
        why=st.just("because"),
    ),
)
findings = st.lists(
    st.builds(
        finding,
        rule=st.sampled_from([f"us/rule-{number}" for number in range(6)]),
        severity=st.sampled_from(SEVERITIES),
        status=st.sampled_from(["fail", "needs-a-person", "waived"]),
    ),
    max_size=4,
)


@st.composite
def documents(draw: st.DrawFn) -> Checked:
    """Draw the check of one document."""
    return checked(*draw(findings), rules=draw(outcomes))


def test_line_counts_findings_and_says_what_was_not_checked() -> None:
    """The last line has the counts, the rules applied of all, the questions and the waivers."""
    assert str(verdict(MIXED, "error")) == (
        "fail: 2 documents, 1 error, 1 warning; 3 of 5 rules applied, 1 needs a person, 1 waived"
    )


def test_line_of_a_clean_run() -> None:
    """A run without findings passes and leaves out the kinds that there are none of."""
    assert str(verdict([checked()], "error")) == "pass: 1 document, 0 errors, 0 warnings; 1 of 2 rules applied"


def test_what_the_baseline_holds_fails_nothing_and_is_counted() -> None:
    """A run whose findings are all in the baseline passes, and its line says how many there are."""
    found = verdict([Subject(checked(), known=(finding(), finding()))], "note")
    assert found.result == "pass"
    assert "0 errors, 0 warnings, 2 in the baseline; " in str(found + verdict([checked()], "note"))


def test_no_document_never_passes() -> None:
    """Checking nothing is a failure, not a pass."""
    assert verdict((), "note").result == "fail"


def test_fail_on_is_a_threshold() -> None:
    """A warning fails a run that fails on warnings or notes, and passes one that fails on errors."""
    document = checked(finding(severity="warning"))
    assert [verdict([document], severity).result for severity in SEVERITIES] == ["pass", "fail", "fail"]


def test_questions_and_waivers_fail_nothing() -> None:
    """Neither a question to a person nor a waived rule is a failure, even of an error rule."""
    assert not fails(finding(status="needs-a-person"), "note")
    assert not fails(finding(status="waived"), "note")


@given(st.lists(documents(), max_size=5), st.integers(0, 5), st.sampled_from(SEVERITIES))
def test_verdicts_of_parts_add_up(run: list[Checked], cut: int, fail_on: str) -> None:
    """The verdict of a run is the sum of those of any two parts of it."""
    assert verdict(run[:cut], fail_on) + verdict(run[cut:], fail_on) == verdict(run, fail_on)  # type: ignore[arg-type]


@given(st.lists(documents(), min_size=1, max_size=4))
def test_fails_exactly_where_a_finding_fails(run: list[Checked]) -> None:
    """The result is fail exactly where some finding fails at the given severity."""
    for severity in SEVERITIES:
        found = any(fails(each, severity) for each in chain.from_iterable(run))
        assert (verdict(run, severity).result == "fail") == found
