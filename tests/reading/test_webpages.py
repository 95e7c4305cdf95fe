"""Reading a page of a website: the announcement without the site."""

from __future__ import annotations

import pytest

from greenshoe.reading import read_html

RELEASE = "<p>NEW YORK, May 4, 2031 - Example Corp. today placed a note with one investor, as it says here.</p>" * 3
SITE = """<html><body><header><a href="/">Wire</a> Sign in</header><nav><ul><li>News</li><li>Offerings</li></ul></nav>
{headline}<div class="page">{body}</div>
<aside><h3>Other news</h3><p>Sample Inc. prices an offering of 5,000,000 shares.</p></aside>
<footer>Terms of use. This is not an offer. 2031 Wire Inc.</footer></body></html>"""


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("", "<article><h1>Example Places a Note</h1>{release}<div class='social-share'>Share</div></article>"),
        ("<h1>Example Places a Note</h1>", "<div itemprop='articleBody'>{release}</div><div>More of the site</div>"),
        ("", "<div role='main'><h1>Example Places a Note</h1>{release}</div>"),
        ("<h1>Example Places a Note</h1>", "{release}"),
    ],
    ids=["article", "body and headline apart", "role", "no article"],
)
def test_the_site_around_a_release_is_not_read(headline: str, body: str) -> None:
    """Menus, sign-in, other news and the foot of the site are no part of the release; its headline is."""
    text = read_html(SITE.format(headline=headline, body=body.format(release=RELEASE)))
    assert text.content.split("\n\n")[0] == "Example Places a Note"
    assert text.content.count("today placed a note") == 3
    for foreign in ("Sign in", "Offerings", "Sample", "Terms of use", "Share", "More of the site"):
        assert foreign not in text.content
    spot = text.spot(text.content.index("Example Corp"))
    assert spot is not None and spot.line is not None and spot.line > 1


def test_a_page_that_is_no_site_keeps_its_edges() -> None:
    """Without navigation, headers, footers and asides are parts of the document."""
    text = read_html("<header>Example Corp.</header><p>It placed a note.</p><footer>This is not an offer.</footer>")
    assert text.content.split("\n\n") == ["Example Corp.", "It placed a note.", "This is not an offer."]


def test_a_small_article_is_not_taken_for_the_page() -> None:
    """An article that holds little of the page is a teaser, and the rest is read."""
    text = read_html(f"<nav>Menu</nav><div>{RELEASE}</div><article>Teaser</article>")
    assert "today placed a note" in text.content
    assert "Menu" not in text.content


def test_what_a_style_sheet_does_not_display_is_not_read() -> None:
    """A class that is not displayed on any medium hides its text; one that only paper or a state hides does not."""
    style = (
        "p.a, .gone { color: red; display: none } @media print { .screen { display: none } } .b .item { display:none }"
    )
    text = read_html(
        f"<style>{style}</style><p class='x gone'>no</p><p class='screen'>one</p><p class='item'>two</p>"
        "<p class='a'>three</p>"
    )
    assert text.content.split() == ["one", "two", "three"]
