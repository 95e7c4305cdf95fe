"""Reading plain text and Markdown: wraps, headings, and what is left of markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenshoe.reading import read_plain

WRAPPED = """EXAMPLE PLACES A NOTE

OSLO, May 4, 2031 – Example AS today placed a note with one investor, which is
not registered under the Securities Act of 1933 and may not be offered or sold in
the United States without registration.

Contacts
Jane Roe
+47 21 00 00 00
"""


def _blocks(content: str) -> list[tuple[str, str]]:
    text = read_plain(content)
    return [(block.kind, text.content[block.start : block.end]) for block in text.blocks]


def test_hard_wraps_are_joined_and_lines_of_an_address_kept() -> None:
    """Lines broken to fit a width run on; short lines stay lines."""
    blocks = _blocks(WRAPPED)
    assert blocks[0] == ("title", "EXAMPLE PLACES A NOTE")
    assert "which is not registered under the Securities Act of 1933 and may not be offered" in blocks[1][1]
    assert blocks[1][1].endswith("or sold in the United States without registration.")
    assert "\n" not in blocks[1][1]
    assert blocks[2][1].split("\n") == ["Contacts", "Jane Roe", "+47 21 00 00 00"]


def test_headings_are_short_lines_without_a_stop() -> None:
    """A heading stands over prose; a sentence, an address and a figure are none."""
    lines = (
        "Example Places a Note",
        "It did so.",
        "About Example",
        "It makes pumps.",
        "ir@example.com",
        "+47 21 00 00 00",
    )
    blocks = _blocks("\n\n".join(lines))
    assert [kind for kind, _ in blocks] == ["title", "paragraph", "heading", "paragraph", "paragraph", "paragraph"]


def test_a_banner_is_not_the_title() -> None:
    """What stands above the headline does not become it."""
    text = read_plain("NOT FOR RELEASE IN JAPAN\n\nExample Places a Note\n\nExample placed a note.")
    assert text.title == "Example Places a Note"


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("<u>Example Places a Note</u>", "Example Places a Note"),
        (r"for \$3 million", "for $3 million"),
        ("Pumpit[®] works", "Pumpit® works"),
        ("a **bold** and *slanted* word", "a bold and slanted word"),
        ("see [our page](https://example.com/x_(y)) today", "see our page today"),
        ("Procter &amp; Sons &nbsp;Ltd", "Procter & Sons \u00a0Ltd"),
        ("secu\u00adrities", "securities"),
        ("2 * 3 * 4 is 24", "2 * 3 * 4 is 24"),
        ("snake_case_name stays", "snake_case_name stays"),
    ],
)
def test_residue_of_markup_is_read_through(typed: str, seen: str) -> None:
    """Tags, escapes, marks, emphasis and links of a conversion do not hide words; other signs stay."""
    assert read_plain(typed).content == seen


def test_markdown_has_its_headings_items_and_tables() -> None:
    """Marked headings, bullets and table rows are told apart."""
    blocks = _blocks("# Title\n\n## Risks\n\n- delay\n- cost\n\n| Issuer | Example |\n|---|---|\n| Coupon | 7% |")
    assert blocks == [
        ("title", "Title"),
        ("heading", "Risks"),
        ("item", "delay"),
        ("item", "cost"),
        ("cell", "Issuer"),
        ("cell", "Example"),
        ("cell", "Coupon"),
        ("cell", "7%"),
    ]
    assert read_plain("x\n\n| Issuer | Example |\n| Coupon | 7% |").content == "x\n\nIssuer\tExample\nCoupon\t7%"


def test_a_sentence_torn_by_a_page_break_is_joined() -> None:
    """A paragraph that stops inside a sentence goes on in the next."""
    content = "The first risk. The second is the loss of our license, of our management and\n\nof our customers."
    assert len(read_plain(content).blocks) == 1


@given(st.text(alphabet="aB .:-*\n<u>|#[]()\\&;\u00a0", max_size=200))
def test_blocks_hold_all_that_is_seen(content: str) -> None:
    """Whatever is typed, blocks are in order and nothing of the text lies outside them."""
    text = read_plain(content)
    places = [place for block in text.blocks for place in (block.start, block.end)]
    assert places == sorted(places)
    held = "".join(text.content[block.start : block.end] for block in text.blocks)
    assert "".join(held.split()) == "".join(text.content.split())
