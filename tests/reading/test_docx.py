"""Reading DOCX: tracked changes as accepted, drafters' marks, and what is no part of the text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from greenshoe.errors import UserError
from greenshoe.reading.docx import read_bytes
from greenshoe.text.document import Text

_SPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_BY = 'w:id="1" w:author="Jane Roe" w:date="2026-11-20T10:00:00Z"'


def _read(write: Callable[[Document], object]) -> Text:
    document = docx.Document()
    write(document)
    saved = io.BytesIO()
    document.save(saved)
    return read_bytes(saved.getvalue(), "a.docx")


def _runs(*runs: str) -> Callable[[Document], object]:
    """Return what writes one paragraph of *runs*, in the words of the format."""
    markup = f"<w:p {_SPACES}>{''.join(runs)}</w:p>"
    return lambda document: document.element.body.insert(0, parse_xml(markup))


def _run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_headings_items_and_tables_are_told_apart() -> None:
    """Styles say what a paragraph is; a table is read by its cells; headers and footers are left out."""

    def write(document: Document) -> None:
        document.add_heading("Example Places a Note", 0)
        document.add_paragraph("Example placed a note.")
        document.add_heading("Risks", 2)
        document.add_paragraph("delay", "List Bullet")
        table = document.add_table(2, 2)
        for cell, text in zip(table._cells, ("Issuer", "Example", "Coupon", "7%"), strict=True):
            cell.text = text
        document.sections[0].header.paragraphs[0].text = "Confidential"
        document.sections[0].footer.paragraphs[0].text = "Page 1"

    text = _read(write)
    assert (
        text.content
        == "Example Places a Note\n\nExample placed a note.\n\nRisks\n\ndelay\n\nIssuer\tExample\nCoupon\t7%"
    )
    assert [block.kind for block in text.blocks] == ["title", "paragraph", "heading", "item", *["cell"] * 4]


def test_tracked_changes_are_read_as_accepted_and_shown() -> None:
    """What was inserted is text, what was deleted is not, and each change says its words, author and time."""
    text = _read(
        _runs(
            _run("The notes have "),
            f"<w:ins {_BY}>{_run('not ')}</w:ins>",
            _run("been registered"),
            f'<w:del {_BY}><w:r><w:delText xml:space="preserve"> in full</w:delText></w:r></w:del>',
            _run("."),
        )
    )
    assert text.content == "The notes have not been registered."
    assert text.notes == ("2 tracked changes, read as accepted",)
    inserted, deleted = text.changes
    assert (text.content[inserted.start : inserted.end], inserted.deleted) == ("not ", "")
    assert (deleted.start, deleted.end, deleted.deleted) == (34, 34, " in full")
    assert {(change.author, change.on) for change in text.changes} == {("Jane Roe", "2026-11-20T10:00:00Z")}


def test_a_paragraph_whose_mark_was_deleted_runs_on() -> None:
    """Two paragraphs that a change joined are one."""

    def write(document: Document) -> None:
        mark = f"<w:pPr><w:rPr><w:del {_BY}/></w:rPr></w:pPr>"
        _runs(_run("registered."))(document)
        _runs(mark, _run("It is not "))(document)

    assert _read(write).content == "It is not registered."


def test_highlights_and_brackets_are_marked() -> None:
    """What a drafter highlighted or put in brackets is open; a letter in brackets belongs to a quotation."""

    def write(document: Document) -> None:
        paragraph = document.add_paragraph("The price is ")
        for part in ("$5", ".00"):
            paragraph.add_run(part).font.highlight_color = WD_COLOR_INDEX.YELLOW
        paragraph.add_run(", for [●] shares on [date to come], as [t]he agent says.")

    text = _read(write)
    marked = [(text.content[mark.start : mark.end], mark.by) for mark in text.marked]
    assert marked == [("$5.00", "highlight"), ("[●]", "brackets"), ("[date to come]", "brackets")]


def test_what_is_not_shown_is_not_read() -> None:
    """Hidden words, field codes and what was moved away are left out; links, controls and non-breaking signs are in."""
    text = _read(
        _runs(
            _run("See "),
            f"<w:hyperlink>{_run('our page')}</w:hyperlink>",
            _run("secret", "<w:vanish/>"),
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>',
            f"<w:sdt><w:sdtContent>{_run(' of May')}</w:sdtContent></w:sdt>",
            f"<w:moveFrom {_BY}>{_run(' away')}</w:moveFrom>",
            "<w:r><w:noBreakHyphen/><w:t>4</w:t><w:br/><w:t>Next</w:t></w:r>",
        )
    )
    assert text.content == "See our page of May\u20114\nNext"


def test_a_place_is_a_paragraph_and_a_column() -> None:
    """A quote leads to the number of its paragraph, those of cells and empty ones counted, and the column in it."""

    def write(document: Document) -> None:
        document.add_paragraph("One.")
        document.add_paragraph("")
        document.add_table(1, 1).cell(0, 0).text = "Cell"
        document.add_paragraph("The last one.")

    text = _read(write)
    spots = [text.spot(text.content.index(word)) for word in ("One", "Cell", "last")]
    assert [(spot.line, spot.column) for spot in spots if spot] == [(1, 1), (3, 1), (4, 5)]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04 no more", "is broken.*save it again"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is encrypted, or a DOC file"),
        (b"words", "is broken"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_error(data: bytes, what: str) -> None:
    """Broken and encrypted files are one line each, with what to do."""
    with pytest.raises(UserError, match=what):
        read_bytes(data, "a.docx")


def test_a_file_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file with a huge part is refused before it is unpacked."""
    monkeypatch.setattr("greenshoe.reading.docx.LARGEST", 1000)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", " " * 5000)
    with pytest.raises(UserError, match="unpacks to more than"):
        read_bytes(packed.getvalue(), "a.docx")


def test_entities_are_not_expanded() -> None:
    """A file that declares entities reads nothing of the system, and does not grow."""
    packed = io.BytesIO()
    markup = (
        f'<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/hostname">]><w:document {_SPACES}><w:body><w:p><w:r>'
        "<w:t>a&e;b</w:t></w:r></w:p></w:body></w:document>"
    )
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", markup)
    assert read_bytes(packed.getvalue(), "a.docx").content in ("a", "ab")


_PARAGRAPHS = st.lists(st.text(alphabet="abC 1$.\u201c\u201d[]\u25cf", max_size=30), max_size=8)


@settings(max_examples=15, deadline=None)
@given(_PARAGRAPHS)
def test_every_character_leads_to_its_paragraph(paragraphs: list[str]) -> None:
    """Each character read stands at its place in its paragraph; a quotation mark may have been turned aright."""
    text = _read(lambda document: [document.add_paragraph(each) for each in paragraphs])
    for offset, character in enumerate(text.content):
        spot = text.spot(offset)
        if spot is None:
            assert character.isspace()
            continue
        assert spot.line is not None and spot.column is not None
        typed = paragraphs[spot.line - 1][spot.column - 1]
        assert typed == character or {typed, character} <= set("\u201c\u201d")
    assert len("".join(text.content.split())) == len("".join("".join(paragraphs).split()))
