"""Reading PDF: the order of reading, what a page repeats, broken words, and the place of each word."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenshoe.errors import UserError
from greenshoe.reading.pdf import read_bytes
from greenshoe.text.document import Text
from tests.reading.paper import EM, SIZE, Typed, lines, pdf, scan

LEFT = (
    "The securities have not been registered under the Securities Act of 1933 and may not be offered or sold in the "
    "United States without registration or an exemption from it. The Company has agreed to file a statement for it."
)
RIGHT = (
    "The underwriters have an option to purchase more shares from the Company at the public offering price for thirty "
    "days. The closing of the offering is subject to the conditions that are customary for it, among others."
)


def _read(*pages: list[Typed]) -> Text:
    return read_bytes(pdf(pages), "a.pdf")


def _blocks(text: Text) -> list[tuple[str, str]]:
    return [(block.kind, text.content[block.start : block.end]) for block in text.blocks]


def test_columns_are_read_one_after_the_other() -> None:
    """Two columns of prose are two paragraphs, below the headline and above what closes the page."""
    text = _read(
        [
            (72, 72, 18, "Example Prices an Offering"),
            *lines(LEFT, 72, 120, chars=36),
            *lines(RIGHT, 320, 120, chars=36),
            *lines(
                "This is no offer to anybody at all and not a solicitation of one, wherever it is read.",
                72,
                400,
                chars=75,
            ),
        ]
    )
    assert [kind for kind, _ in _blocks(text)] == ["title", "paragraph", "paragraph", "paragraph"]
    assert _blocks(text)[1:3] == [("paragraph", LEFT), ("paragraph", RIGHT)]


def test_columns_that_stand_close_and_unlevel_are_told_apart() -> None:
    """Lines of two columns need not align, and the gutter may be narrow; a short page follows the others."""
    text = _read(
        [*lines(LEFT, 72, 120, chars=36), *lines(RIGHT, 72 + 37.5 * EM * 10, 125, chars=36)],
        [
            *lines("These shares are sold to one investor who will hold them, and", 72, 90, chars=36),
            *lines("the other ones are sold to all of the others that are here.", 72 + 37.5 * EM * 10, 95, chars=36),
        ],
    )
    assert [part for _, part in _blocks(text)] == [
        LEFT,
        RIGHT,
        "These shares are sold to one investor who will hold them, and the other ones are sold to all of the others "
        "that are here.",
    ]


def test_a_line_that_fills_its_width_is_no_row_of_a_table() -> None:
    """Wide gaps that are all alike come from justified setting."""
    words = ("Sample", "Mining", "Launch", "Issues")
    assert _read([(72.0 + 54 * place, 90, 10, word) for place, word in enumerate(words)]).content == " ".join(words)
    cells: list[Typed] = [(72, 90, 10, "Sample of it"), (180, 90, 10, "Mining as it is")]
    assert _read(cells).content == "Sample of it\tMining as it is"


def test_each_word_has_its_page_and_box() -> None:
    """A quote leads to the page and to the box of its word there, measured from the upper left corner."""
    text = _read([(72, 72, 10, "The first page says it.")], [(72, 300, 10, "The second page says otherwise.")])
    spot = text.spot(text.content.index("otherwise"))
    assert spot is not None
    assert (spot.page, spot.line) == (2, None)
    assert spot.box is not None
    left, top, right, bottom = spot.box
    assert left == pytest.approx(72 + 21 * EM * 10, abs=1)
    assert right == pytest.approx(72 + 31 * EM * 10, abs=1)
    assert top < 306 < bottom < 316
    assert text.spot(text.content.index(" second")) is None


def test_what_pages_repeat_is_left_out() -> None:
    """Running headers, footers and page numbers go, and a paragraph runs on from page to page."""
    pages = []
    for number, part in enumerate((LEFT[:124], LEFT[124:])):
        pages.append(
            [
                (72, 30, 8, "Example Corp. - Confidential"),
                *lines(part, 72, 90, chars=75),
                (280, 760, 8, f"Page {number + 1} of 2"),
            ]
        )
    assert _read(*pages).content == LEFT


def test_what_stands_once_in_a_margin_is_kept() -> None:
    """A line at the head of one page alone is no running header."""
    assert _read([(72, 30, 10, "Contact: ir@example.com")], [(72, 90, 10, "More.")]).content.startswith("Contact")


def test_footnotes_follow_the_text() -> None:
    """Small print at the foot of a page does not tear the sentence that goes over the page."""
    text = _read(
        [*lines(LEFT[:124], 72, 600, chars=75), (72, 700, 7, "1 At the price of the first day.")],
        lines(LEFT[124:], 72, 90, chars=75),
    )
    assert [(block.landmark, text.content[block.start : block.end]) for block in text.blocks] == [
        (None, LEFT),
        ("footnotes", "1 At the price of the first day."),
    ]


def test_words_broken_over_lines_are_made_whole() -> None:
    """A hyphen goes where the text writes the word without it elsewhere, and stays where it belongs to the word."""
    text = _read(
        lines(
            "The securities are new. These secu-/rities are in forward-/looking hands, and the under-/writers file a "
            "Form 10-/K for them.",
            72,
            90,
            chars=75,
        )
    )
    assert text.content == (
        "The securities are new. These securities are in forward-looking hands, and the underwriters file a "
        "Form 10-K for them."
    )


def test_hyphens_stay_where_no_word_is_broken() -> None:
    """Where no word is known to be broken, a hyphen at the end of a line is the word's own."""
    assert _read(lines("A drug for methicillin-/resistant strains is new.", 72, 90, chars=75)).content == (
        "A drug for methicillin-resistant strains is new."
    )


def test_a_table_is_read_by_rows() -> None:
    """Cells of a row stay together, with the lines that a cell runs over, and a repeated head is read once."""
    head = [(72.0, 90.0, 10.0, "Term"), (200.0, 90.0, 10.0, "What is agreed")]
    rows = [
        *head,
        (72, 110, 10, "Issuer"),
        (200, 110, 10, "Example Corp., a company"),
        (200, 122, 10, "of Delaware"),
        (72, 142, 10, "Coupon"),
        (200, 142, 10, "7%"),
    ]
    text = _read(rows, [*head, (72, 110, 10, "Maturity"), (200, 110, 10, "2031")])
    assert text.content == (
        "Term\tWhat is agreed\nIssuer\tExample Corp., a company of Delaware\nCoupon\t7%\nMaturity\t2031"
    )
    assert {kind for kind, _ in _blocks(text)} == {"cell"}


def test_items_have_no_bullets() -> None:
    """A bullet makes an item, as in a page."""
    text = _read(
        [(72, 90, 10, "\u2022"), (90, 90, 10, "delay of the closing"), (72, 108, 10, "\u2022"), (90, 108, 10, "cost")]
    )
    assert _blocks(text) == [("item", "delay of the closing"), ("item", "cost")]


@pytest.mark.parametrize(("rotate", "matrix"), [(90, "0 1 -1 0 792 0 cm"), (180, "-1 0 0 -1 612 792 cm")])
def test_a_turned_page_is_read_as_it_is_shown(rotate: int, matrix: str) -> None:
    """What is typed turned on a page that is shown turned back stands level, and its boxes are those shown."""
    data = pdf([[(72, 90, 10, "The first line of it"), (72, 102, 10, "and the second.")]], rotate=rotate, matrix=matrix)
    text = read_bytes(data, "a.pdf")
    assert text.content == "The first line of it and the second."
    first, second = text.spot(0), text.spot(text.content.index("second"))
    assert first is not None and second is not None
    assert first.box is not None and second.box is not None
    assert first.box[3] <= second.box[3]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\nno more", "is broken.*export it again"),
        (b"", "is broken"),
        (pdf([[(72, 90, 10, "secret")]], password="x"), "is encrypted; save it without a password"),
        (scan(), "is scanned.*OCR"),
        (pdf([[]]), "has no text on its pages"),
    ],
    ids=["broken", "empty", "encrypted", "scanned", "blank"],
)
def test_a_file_that_cannot_be_read_is_one_error(data: bytes, what: str) -> None:
    """Broken, encrypted, scanned and blank files are one line each, with what to do."""
    with pytest.raises(UserError, match=what) as raised:
        read_bytes(data, "a.pdf")
    assert len(raised.value.mistakes) == 1


def test_a_page_that_is_a_picture_is_told(tmp_path: Path) -> None:
    """Where only some pages are scanned, the others are read and the text says which were not."""
    whole = pikepdf.open(io.BytesIO(pdf([[(72, 90, 10, "The first page.")]])))
    whole.pages.extend(pikepdf.open(io.BytesIO(scan())).pages)
    whole.save(tmp_path / "a.pdf")
    text = read_bytes((tmp_path / "a.pdf").read_bytes(), "a.pdf")
    assert text.content == "The first page."
    assert text.notes == ("page 2: pictures, not read",)


_WORD = st.text(alphabet="abcdefgXYZ019$%,.;()", min_size=1, max_size=12)


@settings(max_examples=40, deadline=None)
@given(st.lists(_WORD, min_size=1, max_size=60), st.integers(20, 80))
def test_every_letter_leads_to_its_word(words: list[str], chars: int) -> None:
    """Nothing is lost or doubled, and each letter's box is where its word was set."""
    typed = lines(" ".join(words), 72, 90, chars=chars)
    text = _read(typed)
    assert sorted("".join(text.content.split())) == sorted("".join(words))
    for offset, letter in enumerate(text.content):
        spot = text.spot(offset)
        if letter.isspace():
            continue
        assert spot is not None and spot.box is not None
        left, top, right, bottom = spot.box
        assert 0 <= left < right <= SIZE[0]
        on_line = [line for _, height, _, line in typed if top - 1 <= height + 5 <= bottom + 1]
        assert any(letter in line for line in on_line)
