"""Sentences: where they end and where they only seem to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenshoe.text.sentences import split_sentences


def _sentences(content: str) -> list[str]:
    return [content[start:end] for start, end in split_sentences(content, 0, len(content))]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Example, Inc. is a company.", "It sells pumps."],
        ["We hired Example Securities, Inc.", "The fee is 6%."],
        ["The U.S. Securities Act applies.", "The U.S. Army buys."],
        ["Mr. Doe met Dr. Roe.", "They agreed."],
        ["It was filed under File No. 333-1 with the SEC.", "Copies of it are free."],
        ["The prospectus bears visa n°20-352 of July.", "See e.g. its cover."],
        ["Acting through H.C. Example & Co. Limited, we sold.", "Then we closed."],
        ["He said “Done.”", "She left."],
        ["Risks include: delay; cost; and fire.", "Others exist."],
        ["The price was $1.20 per share.", "Is it low?", "Yes!", "It is."],
        ["Mail ir@example.com or see www.Example.Com today.", "Thank you."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    """Abbreviations, figures and addresses end no sentence; stops, quotes and questions do."""
    assert _sentences(" ".join(sentences)) == sentences


def test_glued_sentences_come_apart() -> None:
    """An archive that drops the break after a heading or a sentence does not hide the next sentence."""
    assert _sentences("as required by law.The offering is made.") == ["as required by law.", "The offering is made."]
    assert _sentences("ABOUT EXAMPLE INC.Founded in 1990.") == ["ABOUT EXAMPLE INC.", "Founded in 1990."]


def test_a_kept_line_break_ends_a_sentence() -> None:
    """Lines of an address do not run together."""
    assert _sentences("Example AS\nHigh Street 1") == ["Example AS", "High Street 1"]


@given(st.text(alphabet='aA .\n"”(1Inc', max_size=200))
def test_nothing_but_space_is_lost_between_sentences(content: str) -> None:
    """Sentences are in order, do not overlap, and leave out nothing that can be seen."""
    places = split_sentences(content, 0, len(content))
    assert [place for pair in places for place in pair] == sorted(place for pair in places for place in pair)
    assert "".join("".join(content[start:end].split()) for start, end in places) == "".join(content.split())
