"""A draft as plain text for the wire: lines of 80 columns, the dateline run into the lead, tables in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from greenshoe.drafting.draft import Draft
from greenshoe.library import Library
from greenshoe.writing._ascii import refuse_others, transliterate
from greenshoe.writing._layout import lay
from greenshoe.writing._passages import Block, Cell, Passage, Table, passages
from greenshoe.writing._tree import tree

WIDTH = 80
"""Columns of a line."""
END = "# # #"
"""What stands below the last line of a press release, so that nobody waits for more."""
LETTERHEAD = "masthead"
"""Class of the letterhead, which belongs to the page and not to the text."""
_RELEASE, _APPENDIX, _DATELINE, _LEAD = "press-release", "open-points", "dateline", "lead"
_RUNS_ON = ("–", "—", "-", ":", "--")
"""How a dateline ends that is one paragraph with the lead."""


def render(draft: Draft, library: Library) -> bytes:
    """Return *draft* as text in UTF-8, with the characters that it is written in."""
    return _set(_blocks(draft)).encode("utf-8")


def render_ascii(draft: Draft, library: Library) -> bytes:
    """Return *draft* as text in ASCII; raise ``UserError`` for each character that has no form in it."""
    text = _set([_in_ascii(block) for block in _blocks(draft)])
    refuse_others(text, f"{draft.path}.txt")
    return text.encode("ascii")


def _blocks(draft: Draft) -> list[Block]:
    found = passages(tree(draft.html), without=frozenset((LETTERHEAD,)))
    blocks = _run_in([_titled(block, draft.title) for block in found])
    return _ended(blocks) if draft.document == _RELEASE else blocks


def _set(blocks: Sequence[Block]) -> str:
    return "\n".join(line.rstrip() for line in lay(blocks, WIDTH)) + "\n"


def _titled(block: Block, title: str) -> Block:
    """Return a headline with all that the document's title says: without a letterhead it has to name the document."""
    if not isinstance(block, Passage) or block.kind != "title":
        return block
    headline = " ".join(block.lines)
    return replace(block, lines=(title,)) if headline != title and headline in title else block


def _run_in(blocks: Sequence[Block]) -> list[Block]:
    """Make one paragraph of the dateline and the first paragraph of the lead."""
    joined: list[Block] = []
    for block in blocks:
        before = joined[-1] if joined else None
        if isinstance(block, Passage) and isinstance(before, Passage) and _runs_on(before, block):
            joined[-1] = replace(block, lines=(f"{before.lines[-1]} {block.lines[0]}", *block.lines[1:]))
        else:
            joined.append(block)
    return joined


def _runs_on(dateline: Passage, lead: Passage) -> bool:
    parts = dateline.part == _DATELINE and lead.part == _LEAD
    return parts and len(dateline.lines) == 1 and dateline.lines[0].endswith(_RUNS_ON) and lead.kind == "paragraph"


def _ended(blocks: list[Block]) -> list[Block]:
    """Add the mark of the end, before the schedule of open points, which is none of the release."""
    if any(isinstance(block, Passage) and block.lines == (END,) for block in blocks):
        return blocks
    end = next((place for place, block in enumerate(blocks) if block.part == _APPENDIX), len(blocks))
    return [*blocks[:end], Passage((END,)), *blocks[end:]]


def _in_ascii(block: Block) -> Block:
    if isinstance(block, Passage):
        return replace(block, lines=tuple(map(transliterate, block.lines)), mark=transliterate(block.mark))
    rows = tuple(tuple(_cell_in_ascii(cell) for cell in row) for row in block.rows)
    return Table(rows, block.heads, block.part)


def _cell_in_ascii(cell: Cell) -> Cell:
    return replace(cell, content=tuple(map(_in_ascii, cell.content)))
