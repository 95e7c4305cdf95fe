"""Workflow commands: annotations at the right lines, and no text that could be taken for a command."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from greenshoe.checking.finding import At, Place
from greenshoe.report import Subject, render
from tests.report.samples import MIXED, checked, finding


def test_finding_annotates_its_line() -> None:
    """File, line, column and title come first, the message after; the end stands on the same line."""
    subject = Subject(
        checked(finding(document="r.txt", at=At(line=3, column=7)), path="r.txt"), ends={143: At(line=3, column=29)}
    )
    (line,) = _commands([subject])
    assert line.startswith("::error file=r.txt,line=3,col=7,endColumn=29,title=us/unregistered-legend::Say that ")
    assert line.endswith("%0Acure: extend the sentence to the shares")


def test_levels_and_labels() -> None:
    """Failures keep their severity; questions and waivers are notices that say what they are."""
    heads = [line.partition(" ")[0] + " " + line.partition("title=")[2].partition("::")[0] for line in _commands(MIXED)]
    assert heads == [
        "::error us/unregistered-legend",
        "::warning us/dateline-date",
        "::notice for a person%3A eu/inside-information",
        "::notice waived%3A us/unregistered-legend",
    ]


def test_draft_annotates_its_deal_file() -> None:
    """A draft is no file of the repository: the line of the deal file is annotated."""
    place = Place(path="deals/a.yaml", line=41, column=5, fact="offering.x")
    (line,) = _commands([Subject(checked(finding(places=(place,))), deal="deals/a.yaml")])
    assert line.startswith("::error file=deals/a.yaml,line=41,col=5,title=")


def test_baseline_is_not_annotated() -> None:
    """What is known annotates nothing."""
    assert _commands([Subject(checked(), known=(finding(),))]) == []


@given(st.text())
def test_no_text_makes_a_command_of_its_own(hostile: str) -> None:
    """Line breaks, colons, commas and percent signs in a text or a path are escaped as the runner reads them."""
    hostile = f"a,b:c%\r\n::set-output name=x::{hostile}"
    report = _render([checked(finding(message=hostile, quote=None, document=hostile), path=hostile)])
    lines = report.removesuffix("\n").split("\n")
    assert len(lines) == 2
    assert "\r" not in report
    assert lines[0].startswith("::error file=a%2Cb%3Ac%25%0A%3A%3Aset-output name=x%3A%3A")
    assert lines[0].count("::", 2) >= 1
    assert lines[1].startswith("fail: ")


def _commands(run: object) -> list[str]:
    return [line for line in _render(run).splitlines() if line.startswith("::")]


def _render(run: object) -> str:
    return render("github", run, fail_on="error", tool_version="1")  # type: ignore[arg-type]
