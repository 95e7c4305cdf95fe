"""Term sheets of deals, and how a test reads their tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from lxml import html as lxml_html

from greenshoe.drafting import draft
from greenshoe.drafting.draft import Draft
from tests.documents.test_documents import MOMENT, library
from tests.documents.variants import Deal, example, offering


@dataclass(frozen=True)
class Table:
    """A table of figures as a reader sees it."""

    caption: str
    rows: tuple[tuple[str, ...], ...]

    def column(self, place: int) -> list[str]:
        """Return the cells of one column."""
        return [row[place] for row in self.rows]


def drafted(deal: Deal) -> Draft:
    """Return the term sheet of a deal."""
    return draft("term-sheet", offering(deal), library(), at=MOMENT)


@cache
def page(name: str) -> str:
    """Return the term sheet of an example."""
    return drafted(example(name)).html


def tables(markup: str) -> dict[str, Table]:
    """Return the tables of figures of a page by their captions, without their heads."""
    found = {}
    for table in lxml_html.document_fromstring(markup).iterfind(".//table[@class='figures']"):
        (caption,) = table.iterfind("caption")
        rows = tuple(tuple(text_of(cell) for cell in row) for row in table.iterfind("tbody/tr"))
        found[text_of(caption)] = Table(text_of(caption), rows)
    return found


def table(markup: str, caption: str) -> Table | None:
    """Return the table whose caption holds *caption*."""
    return next((found for name, found in tables(markup).items() if caption in name), None)


def rows(markup: str) -> dict[str, str]:
    """Return the rows of the two-column tables by their labels; of several with one label, all in a line."""
    found: dict[str, str] = {}
    for row in lxml_html.document_fromstring(markup).iterfind(".//table[@class='terms']//tr"):
        label, text = (text_of(cell) for cell in row)
        found[label] = f"{found[label]} {text}" if label in found else text
    return found


def headings(markup: str) -> list[str]:
    """Return the headings of the sections."""
    return [text_of(heading) for heading in lxml_html.document_fromstring(markup).iterfind(".//h2")]


def text_of(element: lxml_html.HtmlElement) -> str:
    """Return what an element says, blanks made one."""
    return " ".join(element.text_content().split())


def value(cell: str) -> Fraction | None:
    """Return the figure that a cell shows; a dash is zero, an open point None."""
    if cell == "–":
        return Fraction(0)
    match = re.fullmatch(r"\$?([\d,]+(?:\.\d+)?)%?", cell)
    return Fraction(Decimal(match[1].replace(",", ""))) if match else None
