"""Mending what conversions broke: glued headings, lost spaces, quotation marks."""

from __future__ import annotations

import pytest

from greenshoe.reading import read_plain


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("the ''Notes'' are", 'the "Notes" are'),
        ("the ``Notes'' are", 'the "Notes" are'),
        ("the \u201dNotes\u201c are", "the \u201cNotes\u201d are"),
        ("(the \u201dNotes\u201d) are", "(the \u201cNotes\u201d) are"),
        ("a \u201cCommon Share\u201c, and", "a \u201cCommon Share\u201d, and"),
        ("Holders' shares and others' too", "Holders' shares and others' too"),
        ("a \u201cright\u201d one", "a \u201cright\u201d one"),
        ("the SecuritiesAct and the UnitedStates", "the Securities Act and the United States"),
        ("the PrivateSecuritiesLitigationReformAct of 1995", "the Private Securities Litigation Reform Act of 1995"),
        ("under Rule144A and Form10-K", "under Rule 144A and Form 10-K"),
        ("forward-lookingstatements here", "forward-looking statements here"),
        ("GeoVax and SoulPower trade", "GeoVax and SoulPower trade"),
    ],
)
def test_words_and_marks_are_mended(typed: str, seen: str) -> None:
    """Quotation marks are turned aright and lost spaces put in; names with capitals inside stay."""
    assert read_plain(typed).content == seen


@pytest.mark.parametrize(
    ("heading", "paragraph"),
    [
        ("Forward-Looking Statements", "This press release contains statements that look forward, as all of them do."),
        ("About Example Group", "The company makes pumps in Oslo and sells them to many people in the world."),
        ("Important Notice", "No offer is made here to anybody, and none will be made later on either."),
    ],
)
def test_a_heading_glued_to_its_paragraph_is_parted(heading: str, paragraph: str) -> None:
    """A heading whose last word ran into the paragraph's first is a heading again."""
    text = read_plain(f"A Title\n\n{heading}{paragraph}")
    assert [text.content[block.start : block.end] for block in text.blocks] == ["A Title", heading, paragraph]
    assert text.blocks[1].kind == "heading"


def test_a_sentence_with_a_capital_inside_is_no_heading() -> None:
    """What reads like a sentence is not cut in two."""
    typed = "The trustee holds, as it says, InformationThis as a mark, which is registered in many countries."
    assert read_plain(typed).content == typed
