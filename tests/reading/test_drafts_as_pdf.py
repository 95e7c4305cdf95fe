"""Our own drafts, read back from PDF: what the check finds there is what it finds in the page."""

from __future__ import annotations

import pytest

from greenshoe.checking import check
from greenshoe.checking.checks import without_drafting_marks
from greenshoe.drafting import draft
from greenshoe.library import Library
from greenshoe.offering.deal import Offering
from greenshoe.reading import read_html
from greenshoe.reading.pdf import read_bytes
from greenshoe.writing import render
from tests.statements.library import ROOT

LIBRARY = Library()
DRAFTS = [("spac-ipo", "press-release"), ("pipe", "term-sheet")]


@pytest.mark.parametrize(("deal", "document"), DRAFTS)
def test_a_draft_says_the_same_as_pdf(deal: str, document: str) -> None:
    """The PDF of a draft makes the same statements as its page, prints the same words, and has no new error."""
    made = draft(document, Offering.load(ROOT / "examples" / f"{deal}.yaml"), LIBRARY)
    page = read_html(made.html, "a.html")
    paper = read_bytes(render(made, "pdf", LIBRARY), "a.pdf")
    assert paper.title == page.title
    ours, theirs = check(page, LIBRARY), check(paper, LIBRARY)
    assert set(theirs.statements) == set(ours.statements)
    errors = [{found.rule for found in checked if found.severity == "error"} for checked in (ours, theirs)]
    assert errors[1] <= errors[0]
    words = [set(without_drafting_marks(page).content.casefold().split()), set(paper.content.casefold().split())]
    assert words[0] <= words[1]
    assert all(found.at is not None and found.at.page for found in theirs if found.quote)
