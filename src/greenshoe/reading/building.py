"""Putting a text together block by block, so that every offset is that of the finished content."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from greenshoe.reading.mending import glued_heading, mend
from greenshoe.reading.sourced import Sourced, put
from greenshoe.text.document import Block, BlockKind, Change, Marked, SourceMap, Text, Tie

Attached = Tie | Change | Marked
"""What is known of a stretch of a block."""

LONGEST_HEADING = 110
"""Characters; a longer line is prose or a banner."""
LONGEST_TITLE = 300
_MOST_WORDS = 15
_CLOSERS = "\"'\u201d\u2019)\u00bb"
_ABBREVIATED = re.compile(r"\b(?:Inc|Ltd|Corp|Co|plc|S\.A|N\.V|L\.P)\.$")
_NO_HEADING = re.compile(r"@|https?://|www\.|\d[\d\s().\-]{7,}\d")
_OF_A_PROGRAM = re.compile(
    r"^microsoft|^untitled|^(?:document|title|draft)\s*\d*$|\.(?:docx?|pdf|html?|indd|qxp|pptx?|xlsx?|tex|rtf)\b",
    re.IGNORECASE,
)
_BANNER = re.compile(
    r"\W*(?:not (?:for|intended)|for immediate|regulat\w+ (?:news|announcement)|press release|news release|rns"
    r"|inside information|this announcement|strictly|draft|table of contents"
    r"|stock exchange (?:release|announcement|notice))\b",
    re.IGNORECASE,
)


def looks_like_heading(line: str) -> bool:
    """Say whether a line that stands by itself is a heading: short, begun with a capital, without a final stop."""
    line = line.strip()
    if not line or len(line) > LONGEST_HEADING or "\t" in line or "\n" in line:
        return False
    last = line.rstrip(_CLOSERS)[-1:]
    if last in (*".;,!?", "") and not _ABBREVIATED.search(line):
        return False
    words = line.split()
    first = re.search(r"\w", line)
    return (
        len(words) <= _MOST_WORDS
        and first is not None
        and (first.group().isupper() or (first.group().isdigit() and len(words) > 1))
        and not _NO_HEADING.search(line)
        and any(character.isalpha() for character in line)
    )


def typed_title(title: str | None) -> str | None:
    """Return the *title* that a file gives itself, where somebody wrote it: programs put file names there."""
    title = (title or "").strip()
    return None if not title or _OF_A_PROGRAM.search(title) else title


@dataclass
class TextBuilder:
    """A text under construction."""

    path: str
    parts: list[str] = field(default_factory=list)
    places: array[int] = field(default_factory=lambda: array("i"))
    """Of each character so far, its place in the source."""
    blocks: list[Block] = field(default_factory=list)
    attached: list[Attached] = field(default_factory=list)

    def add(
        self,
        content: Sourced,
        kind: BlockKind = "paragraph",
        *,
        level: int = 0,
        landmark: str | None = None,
        attached: Sequence[Attached] = (),
        apart: str = "\n\n",
    ) -> None:
        """Add a block after *apart*; the offsets of *attached* count from its start. Empty content is left out."""
        if not content.text.strip():
            return
        if not attached:
            content = mend(content)
            if kind == "paragraph" and (end := glued_heading(content.text)):
                self.add(content[:end].stripped(), "heading", level=2, landmark=landmark, apart=apart)
                content = content[end:].stripped()
        if self.parts:
            self._write(put(apart))
        start = len(self.places)
        self._write(content)
        self.blocks.append(Block(start, len(self.places), kind, level, landmark))
        self.attached += (replace(each, start=start + each.start, end=start + each.end) for each in attached)

    def _write(self, content: Sourced) -> None:
        self.parts.append(content.text)
        self.places += content.places

    def finish(
        self,
        source_map: SourceMap | None = None,
        *,
        title: str | None = None,
        language: str | None = None,
        kind: str | None = None,
        notes: Sequence[str] = (),
    ) -> Text:
        """Return the text; where it has no title of its own, the first heading is it."""
        content = "".join(self.parts)
        blocks = list(_with_leads(self.blocks, content))
        if not any(block.kind == "title" for block in blocks):
            self._find_title(blocks, content)
        if title is None:
            title = next((content[block.start : block.end] for block in blocks if block.kind == "title"), None)
        return Text(
            content,
            tuple(blocks),
            self.path,
            title,
            language,
            kind,
            ties=tuple(each for each in self.attached if isinstance(each, Tie)),
            changes=tuple(each for each in self.attached if isinstance(each, Change)),
            marked=tuple(each for each in self.attached if isinstance(each, Marked)),
            notes=tuple(notes),
            source_map=source_map,
        )

    def _find_title(self, blocks: list[Block], content: str) -> None:
        """Make the first line the title, unless it is prose; a banner or a label above it is passed over."""
        for place, block in enumerate(blocks[:-1]):
            words = content[block.start : block.end]
            if _BANNER.match(words):
                continue
            if block.kind == "heading" or (block.kind == "paragraph" and _may_be_title(words)):
                blocks[place] = Block(block.start, block.end, "title", 1, block.landmark)
            return


def _may_be_title(words: str) -> bool:
    return len(words) <= LONGEST_TITLE and "\n" not in words and words[-1] not in ".;:,"


def _with_leads(blocks: Sequence[Block], content: str) -> Iterator[Block]:
    """Return *blocks*, in which a line that leads up to a list is no heading."""
    for block, following in zip_longest(blocks, blocks[1:]):
        leads = block.kind == "heading" and content[block.end - 1] == ":" and following and following.kind == "item"
        yield Block(block.start, block.end, "paragraph", 0, block.landmark) if leads else block
