"""The report for a reader at a terminal."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from greenshoe.checking.baseline import Entry
from greenshoe.checking.finding import At, Outcome, Place
from greenshoe.drafting.draft import NumberedPoint
from greenshoe.offering.values import OpenPoint
from greenshoe.report import Run, Subject, plain, render
from tests.report.samples import MIXED, checked, finding


def test_finding_is_printed_as_a_compiler_does() -> None:
    """Rule and title, document with quote and message, place and fact in the deal, law, consequence, cure."""
    assert plain.findings([checked(finding())]) == (
        "error[us/unregistered-legend]: Say that unregistered securities are not registered\n"
        '  --> output/aptorum/press-release.html: "has not been registered":'
        " covers the Note, not the shares issuable on conversion\n"
        "   |  examples/aptorum.yaml:41:5  offering.tranches[0].security.conversion\n"
        "   = 17 CFR 230.135c(a)(2), in force since 1994-04-26\n"
        "   = does not fit Rule 135c\n"
        "   = cure: extend the sentence to the shares\n"
    )


def test_whole_report() -> None:
    """Documents follow each other with blank lines between findings; the verdict stands last."""
    report = render("plain", MIXED, fail_on="error", tool_version="1")
    assert [block.partition(":")[0] for block in report.split("\n\n")] == [
        "error[us/unregistered-legend]",
        "warning[us/dateline-date]",
        "person[eu/inside-information]",
        "waived[us/unregistered-legend]",
        "note",
        "fail",
    ]


def test_waived_rule_without_a_finding_is_shown() -> None:
    """A waiver is shown in every report, also where the check gives it no finding."""
    document = checked(rules={"us/no-offer": Outcome(status="waived", why="by A. Counsel until 2027-01-01")})
    assert "waived[us/no-offer]: by A. Counsel until 2027-01-01" in plain.findings([document])


def test_assumed_date_is_said() -> None:
    """Where documents have no date, the report says once which law was applied to them."""
    report = plain.findings([checked(on_assumed=True, path="a"), checked(path="b"), checked(on_assumed=True, path="c")])
    assert report == "note: the law of 2026-11-23 was applied to what carries no date, or another: a, c\n"


def test_the_same_in_several_documents_is_said_once() -> None:
    """A finding that several documents share is one block that names each of them, wherever the quote stands."""
    shared = [finding(document=path, start=start, end=start + 23) for path, start in (("a", 5), ("b", 7))]
    report = plain.findings([checked(shared[0], path="a"), checked(finding("us/no-offer"), shared[1], path="b")])
    assert report.count("\n\n") == 1
    assert report.splitlines()[1:3] == [
        '  --> a: "has not been registered": covers the Note, not the shares issuable on conversion',
        "  --> b: the same",
    ]


def test_quote_that_the_message_has_is_not_repeated() -> None:
    """A message that quotes the text itself stands alone."""
    report = plain.findings([checked(finding(quote="Notes", message='"Notes" is used, "Note" is defined'))])
    assert '.html: "Notes" is used, "Note" is defined\n' in report


@given(st.text())
def test_no_text_of_a_document_steers_the_terminal(hostile: str) -> None:
    """Escape sequences, line breaks and direction marks in quotes and messages print as their codes."""
    hostile = f"\x1b[2J\u202e{hostile}\r\nerror[x]: forged"
    report = plain.findings([checked(finding(message=hostile, quote=hostile))])
    assert not any(char in report for char in "\x1b\r\u202e\x00\x9b")
    assert len(report.splitlines()) == 6


def test_long_quote_keeps_both_ends() -> None:
    """A quote is shortened in its middle, so that a reader can find it."""
    report = plain.findings([checked(finding(quote="begin " + "word " * 100 + "end"))])
    assert '"begin word' in report
    assert " … " in report
    assert 'word end"' in report


def test_place_in_the_file_is_printed_as_editors_open_it() -> None:
    """Line and column follow the path with colons; pages, and paragraphs of a Word file, are told in words."""
    places = {
        "release.txt": (At(line=12, column=5), "release.txt:12:5: "),
        "release.pdf": (At(page=3, box=(1, 2, 3, 4)), "release.pdf, page 3: "),
        "release.docx": (At(line=7, column=2), "release.docx, paragraph 7: "),
    }
    for path, (at, told) in places.items():
        assert f"  --> {told}" in plain.findings([checked(finding(document=path, at=at), path=path)])


def test_baseline_is_counted_by_rule() -> None:
    """What the baseline holds is suppressed, with how many findings there are of which rule."""
    subject = Subject(checked(path="a.txt"), known=(finding(), finding(), finding("us/no-offer")))
    assert plain.findings([subject]) == (
        "suppressed: 3 findings in the baseline: us/no-offer (1), us/unregistered-legend (2)\n  --> a.txt\n"
    )


def test_entries_that_are_gone_are_told() -> None:
    """An entry of the baseline that is not found any more is a note."""
    entry = Entry(document="b.txt", rule="us/no-offer", message="says too much", fingerprint="0" * 16)
    assert plain.gone(Run("error", "1", baseline="known.json", gone=(entry,))) == (
        "note: known.json holds what is not found any more; write it anew\n  --> b.txt: us/no-offer: says too much\n"
    )


def test_open_points_are_a_table_each_once() -> None:
    """Open points of several documents are listed once, by number, with owner, due day and place."""
    closing = NumberedPoint(12, "offering.timetable.closing", OpenPoint(open="closing date", owner="issuer counsel"))
    dated = NumberedPoint(2, "offering.dated", OpenPoint(open="date", due=date(2026, 12, 1)))
    place = Place(path="deal.yaml", line=9, column=3)
    table = plain.open_points([(closing, place), (dated, None), (closing, place)])
    assert table.splitlines() == [
        "open point          owner           due         place",
        "------------------  --------------  ----------  --------------",
        "[●2] date           –               2026-12-01  offering.dated",
        "[●12] closing date  issuer counsel  –           deal.yaml:9:3",
    ]


def test_no_open_points_no_table() -> None:
    """A deal without open points has no schedule of them."""
    assert plain.open_points([]) == ""


def test_colors_change_no_character() -> None:
    """Painting adds styles and keeps the text."""
    report = render("plain", MIXED, fail_on="error", tool_version="1")
    painted = plain.paint(report)
    assert painted.plain == report
    assert painted.spans
