"""Waivers in a document's own source: what they need, what they do, and that every report shows them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenshoe.checking.finding import Place
from greenshoe.checking.waiver_notes import WaiverNote, waiver_notes, with_waivers, without_notes
from greenshoe.cli import run
from greenshoe.errors import UserError
from greenshoe.reading import read_plain
from greenshoe.report import formats, render
from tests.report.samples import checked, finding

NOTE = '<!-- greenshoe: waive {rule} reason="in the offer document" by="J. Doe" until={until} -->'
TEXT = "Example Corp Announces Offering\n\n{note}\n\nExample Corp (Nasdaq: EXMP) today announced an offering, TBD.\n"
PAGE = (
    "<html><body><h1>Example Corp Offers Notes</h1>\n{note}<p>Example Corp today offers notes, TBD.</p></body></html>"
)
RULES = {"us/unregistered-legend": object(), "us/no-offer": object(), "us/pslra-cite": object()}


@pytest.mark.parametrize(("name", "source"), [("r.txt", TEXT), ("r.md", TEXT), ("r.html", PAGE)])
def test_waived_rule_fails_nothing_and_is_shown(
    name: str, source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A comment in text, Markdown or HTML waives its rule; reason, person and date are told, with the line of it."""
    monkeypatch.chdir(tmp_path)
    note = NOTE.format(rule="practice/open-points", until="2027-12-31")
    Path(name).write_text(source.format(note=note), encoding="utf-8")
    report = _json(name, capsys)
    document = report["documents"][0]
    assert document["rules"]["practice/open-points"]["status"] == "waived"
    (told,) = [each for each in document["findings"] if each["rule"] == "practice/open-points"]
    assert (told["status"], told["message"]) == ("waived", "waived by J. Doe until 2027-12-31: in the offer document")
    line = source.partition("{note}")[0].count("\n") + 1
    assert told["places"] == [{"path": name, "line": line, "column": 1}]
    assert not any("J. Doe" in (each["quote"] or "") for each in document["findings"])


@pytest.mark.parametrize("form", formats())
def test_every_report_shows_the_waiver(form: str) -> None:
    """Whatever the format, it says who waived what until when, and why."""
    waived = with_waivers(checked(finding()), [_note("us/unregistered-legend")], RULES)
    report = render(form, [waived], fail_on="error", tool_version="1")
    assert "aived by J. Doe until 2027-12-31: in the offer document" in report


@pytest.mark.parametrize(
    ("rule", "until", "said"),
    [
        ("us/unregistered-legend", "2026-11-22", "the waiver of us/unregistered-legend expired on 2026-11-22"),
        ("us/unregistered-legen", "2027-12-31", "there is no rule us/unregistered-legen to waive"),
        ("us/pslra-cite", "2027-12-31", "the waiver of us/pslra-cite is not used: initial_public_offering is true"),
    ],
)
def test_waiver_at_fault_is_an_error(rule: str, until: str, said: str) -> None:
    """One that is expired, of no use, or of a rule that does not exist, is an error at its place and waives nothing."""
    notes = waiver_notes(TEXT.format(note=NOTE.format(rule=rule, until=until)), "r.txt")
    found = with_waivers(checked(finding()), notes, RULES)
    (fault,) = [each for each in found if each.rule == "facts/waivers"]
    assert (fault.severity, fault.status, fault.message) == ("error", "fail", said)
    assert fault.places == (Place(path="r.txt", line=3, column=1),)
    assert found.rules["us/unregistered-legend"].status == "fail"


def test_waiver_runs_to_the_end_of_its_last_day() -> None:
    """On the day that it names it still waives."""
    found = with_waivers(checked(finding()), [_note("us/unregistered-legend", "2026-11-23")], RULES)
    assert found.rules["us/unregistered-legend"].status == "waived"


def test_unused_waiver_is_told() -> None:
    """A waiver of a rule that the document meets is an error: it would hide the next fault."""
    found = with_waivers(checked(), [_note("us/no-offer")], RULES)
    assert [each.message for each in found] == ['the waiver of us/no-offer is not used: "is not an offer"']


def test_waiver_of_a_rule_left_out_is_left_alone() -> None:
    """A check for other places than the rule's says nothing of its waiver."""
    document = checked(rules={"us/no-offer": {"status": "not-applicable", "why": "not asked for"}})
    assert with_waivers(document, [_note("us/no-offer")], RULES) == document


def test_all_findings_of_the_rule_are_one_waived() -> None:
    """The waiver speaks for the whole document, and is told once."""
    document = checked(finding(start=1), finding(start=2), finding("us/other", start=3))
    found = with_waivers(document, [_note("us/unregistered-legend")], RULES)
    assert sorted((each.rule, each.status) for each in found) == [
        ("us/other", "fail"),
        ("us/unregistered-legend", "waived"),
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('waive us/x reason="a" by="b"', "r.txt:2:3: the waiver of us/x has no until"),
        ('waive us/x by="b" until=2026-12-31', "has no reason"),
        ('waive us/x reason="" by="b" until=2026-12-31', "has no reason"),
        ('waive us/x reason="a" by="b" until=soon', '"soon" is not a date'),
        ('waive us/x reason="a" by="b" until=2026-12-31 forever', 'says "forever"'),
        ('waive us/x reason="a" by="b" until=2026-12-31 why=c', 'says "why"'),
        ("ignore us/x", "a note to greenshoe that is no waiver"),
    ],
)
def test_waiver_that_does_not_read_is_the_users_mistake(words: str, said: str) -> None:
    """Reason, person and date are all needed, and a slip is told with its line and the way to write it."""
    with pytest.raises(UserError) as refused:
        waiver_notes(f"a\n  <!-- greenshoe: {words} -->", "r.txt")
    assert said in str(refused.value)
    assert "2026-12-31" in str(refused.value).partition("; ")[2]


def test_mistakes_come_all_at_once() -> None:
    """Two slips are two lines."""
    with pytest.raises(UserError) as refused:
        waiver_notes("<!-- greenshoe: x -->\n<!-- greenshoe: waive us/x -->", "r.txt")
    assert len(refused.value.mistakes) == 2


def test_waiver_over_several_lines_and_with_curly_quotes() -> None:
    """How the comment is broken, and what a word processor made of its quotes, makes no difference."""
    (note,) = waiver_notes(
        "<!-- greenshoe: waive us/x\n  reason=“a\n b” by='c' until=2026-12-31 -->".replace("'", '"'), "r"
    )
    assert (note.rule, note.reason, note.by, note.place) == ("us/x", "a b", "c", Place(path="r", line=1, column=1))


@given(st.text())
def test_other_comments_are_nobodys_business(comment: str) -> None:
    """Only comments to greenshoe are read, and any text is read in time."""
    assert waiver_notes(f"<!-- {comment.replace('greenshoe', '')} -->", "r") == ()


def test_note_is_not_part_of_the_text() -> None:
    """In a text file the comment is blanked out before the check, and no offset moves."""
    text = read_plain(TEXT.format(note=NOTE.format(rule="us/x", until="2026-12-31")), "r.txt")
    bare = without_notes(text)
    assert "greenshoe" not in bare.content
    assert len(bare.content) == len(text.content)
    assert len(bare.blocks) == len(text.blocks) - 1


def _note(rule: str, until: str = "2027-12-31") -> WaiverNote:
    (note,) = waiver_notes(NOTE.format(rule=rule, until=until), "r.txt")
    return note


def _json(name: str, capsys: pytest.CaptureFixture[str]) -> Any:
    capsys.readouterr()
    run(["check", name, "--on", "2026-11-23", "-f", "json"])
    return json.loads(capsys.readouterr().out)
