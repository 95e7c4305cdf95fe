"""The pages: valid HTML, and readable on a screen, on a phone and on paper."""

from __future__ import annotations

import pytest

from greenshoe.drafting import draft
from greenshoe.library import Library
from greenshoe.reading import read_html
from tests.documents.variants import CHANGES, example, offering, variant
from tests.screens import DESKTOP, PHONE, SMALL_PHONE, chromium, shown
from tests.validity import html_errors

DOCUMENTS = ("press-release", "forward-looking-statements", "term-sheet")
STACKED = """() => {
  const row = document.querySelector("table.terms tr");
  return row.querySelector("td").getBoundingClientRect().top >= row.querySelector("th").getBoundingClientRect().bottom;
}"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def _page(name: str, document: str) -> str:
    deal = variant(name) if name in CHANGES else example(name)
    return draft(document, offering(deal), Library()).html


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("name", ["aptorum", "note_and_warrants"])
def test_page_is_valid_html(name: str, document: str) -> None:
    """The Nu Html Checker finds neither error nor warning."""
    assert html_errors(_page(name, document)) == []


def test_page_fits_every_screen_and_rows_stack_on_a_phone() -> None:
    """No page scrolls sideways; a term sheet's label and text stand side by side, on a phone one over the other."""
    with chromium() as browser:
        for name in ("aptorum", "aptorum-closed"):
            for document in DOCUMENTS:
                for size in (DESKTOP, PHONE, SMALL_PHONE):
                    with shown(browser, _page(name, document), size) as page:
                        assert page.evaluate(OVERFLOW) <= 0, (name, document, size)
                        if document == "term-sheet":
                            assert page.evaluate(STACKED) is (size != DESKTOP)


def test_what_is_read_is_what_is_seen() -> None:
    """A reader of the page's text sees what a screen shows, so that a check misses nothing that CSS hides or adds."""
    markup = _page("aptorum", "press-release")
    with chromium() as browser, shown(browser, markup, DESKTOP) as page:
        seen = page.evaluate("document.body.innerText")
    read = read_html(markup).content
    assert _letters(seen) == _letters(read)


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
