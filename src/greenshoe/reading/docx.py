"""DOCX: the text with tracked changes accepted, without comments, headers and footers; drafters' marks kept apart.

Its XML is read directly: libraries for it give paragraphs without what stands in tracked insertions, links and
content controls, and no place of a change.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

from greenshoe.errors import refuse
from greenshoe.reading.building import Attached, TextBuilder, typed_title
from greenshoe.reading.docx_paragraphs import Paragraph, Styles, W, read_paragraph
from greenshoe.reading.lines import add_lines
from greenshoe.reading.places import LineMap
from greenshoe.reading.sourced import Sourced, joined
from greenshoe.text.document import Change, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

ENDINGS = (".docx", ".docm", ".dotx")
"""Endings of the files that this module reads."""
ENGINES = ("lxml.etree",)
"""What it imports when it reads one."""
_OTHERS = ("word/styles.xml", "word/footnotes.xml", "word/endnotes.xml", "docProps/core.xml")
LARGEST = 60 * 2**20
"""Bytes of the largest part of a file, unpacked."""
_LINE_END, _BREAK = re.compile(r"\n"), re.compile(r"[\n\t]")
_OLE = b"\xd0\xcf\x11\xe0"
_PARTS = frozenset((f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"))
"""Elements that hold paragraphs as if they were not there."""


def read_bytes(data: bytes, path: str) -> Text:
    """Return what a reader sees in a DOCX file, tracked changes accepted.

    Raises UserError for one that is encrypted, broken or too large.
    """
    body, styles, notes, title = _parsed(data, path)
    writer = _Writer(TextBuilder(path), styles)
    writer.blocks(body)
    for note in notes:
        writer.landmark = "footnotes"
        writer.blocks(note)
    changes = sum(isinstance(each, Change) for each in writer.builder.attached)
    accepted = [f"{changes} tracked change{'' if changes == 1 else 's'}, read as accepted"] if changes else []
    return writer.builder.finish(LineMap(writer.builder.places, writer.starts), title=title, notes=accepted)


def _parsed(data: bytes, path: str) -> tuple[_Element, Styles, list[_Element], str | None]:
    """Return the body, the styles, the footnotes and the title of a file."""
    from lxml import etree

    if data.startswith(_OLE):
        raise refuse(path, "is encrypted, or a DOC file of the old kind", "save it as DOCX without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            root = _part(archive, "word/document.xml", path)
            others = {name: _part(archive, name, path) for name in _OTHERS if name in archive.namelist()}
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, EOFError, NotImplementedError, RuntimeError):
        raise refuse(path, "is broken: it cannot be opened as a DOCX file", "save it again") from None
    body = root.find(f"{W}body")
    if body is None:
        raise refuse(path, "is broken: it has no body", "save it again")
    core = others.get("docProps/core.xml")
    title = core.findtext("{http://purl.org/dc/elements/1.1/}title") if core is not None else None
    kinds = ("word/footnotes.xml", "word/endnotes.xml")
    notes = [note for kind in kinds for note in others.get(kind, ()) if note.get(f"{W}type") is None]
    return body, Styles(others.get("word/styles.xml")), notes, typed_title(title)


def _part(archive: zipfile.ZipFile, name: str, path: str) -> _Element:
    from lxml import etree

    if archive.getinfo(name).file_size > LARGEST:
        raise refuse(path, f"unpacks to more than {LARGEST // 2**20} MB", "give the announcement alone")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    with archive.open(name) as part:
        return etree.fromstring(part.read(LARGEST), parser)


class _Writer:
    """Goes through the paragraphs and tables of a file in their order."""

    def __init__(self, builder: TextBuilder, styles: Styles) -> None:
        self.builder = builder
        self.styles = styles
        self.starts: list[int] = []
        """Of each paragraph, where it begins when all are set one after the other."""
        self.length = 0
        self.landmark: str | None = None

    def blocks(self, parent: _Element) -> None:
        """Add the paragraphs and tables of *parent*."""
        torn: list[Paragraph] = []
        for child in _children(parent):
            if child.tag == f"{W}p":
                torn.append(self._read(child))
                if not torn[-1].mark_deleted:
                    self._add(torn)
                    torn = []
            elif child.tag == f"{W}tbl":
                self._add(torn)
                torn = []
                self._table(child)
        self._add(torn)

    def _read(self, element: _Element) -> Paragraph:
        paragraph = read_paragraph(element, self.length, self.styles)
        self.starts.append(self.length)
        self.length += paragraph.length + 1
        return paragraph

    def _add(self, parts: list[Paragraph]) -> None:
        """Add *parts* as one paragraph: those whose marks were deleted run on into the next."""
        if not parts:
            return
        content = joined([part.content for part in parts])
        attached: list[Attached] = [each for part, start in _with_starts(parts) for each in part.attached(start)]
        last = parts[-1]
        indent = len(content) - len(content.text.lstrip())
        attached = [each for each in (_moved(each, -indent) for each in attached) if each.start >= 0]
        content = content.stripped()
        if last.kind == "paragraph" and not attached:
            add_lines(self.builder, [line for line in _lines(content) if line.text], self.landmark)
        else:
            landmark = self.landmark
            self.builder.add(content, last.kind, level=last.level, landmark=landmark, attached=attached)
        for part in parts:
            for box in part.boxes:
                self.blocks(box)

    def _table(self, table: _Element) -> None:
        apart = "\n\n"
        for row in _children(table):
            if row.tag != f"{W}tr" or row.find(f"{W}trPr/{W}del") is not None:
                continue
            for cell in _children(row):
                if cell.tag == f"{W}tc":
                    apart = "\t" if self._cell(cell, apart) else apart
            apart = "\n"

    def _cell(self, cell: _Element, apart: str) -> bool:
        """Add a cell; say whether it holds anything. A cell with tables or several paragraphs lays out the page."""
        if next(cell.iter(f"{W}tbl"), None) is not None:
            self.blocks(cell)
            return False
        parts = [self._read(paragraph) for paragraph in cell.iter(f"{W}p")]
        content = joined([part.content.stripped() for part in parts if part.content.text.strip()], " ")
        self.builder.add(_one_line(content), "cell", apart=apart)
        return bool(content.text.strip())


def _children(parent: _Element) -> Iterator[_Element]:
    """Yield the children of *parent*, those of content controls and insertions among them."""
    for child in parent:
        if child.tag in _PARTS:
            yield from _children(child)
        else:
            yield child


def _with_starts(parts: list[Paragraph]) -> Iterator[tuple[Paragraph, int]]:
    start = 0
    for part in parts:
        yield part, start
        start += len(part.content)


def _moved(each: Attached, by: int) -> Attached:
    return replace(each, start=each.start + by, end=each.end + by)


def _lines(content: Sourced) -> list[Sourced]:
    return [line.stripped() for line in content.split(_LINE_END)]


def _one_line(content: Sourced) -> Sourced:
    return content.replaced(_BREAK, " ")
