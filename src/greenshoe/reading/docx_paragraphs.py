"""One paragraph of a DOCX file: its words as accepted, the changes tracked in it, and what drafters marked."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from greenshoe.reading.sourced import Sourced
from greenshoe.text.document import BlockKind, Change, Marked

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011", f"{W}softHyphen": ""}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TAKEN_OUT = {f"{W}del": f"{W}delText", f"{W}moveFrom": f"{W}t"}
"""Elements around what was taken out, and where its words stand in them."""
_PASSED_OVER = frozenset((f"{W}pPr", f"{W}rPr", f"{W}rt", _FALLBACK))
_HEADING = re.compile(r"(?:heading|titre|\u00fcberschrift|rubrik|overskrift)\s?([1-6])", re.IGNORECASE)
_TITLE = re.compile(r"title|titel|titre", re.IGNORECASE)
_BRACKETS = re.compile(r"\[(?![a-z]{1,3}\])[^\[\]\n]{0,300}\]")
"""What stands in brackets; a letter or two belong to a quotation: "[t]he"."""
_UNSEEN = re.compile(r"[\u00ad\u200b\u2060\ufeff]")


class Styles:
    """The styles of a file: which are headings."""

    def __init__(self, root: _Element | None) -> None:
        """Read the names of the styles below *root*."""
        self.names: dict[str, str] = {}
        for style in root.iter(f"{W}style") if root is not None else ():
            name = style.find(f"{W}name")
            self.names[style.get(f"{W}styleId", "")] = name.get(f"{W}val", "") if name is not None else ""

    def kind(self, properties: _Element | None) -> tuple[BlockKind, int]:
        """Return the kind and level of a paragraph with these *properties*."""
        if properties is None:
            return "paragraph", 0
        style = properties.find(f"{W}pStyle")
        name = self.names.get(identity := style.get(f"{W}val", ""), identity) if style is not None else ""
        if heading := _HEADING.match(name):
            return "heading", int(heading.group(1))
        if _TITLE.fullmatch(name):
            return "title", 1
        numbered = properties.find(f"{W}numPr") is not None or name.casefold().startswith("list")
        return ("item", 0) if numbered else ("paragraph", 0)


@dataclass
class Paragraph:
    """A paragraph under way, in which a place is that of its character among those of all paragraphs."""

    start: int
    kind: BlockKind = "paragraph"
    level: int = 0
    mark_deleted: bool = False
    """Whether its end was deleted, so that it runs on into the next."""
    texts: list[str] = field(default_factory=list)
    length: int = 0
    changes: list[Change] = field(default_factory=list)
    highlights: list[Marked] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    """Text boxes that hang on it."""

    @property
    def content(self) -> Sourced:
        """Return its text."""
        return Sourced("".join(self.texts), array("i", range(self.start, self.start + self.length)))

    def write(self, text: str) -> None:
        """Add *text* to it."""
        text = _UNSEEN.sub("", text)
        self.texts.append(text)
        self.length += len(text)

    def attached(self, by: int = 0) -> Iterator[Change | Marked]:
        """Yield its changes and marked stretches, *by* characters further on."""
        text = "".join(self.texts)
        brackets = [Marked(match.start(), match.end(), "brackets") for match in _BRACKETS.finditer(text)]
        found: list[Change | Marked] = [*self.changes, *_run_on(self.highlights, text), *brackets]
        for each in found:
            yield replace(each, start=each.start + by, end=each.end + by)


def read_paragraph(element: _Element, start: int, styles: Styles) -> Paragraph:
    """Return the paragraph of *element*; its first character stands at the place *start*."""
    properties = element.find(f"{W}pPr")
    paragraph = Paragraph(start, *styles.kind(properties))
    paragraph.mark_deleted = properties is not None and properties.find(f"{W}rPr/{W}del") is not None
    _read(element, paragraph, None)
    return paragraph


def _read(parent: _Element, paragraph: Paragraph, tracked: _Element | None) -> None:
    """Write the runs below *parent*; *tracked* is the insertion around them."""
    for child in parent:
        tag = child.tag
        if tag in _PASSED_OVER:
            continue
        if tag == f"{W}r":
            _read_run(child, paragraph, tracked)
        elif tag in _TAKEN_OUT:
            deleted = "".join(text.text or "" for text in child.iter(_TAKEN_OUT[str(tag)]))
            if deleted:
                paragraph.changes.append(_change(paragraph.length, paragraph.length, child, deleted))
        else:
            _read(child, paragraph, child if tag in (f"{W}ins", f"{W}moveTo") else tracked)


def _read_run(run: _Element, paragraph: Paragraph, tracked: _Element | None) -> None:
    if run.find(f"{W}rPr/{W}vanish") is not None:
        return
    begin = paragraph.length
    for child in run:
        if child.tag == f"{W}t":
            paragraph.write(child.text or "")
        elif child.tag in _SIGNS and child.get(f"{W}type") not in ("page", "column"):
            paragraph.write(_SIGNS[str(child.tag)])
        else:
            paragraph.boxes += (box for box in child.iter(f"{W}txbxContent") if not _is_fallback(box))
    if paragraph.length == begin:
        return
    if tracked is not None:
        paragraph.changes.append(_change(begin, paragraph.length, tracked))
    highlight = run.find(f"{W}rPr/{W}highlight")
    if highlight is not None and highlight.get(f"{W}val") not in ("none", "white"):
        paragraph.highlights.append(Marked(begin, paragraph.length, "highlight"))


def _is_fallback(box: _Element) -> bool:
    """Say whether *box* repeats another for old programs, or stands in another."""
    return any(above.tag in (_FALLBACK, f"{W}txbxContent") for above in box.iterancestors())


def _change(start: int, end: int, element: _Element, deleted: str = "") -> Change:
    return Change(start, end, deleted, element.get(f"{W}author", ""), element.get(f"{W}date", ""))


def _run_on(marks: list[Marked], text: str) -> list[Marked]:
    """Return *marks*, those joined between which nothing but space stands."""
    merged: list[Marked] = []
    for mark in marks:
        if merged and not text[merged[-1].end : mark.start].strip():
            merged[-1] = replace(merged[-1], end=mark.end)
        else:
            merged.append(mark)
    return merged
