"""The annotated copy: every character of the text once, every finding numbered beside it, and nothing that runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenshoe import Library
from greenshoe.checking import check
from greenshoe.checking.finding import At, Said
from greenshoe.reading import read_html, read_plain
from greenshoe.report import Subject, render
from greenshoe.report._annotating import annotate
from greenshoe.text.document import Block, Change, Text
from tests.report.samples import checked, finding
from tests.screens import DESKTOP, PHONE, chromium, shown
from tests.validity import html_errors

if TYPE_CHECKING:
    from playwright.sync_api import Browser

RELEASE = """\
Example Corp Announces Pricing of Offering of Notes

NEW YORK, November 23, 2026 – Example Corp (Nasdaq: EXMP) today announced an offering of $100 million of notes, TBD.

The notes have not been registered under the Securities Act of 1933. This is not an offer to sell.

- First item
- Second item

| Price | 98% |
| --- | --- |
| Yield | TBD |

Contacts: <script>alert(1)</script> & "ir@example.com"
"""
HOSTILE = "</style><script>alert(1)</script><img src=x onerror=alert(1)>\u202e\x07"


@pytest.fixture(scope="module")
def subject() -> Subject:
    """A release as it is checked, with findings in its text and besides."""
    text = read_plain(RELEASE, "release.txt")
    return Subject(check(text, Library()), text)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Open one browser for all that is looked at."""
    with chromium() as running:
        yield running


class _Reader(HTMLParser):
    """Gathers what stands in the passages of a copy, without its numbers, letters and lists of statements."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "br", "img"):
            self._open.append(dict(attrs).get("class") or tag)

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        names = {name.split()[0] for name in self._open}
        if "passage" in names and not names & {"ref", "letter", "statements", "del"}:
            self.words.append(data)


def test_every_character_stands_in_the_copy_once(subject: Subject) -> None:
    """What a reader sees in the text he sees in the copy, in the same order, with nothing added."""
    assert subject.text is not None
    assert _squeezed(_read(_page(subject))) == _squeezed(subject.text.content)


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=6), st.lists(st.integers(0, 90), max_size=4)
)
def test_marks_that_overlap_lose_nothing(marks: list[tuple[int, int]], said: list[int]) -> None:
    """However quotes overlap and cross blocks, the text stays whole and each finding is referred to once."""
    content = "The first paragraph <b>of</b> a text.\n\nA second one\twith cells\nand a last & final line of it all."
    cuts = [0, 36, 38, 50, 51, 61, 62, len(content)]
    kinds = ("paragraph", "cell", "cell", "paragraph")
    blocks = tuple(Block(a, b, kind) for a, b, kind in zip(cuts[::2], cuts[1::2], kinds, strict=True))  # type: ignore[arg-type]
    found = [
        finding(start=start, end=start + length, quote=content[start : start + length], message=f"number {place}")
        for place, (start, length) in enumerate(marks)
    ]
    statements = {"no-offer": tuple(Said(quote="x", start=at, end=at + 9) for at in said)}
    page = _page(Subject(checked(*found, statements=statements), Text(content, blocks)))
    assert _squeezed(_read(page)) == _squeezed(content)
    refs = re.findall(r'class="ref [a-z]+" id="d1-m(\d+)"', page)
    assert sorted(map(int, refs)) == list(range(1, len(found) + 1))


def test_every_finding_has_a_number_and_a_note(subject: Subject) -> None:
    """Each finding stands in the copy with message and cure; numbers run on; each link leads to what is there."""
    page = _page(subject)
    annotated = annotate(subject)
    assert [note.number for note in annotated.notes] == list(range(1, len(subject.findings) + 1))
    assert {id(note.finding) for note in annotated.notes} == set(map(id, subject.findings))
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert {f"d1-n{note.number}" for note in annotated.notes} <= set(ids)


def test_in_text_and_out_of_it(subject: Subject) -> None:
    """What has a quote is noted at its passage; what is missing is told before the text, and questions after it."""
    annotated = annotate(subject)
    whole = {note.finding.status for card in annotated.whole for note in card.notes}
    assert whole == {"fail"}
    placed = [note for passage in annotated.passages for card in passage.cards for note in card.notes]
    assert placed
    assert all(note.finding.quote for note in placed)
    assert {note.kind for card in annotated.person for note in card.notes} == {"person"}


def test_citation_of_a_rule_is_told_once(subject: Subject) -> None:
    """A rule that bites in several places has its citation with the first of them."""
    text = Text("One TBD.\n\nTwo TBD.", (Block(0, 8, "paragraph"), Block(10, 18, "paragraph")))
    found = [finding(start=4, end=7, quote="TBD"), finding(start=14, end=17, quote="TBD")]
    page = _page(Subject(checked(*found), text))
    assert page.count("17 CFR 230.135c(a)(2)") == 1
    assert page.count('<li class="finding error">') == 2


def test_hostile_text_is_text() -> None:
    """Markup, scripts and characters that steer stay text wherever they come from: quote, title, path, message."""
    text = Text(HOSTILE, (Block(0, len(HOSTILE), "paragraph"),), HOSTILE, HOSTILE)
    found = finding(
        message=HOSTILE, quote=HOSTILE, start=0, end=len(HOSTILE), title=HOSTILE, cure=HOSTILE, cite=HOSTILE
    )
    page = _page(
        Subject(checked(found, finding(message=HOSTILE, start=None, end=None), path=HOSTILE), text, deal=HOSTILE)
    )
    assert "<script" not in page
    assert "<img" not in page
    assert "\u202e" not in page.partition("<body>")[2]
    assert "\x07" not in page.partition("<body>")[2]
    assert "U+202E" in page


def test_tracked_changes_are_shown() -> None:
    """Words that were put in and taken out both stand in the copy, told apart, with who did it."""
    content = "The notes are secured."
    changes = (Change(10, 13, author="A. Counsel", on="2026-11-20"), Change(14, 14, "un"), Change(22, 22, " now<b>"))
    text = Text(content, (Block(0, 22, "paragraph"),), changes=changes)
    page = _page(Subject(checked(finding(start=4, end=21), statements={}), text))
    assert '<ins title="A. Counsel, 2026-11-20"><mark class="error">are</mark></ins>' in page
    assert '<del>un</del><mark class="error">secured</mark>' in page
    assert ".<del> now&lt;b&gt;</del></p>" in page
    assert _squeezed(_read(page)) == _squeezed(content)


def test_only_addresses_of_the_web_are_links() -> None:
    """A source that is no address is not linked to."""
    page = _page(Subject(checked(finding(source="javascript:alert(1)"))))
    assert "javascript:" not in page


def test_statements_are_marked_and_named() -> None:
    """A sentence that makes a statement is marked, with a letter that its name stands beside."""
    text = Text("This is not an offer.", (Block(0, 21, "paragraph"),))
    said = {"no-offer": (Said(quote=text.content, start=0, end=21),)}
    page = _page(Subject(checked(statements=said), text))
    assert '<span class="letter">a</span><span class="says">This is not an offer.</span>' in page
    assert '<span class="letter">a</span>no offer' in page


def test_without_a_text_the_findings_are_told() -> None:
    """Where there is no text at hand, the copy is the list of findings."""
    page = _page(Subject(checked(finding())))
    assert "Covers the Note, not the shares issuable on conversion." in page
    assert "The text</h3>" not in page


def test_baseline_and_waivers_are_shown() -> None:
    """What is known or waived is told apart from what is wrong."""
    subject = Subject(
        checked(finding(status="waived", severity="note", message="waived by A. Counsel", start=None, end=None)),
        known=(finding(start=None, end=None),),
    )
    page = _page(subject)
    assert "Waived or known" in page
    assert [note.kind for note in annotate(subject).notes] == ["waived", "known"]


def test_page_and_line_are_told() -> None:
    """Each note says where its quote stands in the file."""
    page = _page(
        Subject(checked(finding(at=At(line=3, column=7)))),
        Subject(checked(finding(at=At(page=2), document="r.pdf"), path="r.pdf")),
    )
    assert "Line 3, column 7." in page
    assert "Page 2." in page
    assert 'aria-labelledby="contents"' in page


def test_copy_is_valid_html(subject: Subject) -> None:
    """The Nu Html Checker finds nothing wrong with a copy of two documents."""
    assert html_errors(_page(subject, subject)) == []


@pytest.mark.parametrize("size", [DESKTOP, (1400, 1000), PHONE])
def test_copy_fits_its_screen(browser: Browser, subject: Subject, size: tuple[int, int]) -> None:
    """Nothing reaches over the side of a screen, no note lies over another or over the text, nothing is fetched."""
    with shown(browser, _page(subject, subject), size) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        overlaps = page.evaluate(
            """() => { const boxes = [...document.querySelectorAll('.passage > :first-child, .margin > ol > li')]
              .map(each => each.getBoundingClientRect()).filter(box => box.height);
              return boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b => a.left < b.right - 1 && b.left < a.right - 1
                && a.top < b.bottom - 1 && b.top < a.bottom - 1)).length; }"""
        )
        assert overlaps == 0


def test_notes_stand_beside_their_passage(browser: Browser, subject: Subject) -> None:
    """On a wide screen notes are at the right of the text and begin no higher than their passage; on a phone below."""
    place = """() => [...document.querySelectorAll('.margin')].map(note => { const text = note.previousElementSibling;
      const a = text.getBoundingClientRect(), b = note.getBoundingClientRect();
      return [b.left - a.right, b.top - a.top, b.top - a.bottom]; })"""
    with shown(browser, _page(subject), (1400, 1000)) as page:
        placed = page.evaluate(place)
        assert placed
        assert all(right > 0 and down >= -1 for right, down, _ in placed)
    with shown(browser, _page(subject), PHONE) as page:
        assert all(below >= -1 for _, _, below in page.evaluate(place))


def test_every_word_can_be_read(browser: Browser, subject: Subject) -> None:
    """Text stands out from what is behind it by 4.5 to 1 or more (WCAG 2.2, 1.4.3)."""
    waived = finding(status="waived", severity="note", start=None, end=None)
    with shown(browser, _page(subject, Subject(checked(waived), known=(finding(),))), DESKTOP) as page:
        faint = page.evaluate(CONTRAST)
    assert faint == []


def test_copy_can_be_worked_by_keyboard(browser: Browser, subject: Subject) -> None:
    """The first key leads past the head; a number leads to its note and the note's number back."""
    with shown(browser, _page(subject), DESKTOP) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        ref = page.locator("a.ref").first
        ref.focus()
        page.keyboard.press("Enter")
        number = (ref.get_attribute("id") or "").removeprefix("d1-m")
        assert page.evaluate("location.hash") == f"#d1-n{number}"
        assert page.locator(f"#d1-n{number} a.number").get_attribute("href") == f"#d1-m{number}"


def test_copy_prints(browser: Browser, subject: Subject) -> None:
    """On paper all of the text is there, within the margins of the sheet."""
    import pypdfium2

    with shown(browser, _page(subject), DESKTOP) as page:
        printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    words = "".join(sheet.get_textpage().get_text_range() for sheet in printed)
    assert "Example Corp Announces Pricing" in words
    assert all(f"{number}" in words for number in range(1, len(subject.findings) + 1))
    assert (printed[0].get_width(), printed[0].get_height()) == (612, 792)


def test_draft_of_ours_can_be_copied() -> None:
    """A page of HTML with tables and headings of its own keeps its order."""
    text = read_html(
        "<h1>Terms</h1><table><tr><td>Price</td><td>98%</td></tr><tr><td>Rate</td><td>7%</td></tr></table>"
    )
    page = _page(Subject(checked(statements={}), text))
    assert "<td>Price</td><td>98%</td></tr><tr><td>Rate</td><td>7%</td>" in page


CONTRAST = """() => {
  const parse = color => { const m = color.match(/[\\d.]+/g).map(Number); return m.length < 4 ? [...m, 1] : m; };
  const linear = v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => .2126 * linear(r / 255) + .7152 * linear(g / 255) + .0722 * linear(b / 255);
  const behind = node => {
    for (; node; node = node.parentElement) {
      const color = parse(getComputedStyle(node).backgroundColor);
      if (color[3] === 1) return color;
    }
    return [255, 255, 255, 1];
  };
  const ratio = node => {
    const [a, b] = [light(parse(getComputedStyle(node).color)), light(behind(node))];
    return (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
  };
  return [...document.querySelectorAll('body *')]
    .filter(node => [...node.childNodes].some(child => child.nodeType === 3 && child.data.trim()))
    .map(node => [node.className || node.tagName, ratio(node)]).filter(([, found]) => found < 4.5);
}"""


def _page(*run: Subject) -> str:
    return render("html", run, fail_on="error", tool_version="1.2.3")


def _read(page: str) -> str:
    reader = _Reader()
    reader.feed(page)
    return "".join(reader.words)


def _squeezed(words: Any) -> str:
    return re.sub(r"\s+", "", words)
