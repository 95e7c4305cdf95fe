"""Reading HTML: what is seen, how it is parted, and what ties to a fact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenshoe.errors import UserError
from greenshoe.reading import read_html
from greenshoe.text.document import Text

PAGE = """<!doctype html><html lang="en"><head><title>Example &amp; Co</title>
<meta name="greenshoe:document" content="press-release"><style>p { color: red }</style></head><body>
<h1>Example Places a&nbsp;Note</h1>
<p>The <data value="USD 3,000,000" data-fact="offering.tranches[0].principal">$3&nbsp;mil&shy;lion</data>
<i>Note</i> is <b>not</b> registered.</p>
<section data-part="legends"><h2>No Offer</h2><p>This is no offer.<br>Nor an invitation.</p>
<ul><li>one</li><li>two</li></ul></section>
<table><tr><th>Issuer</th><td>Example Co</td></tr><tr><th>Coupon</th><td><p>7%</p></td></tr></table>
<script>alert("unseen")</script></body></html>"""


def _blocks(text: Text) -> list[tuple[str, str]]:
    return [(block.kind, text.content[block.start : block.end]) for block in text.blocks]


def test_a_page_is_read_as_it_is_seen() -> None:
    """Blocks, line breaks, entities and table cells come out as a reader sees them; head and script do not."""
    text = read_html(PAGE, "page.html")
    assert text.content == (
        "Example Places a Note\n\nThe $3 million Note is not registered.\n\nNo Offer\n\n"
        "This is no offer.\nNor an invitation.\n\none\n\ntwo\n\nIssuer\tExample Co\nCoupon\t7%"
    )
    assert [kind for kind, _ in _blocks(text)] == [
        *("title", "paragraph", "heading", "paragraph", "item", "item"),
        *("cell", "cell", "cell", "cell"),
    ]


def test_a_page_says_what_it_is() -> None:
    """Language, title and kind are read from the page's own head."""
    text = read_html(PAGE, "page.html")
    assert (text.path, text.language, text.title, text.kind) == ("page.html", "en", "Example & Co", "press-release")


def test_printed_facts_are_ties() -> None:
    """A data element gives its exact place, value and fact, also behind a soft hyphen."""
    text = read_html(PAGE)
    tie = text.ties[0]
    assert (text.content[tie.start : tie.end], tie.value, tie.fact) == (
        "$3 million",
        "USD 3,000,000",
        "offering.tranches[0].principal",
    )


def test_parts_are_landmarks() -> None:
    """What stands in a named part bears its name, and nothing else does."""
    text = read_html(PAGE)
    legends = {text.content[block.start : block.end] for block in text.blocks if block.landmark == "legends"}
    assert legends == {"No Offer", "This is no offer.\nNor an invitation.", "one", "two"}


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>secret</p>",
        '<p style="color: red; display : none">secret</p>',
        '<span style="visibility:hidden">secret</span>',
        '<div aria-hidden="true"><p>secret</p></div>',
        '<p style="font-size:0">secret</p>',
        "<template><p>secret</p></template>",
        "<noscript>secret</noscript>",
        "<!-- secret -->",
        "<svg><text>secret</text></svg>",
        '<input value="secret">',
    ],
)
def test_what_is_hidden_is_not_read(hidden: str) -> None:
    """Text that no reader sees is no part of the text, and what follows it is."""
    assert read_html(f"<p>before</p>{hidden}<p>after</p>").content.split() == ["before", "after"]


def test_bold_lines_and_short_lines_are_headings() -> None:
    """A wire's page marks headings by a short line only, alone or above its paragraph."""
    text = read_html(
        "<p><b>About Example</b></p><p>Example makes pumps. It is in Oslo.</p>"
        "<p><b>Forward-Looking Statements</b><br>This release contains statements that look forward, as all do.</p>"
    )
    assert [kind for kind, _ in _blocks(text)] == ["title", "paragraph", "heading", "paragraph"]


def test_a_layout_table_is_prose() -> None:
    """A table that only lays out the page is read as its paragraphs."""
    text = read_html("<table><tr><td><p>First paragraph.</p><p>Second paragraph.</p></td></tr></table>")
    assert _blocks(text) == [("paragraph", "First paragraph."), ("paragraph", "Second paragraph.")]


def test_broken_markup_is_read() -> None:
    """Unclosed and misnested elements lose no text."""
    assert read_html("<p>one<p>two <b>three <i>four</b> five</i>").content.split() == [
        "one",
        "two",
        "three",
        "four",
        "five",
    ]
    assert read_html("").content == ""
    assert read_html("only words").content == "only words"


def test_a_page_too_deep_to_read_is_refused() -> None:
    """Where the parser would drop text, the user is told; a deep page within its limits is read."""
    assert read_html("<div>" * 1000 + "deep" + "</div>" * 1000).content == "deep"
    with pytest.raises(UserError, match="too deep"):
        read_html("<div>" * 20_000 + "deep" + "</div>" * 20_000)


_WORDS = st.lists(st.sampled_from(["offer", "note", "&amp;", "$3", "é"]), min_size=1, max_size=5).map(" ".join)
_TAGS = st.sampled_from(["p", "div", "b", "span", "li", "h2", "td", "section", "em", "q"])


@given(
    st.recursive(
        _WORDS,
        lambda inner: st.tuples(_TAGS, inner, inner).map(lambda part: f"<{part[0]}>{part[1]} {part[2]}</{part[0]}>"),
    )
)
def test_blocks_and_ties_lie_in_the_content(markup: str) -> None:
    """Whatever the markup, blocks are in order, lie in the content, and hold all that is seen."""
    text = read_html(f'{markup} <data value="1" data-fact="x">one</data>')
    places = [place for block in text.blocks for place in (block.start, block.end)]
    assert places == sorted(places)
    assert "".join("".join(part.split()) for _, part in _blocks(text)) == "".join(text.content.split())
    assert [text.content[tie.start : tie.end] for tie in text.ties] == ["one"]
