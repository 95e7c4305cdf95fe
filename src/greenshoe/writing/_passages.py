"""What a page says, as passages and tables in their order: paragraphs, headings and items of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from greenshoe.text.tokens import word_set
from greenshoe.writing._tree import Element

Kind = Literal["title", "heading", "paragraph", "item"]

_SKIPPED = word_set(
    "head script style template noscript iframe object embed svg math audio video canvas input select textarea "
    "button map img"
)
_FLOW = word_set(
    "address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_LINE_BREAK = "\n"
BULLET = "•"


@dataclass(frozen=True)
class Passage:
    """A paragraph, heading or item of a list."""

    lines: tuple[str, ...]
    """Parted where the author broke the line; white space is one blank, no-break spaces are kept."""
    kind: Kind = "paragraph"
    depth: int = 0
    """How many lists it stands in."""
    mark: str = ""
    """What stands before an item: a bullet or its number."""
    part: str | None = None
    """The part of the document that it stands in: ``lead``."""
    tight: bool = False
    """Whether it follows what is before it without a blank line."""


@dataclass(frozen=True)
class Cell:
    """A cell of a table."""

    content: tuple[Block, ...]
    head: bool = False
    span: int = 1
    """Columns that it takes up."""


@dataclass(frozen=True)
class Table:
    """A table, row by row."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 0
    """How many of its rows, from the first, are its head."""
    part: str | None = None


Block: TypeAlias = Passage | Table


def passages(page: Element, *, without: frozenset[str] = frozenset()) -> tuple[Block, ...]:
    """Return what a reader sees of *page*; elements with a class in *without* are left out."""
    reader = _Reader(without)
    reader.read(page, _Setting())
    reader.end()
    return tuple(reader.blocks)


@dataclass(frozen=True)
class _Setting:
    """What the elements around a piece of text make of it."""

    kind: Kind = "paragraph"
    depth: int = 0
    part: str | None = None
    tight: bool = False
    capitals: bool = False


@dataclass
class _Reader:
    without: frozenset[str]
    blocks: list[Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    setting: _Setting = _Setting()
    mark: str = ""

    def read(self, element: Element, setting: _Setting) -> None:
        for child in element.children:
            if isinstance(child, str):
                self._write(_SPACE.sub(" ", child), setting)
            elif not self._is_hidden(child):
                self._element(child, setting)

    def _element(self, element: Element, setting: _Setting) -> None:
        setting = replace(setting, part=element.attributes.get("data-part", setting.part))
        if element.tag == "br":
            self.pieces.append(_LINE_BREAK)
        elif element.tag == "table":
            self.end()
            self._table(element, setting)
        elif element.tag in ("ul", "ol"):
            self.end()
            self._list(element, setting)
        elif element.tag in _FLOW:
            self.end()
            self.read(element, _inside(element, setting))
            self.end()
        else:
            self.read(element, replace(setting, capitals=setting.capitals or "amount" in element.classes))
            self._write(_target(element), setting)

    def _write(self, text: str, setting: _Setting) -> None:
        text = _UNSEEN.sub("", text)
        if setting.capitals and setting.kind == "title":  # as the house style shows an amount in a headline
            text = re.sub(r"(?<!\w)[a-z]", lambda first: first[0].upper(), text)
        self.setting = setting
        self.pieces.append(text)

    def _list(self, element: Element, setting: _Setting) -> None:
        start = element.attributes.get("start", "1")
        number = 0 if element.tag == "ul" else int(start) if start.isdecimal() else 1
        items = [child for child in element.children if isinstance(child, Element) and not self._is_hidden(child)]
        for item in items:
            self.mark = f"{number}." if number else BULLET
            number += bool(number)
            self.read(item, replace(setting, kind="item", depth=setting.depth + 1))
            self.end()
            self.mark = ""

    def _table(self, element: Element, setting: _Setting) -> None:
        rows: list[tuple[Cell, ...]] = []
        heads = 0
        for row, in_head in _rows(element):
            if row.tag == "caption":
                self.read(row, setting)
                self.end()
                continue
            cells = tuple(self._cell(cell, setting) for cell in _cells(row) if not self._is_hidden(cell))
            rows.append(cells)
            heads += in_head and heads == len(rows) - 1
        self.blocks.append(Table(tuple(rows), heads, setting.part))

    def _cell(self, element: Element, setting: _Setting) -> Cell:
        reader = _Reader(self.without)
        reader.read(element, replace(setting, kind="paragraph", depth=0))
        reader.end()
        span = element.attributes.get("colspan", "1")
        return Cell(tuple(reader.blocks), element.tag == "th", int(span) if span.isdecimal() else 1)

    def end(self) -> None:
        """End the passage under way."""
        lines = tuple(line for line in (" ".join(_words(line)) for line in "".join(self.pieces).split("\n")) if line)
        self.pieces = []
        if lines:
            its = self.setting
            self.blocks.append(Passage(lines, its.kind, its.depth, self.mark, its.part, its.tight))
            self.mark = ""

    def _is_hidden(self, element: Element) -> bool:
        return (
            element.tag in _SKIPPED
            or "hidden" in element.attributes
            or element.attributes.get("aria-hidden") == "true"
            or not self.without.isdisjoint(element.classes)
            or _HIDING.search(element.attributes.get("style", "")) is not None
        )


def _inside(element: Element, setting: _Setting) -> _Setting:
    if element.tag == "h1":
        return replace(setting, kind="title")
    if element.tag in _HEADINGS:
        return replace(setting, kind="heading")
    return replace(setting, tight=setting.tight or "status" in element.classes)


def _words(line: str) -> list[str]:
    return [word for word in line.split(" ") if word]


def _target(element: Element) -> str:
    """Return the address of a link whose text does not give it, in brackets."""
    address = element.attributes.get("href", "") if element.tag == "a" else ""
    bare = re.sub(r"^(https?://|mailto:)", "", address).rstrip("/")
    return f" ({address})" if bare and not address.startswith("#") and bare not in element.text else ""


def _rows(table: Element) -> Iterator[tuple[Element, bool]]:
    for child in table.children:
        if isinstance(child, str):
            continue
        if child.tag in ("tr", "caption"):
            yield child, bool(_cells(child)) and all(cell.tag == "th" for cell in _cells(child))
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from ((row, child.tag == "thead") for row in child.children if isinstance(row, Element))


def _cells(row: Element) -> list[Element]:
    return [child for child in row.children if isinstance(child, Element) and child.tag in ("td", "th")]
