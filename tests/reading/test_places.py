"""Every character that is read leads back to its place in the file."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenshoe.reading import read_html, read_plain
from greenshoe.text.document import Text

_QUOTES = frozenset("\"'`,\u201c\u201d\u2018\u2019")


def _is_same(read: str, source: str) -> bool:
    """Say whether *source* is the same character, or one that is normalised to it.

    White space of every kind and the end of a line are a space or a line break; an entity stands at its ampersand;
    a quotation mark may have been doubled or turned about.
    """
    return (
        read == source
        or (read.isspace() and source.isspace())
        or source == "&"
        or (read in _QUOTES and source in _QUOTES)
    )


def _check(text: Text, source: str) -> None:
    """Check that each character leads to itself, in the order of the file; those put in are white space."""
    lines = [f"{line}\n" for line in re.split(r"\r\n|\r|\n", source)]
    last = (0, 0)
    for offset, character in enumerate(text.content):
        spot = text.spot(offset)
        if spot is None:
            assert character.isspace()
            continue
        assert spot.line is not None and spot.column is not None
        assert _is_same(character, lines[spot.line - 1][spot.column - 1]), (offset, character, spot)
        assert (spot.line, spot.column) >= last
        last = (spot.line, spot.column)


@pytest.mark.parametrize(
    ("source", "word", "place"),
    [
        ("One\n\nTwo three", "three", (3, 5)),
        ("One\r\n\r\nTwo three", "three", (3, 5)),
        ("One\r\rTwo three", "three", (3, 5)),
        ("A \\$3 **bold** word", "bold", (1, 9)),
        ("see [our page](https://example.com) now", "now", (1, 37)),
        ("A line that was wrapped to a width of some\nsixty characters and goes on here", "sixty", (2, 1)),
        ("the secu\u00ad\nrities of it", "rities", (2, 1)),
        ("It is ''Notes'' here", "Notes", (1, 9)),
        ("a\x00b offer", "offer", (1, 5)),
    ],
)
def test_a_word_of_plain_text_has_its_line_and_column(source: str, word: str, place: tuple[int, int]) -> None:
    """Through wraps, escapes and emphasis, a word leads to where it was typed."""
    text = read_plain(source)
    spot = text.spot(text.content.index(word))
    assert spot is not None
    assert (spot.line, spot.column) == place


@pytest.mark.parametrize(
    ("source", "word", "place"),
    [
        ("<p>One</p>\n<p>Two <b>three</b></p>", "three", (2, 11)),
        ("<p>a&nbsp;&amp; b three</p>", "three", (1, 19)),
        ("<!-- three -->\r\n<p title='three'>three</p>", "three", (2, 18)),
        ("<head><title>three</title></head><script>'three'</script><p>three", "three", (1, 61)),
        ("<p hidden>three</p><p>three</p>", "three", (1, 23)),
        ("<?xml version='1.0'?>\n<p>three</p>", "three", (2, 4)),
        ("<table>lost<tr><td>three</table>", "three", (1, 20)),
        ("<p>5 < 6 three", "three", (1, 10)),
        ("<noscript>three</noscript><p>three", "three", (1, 30)),
        ("<p>two\n   lines and three</p>", "three", (2, 14)),
    ],
)
def test_a_word_of_a_page_has_its_line_and_column(source: str, word: str, place: tuple[int, int]) -> None:
    """Through entities, comments, hidden parts and broken markup, a word leads to where it was typed."""
    text = read_html(source)
    spot = text.spot(text.content.index(word))
    assert spot is not None
    assert (spot.line, spot.column) == place


def test_places_beyond_the_text_lead_nowhere() -> None:
    """An offset that is not in the text has no place."""
    text = read_plain("One")
    assert (text.spot(-1), text.spot(3)) == (None, None)


_TYPED = st.lists(
    st.sampled_from(
        "offer Notes (the ''Notes'') \u201dTurned\u201c &amp; \\$3 **bold** [page](https://example.com) - * # | a|b | "
        "\n \n\n \r\n "
        "secu\u00ad\nrities <u>x</u> <br> &nbsp; StatementsThis UnitedStates __ \x00 \ufeff \f".split(" ")
    ),
    max_size=40,
).map(" ".join)


@given(_TYPED)
def test_all_of_a_plain_text_leads_back(source: str) -> None:
    """Whatever is typed, each character that is read has its place, in the order of the file."""
    _check(read_plain(source), source)


_INLINE = st.sampled_from(
    (
        *("offer", "a&amp;b", "&#8220;it&#x201d;", "<b>x</b>", " \n ", "<br>", "<!-- c -->", "<i>y", "</i>", "<", "&"),
        *("''q''", "<script>s</script>", "<p hidden>no</p>", "<style>t</style>", "<q>z</q>", "\u00ad", "\r\n"),
        "<table>f<tr><td>c",
    )
)


@given(st.lists(_INLINE, max_size=30).map("".join))
def test_all_of_a_page_leads_back(source: str) -> None:
    """Whatever the markup, each character that is read has its place, but for the marks of a quotation's element."""
    text = read_html(source)
    if "<q>" in source:
        source, text = source.replace("<q>", "<u>").replace("</q>", "</u>"), read_html(source.replace("q>", "u>"))
    _check(text, source)
