"""The example's drafts as PDF: accessible, marked as drafts, and made without a warning of the engine."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from greenshoe import Library, Offering, draft, write
from tests.verapdf import ua_errors

EXAMPLES = Path(__file__).parents[2] / "examples"
DOCUMENTS = ("forward-looking-statements", "press-release", "term-sheet")


@pytest.mark.parametrize("final", [False, True], ids=["draft", "final"])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_pdf_is_one_that_all_can_read(document: str, final: bool, tmp_path: Path) -> None:
    """No warning, nothing against PDF/UA-1, a title, bookmarks; each page has its number, and a draft's its moment."""
    offering = Offering.load(str(EXAMPLES / ("aptorum-closed.yaml" if final else "aptorum.yaml")))
    at = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
    drafted = draft(document, offering, Library(), on=date(2026, 1, 5), final=final, at=at)
    (path,) = write(drafted, tmp_path, "pdf")
    assert ua_errors(path) == []
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        assert str(pdf.docinfo["/Title"]) == drafted.title
        assert str(pdf.Root.Lang) == "en-US"
        assert outline.root
    pages = [" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(path)]
    assert len(pages) > 1
    for number, text in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in text
        assert ("DRAFT" not in text) if final else ("DRAFT — January 5, 2026, 09:30 UTC" in text)
