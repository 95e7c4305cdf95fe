"""PDF: the words as they stand on the pages, in the order of reading, each with its page and box."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from greenshoe.errors import refuse
from greenshoe.reading.building import TextBuilder, typed_title
from greenshoe.reading.columns import flow_of
from greenshoe.reading.glyphs import PageWords, words_of_page
from greenshoe.reading.gutters import gutter_of
from greenshoe.reading.pages import pages_of
from greenshoe.reading.paragraphs import add_flow, vocabulary_of
from greenshoe.reading.places import PageMap
from greenshoe.text.document import Text

ENDINGS = (".pdf",)
"""Endings of the files that this module reads."""
ENGINES = ("pypdfium2",)
"""What it imports when it reads one."""
MOST_PAGES = 400
_MEANINGLESS = 0.2
"""Share of letters without a meaning above which a file is not read."""


def read_bytes(data: bytes, path: str) -> Text:
    """Return what a reader sees in a PDF.

    Raises UserError for one that is encrypted, broken, too long, scanned, or whose letters have no meaning.
    """
    with _opened(data, path) as document:
        pages = list(_words(document, path))
        title = typed_title(document.get_metadata_value("Title"))
    words = [word for page in pages for word in page.words]
    _refuse_unreadable(pages, path)
    laid_out = pages_of(pages)
    builder = TextBuilder(path)
    vocabulary = vocabulary_of(words)
    reach = max((line.right for page in laid_out for row in page.rows for line in row), default=0.0)
    gutter = next((found for page in laid_out if (found := gutter_of(page.words)) is not None), None)
    add_flow(builder, (part for page in laid_out for part in flow_of(page, reach, gutter)), vocabulary)
    notes = [(page, page.notes) for page in laid_out if page.notes]
    for page, rows in notes:
        page.rows = rows
        add_flow(builder, flow_of(page), vocabulary, landmark="footnotes")
    places = PageMap(builder.places, [(word.page, _rounded(word.box)) for word in words])
    pictures = [str(page.number) for page in pages if page.pictures]
    unread = (
        [f"{'page' if len(pictures) == 1 else 'pages'} {', '.join(pictures)}: pictures, not read"] if pictures else []
    )
    return builder.finish(places, title=title, notes=unread)


@contextmanager
def _opened(data: bytes, path: str) -> Iterator[Any]:
    """Open a PDF; raise UserError where it cannot be."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise refuse(path, "is encrypted", "save it without a password") from None
        raise refuse(path, "is broken: it cannot be opened as a PDF", "export it again") from None
    try:
        yield document
    finally:
        document.close()


def _words(document: Any, path: str) -> Iterator[PageWords]:
    import pypdfium2

    if len(document) > MOST_PAGES:
        raise refuse(path, f"has more than {MOST_PAGES} pages", "give the announcement alone")
    count = 0
    for index in range(len(document)):
        try:
            page = document[index]
            words = words_of_page(page, index + 1, count)
            page.close()
        except pypdfium2.PdfiumError:
            raise refuse(path, f"is broken: page {index + 1} cannot be read", "export it again") from None
        count += len(words.words)
        yield words


def _refuse_unreadable(pages: list[PageWords], path: str) -> None:
    """Raise UserError where *pages* show pictures of text, or letters that mean nothing."""
    letters = "".join(word.text for page in pages for word in page.words)
    if not letters and any(page.pictures for page in pages):
        raise refuse(path, "is scanned: its pages are pictures, not text", "run it through OCR and check the result")
    if not letters:
        raise refuse(path, "has no text on its pages", "export it again, with text and not as outlines")
    unknown = sum(letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff" for letter in letters)
    if unknown > _MEANINGLESS * len(letters):
        raise refuse(path, "has fonts that do not tell their letters", "export it again, or run it through OCR")


def _rounded(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    left, top, right, bottom = (round(edge, 1) for edge in box)
    return left, top, right, bottom
