"""Passages and tables as lines of text of a given width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from greenshoe.writing._passages import Block, Cell, Passage, Table
from greenshoe.writing._wrapping import columns, padded, words, wrap

GAP = 2
"""Blanks between columns."""
LABELS = 24
"""Columns that the labels of a table of terms take up, the same in all tables of a document."""
NARROWEST = 12
"""Columns below which prose does not read; a table that would go below is set as a list."""
_FIGURE = re.compile(
    r"[(\-−–]?(?:[A-Z]{1,3} ?)?[$€£¥]?\d[\d,]*(?:\.\d+)?(?: (?:thousand|million|billion))?[%x)]{0,2}[*†]?"
    r"|[–—-]|\[[●*]\d*\]"
)
_DIGIT = re.compile(r"\d")


def lay(blocks: Sequence[Block], width: int) -> list[str]:
    """Return *blocks* in lines of at most *width* columns, blank lines between them."""
    lines: list[str] = []
    before: Block | None = None
    for block in blocks:
        if lines and not _follows(before, block):
            lines.append("")
        lines += table(block, width) if isinstance(block, Table) else passage(block, width)
        before = block
    return lines


def _follows(before: Block | None, block: Block) -> bool:
    """Say whether *block* stands right below *before*: items of a list, the lines of a note."""
    if not isinstance(before, Passage) or not isinstance(block, Passage):
        return False
    return (before.tight and block.tight) or (before.kind == "item" and block.kind == "item" and bool(block.mark))


def passage(block: Passage, width: int) -> list[str]:
    """Return a passage in lines; what follows the first line of an item hangs below its text."""
    mark = f"{block.mark} " if block.mark else "  "
    hang = max(2, columns(mark)) if block.kind == "item" else 0
    outer = 2 * max(0, block.depth - 1)
    lines = [line for written in block.lines for line in wrap(written, max(1, width - outer - hang))]
    first = " " * outer + (mark if block.kind == "item" else "")
    return [(first if place == 0 else " " * (outer + hang)) + line for place, line in enumerate(lines)]


def table(block: Table, width: int) -> list[str]:
    """Return a table in columns: figures to the right, a line below the head, prose wrapped within its column."""
    size = max((sum(cell.span for cell in row) for row in block.rows), default=0)
    if not size:
        return []
    right = [_is_figures(_column(block, place)) for place in range(size)]
    widths = _terms(block, right, width) or _widths(block, right, width)
    if widths is None:
        return _as_list(block, width)
    rows = [_row(row, widths, right) for row in block.rows]
    parted = not block.heads and any(len(row) > 1 for row in rows)
    lines: list[str] = []
    for place, row in enumerate(rows):
        lines += [""] if parted and lines else []
        lines += row
        if place == block.heads - 1:
            lines.append("-" * (sum(widths) + GAP * (size - 1)))
    return lines


def _column(block: Table, place: int) -> list[Cell]:
    """Return the cells below the head that stand in the column *place* alone."""
    found = []
    for row in block.rows[block.heads :]:
        at = 0
        for cell in row:
            if at == place and cell.span == 1:
                found.append(cell)
            at += cell.span
    return found


def _text(cell: Cell) -> str:
    return "\n".join(line for block in cell.content if isinstance(block, Passage) for line in block.lines)


def _is_figures(cells: list[Cell]) -> bool:
    texts = [" ".join(words(_text(cell))) for cell in cells]
    texts = [text for text in texts if text]
    return any(map(_DIGIT.search, texts)) and all(map(_FIGURE.fullmatch, texts)) and not all("[" in t for t in texts)


def _terms(block: Table, right: list[bool], width: int) -> list[int] | None:
    """Return the widths of a table of terms: labels, and what is said of each."""
    labelled = len(right) == 2 and not block.heads and all(row[0].head for row in block.rows if row)
    if not labelled or any(right):
        return None
    return [LABELS, width - GAP - LABELS]


def _widths(block: Table, right: list[bool], width: int) -> list[int] | None:
    """Return the widths of the columns; None where they do not all go beside each other."""
    natural, least = [1] * len(right), [1] * len(right)
    for row in block.rows:
        at = 0
        for cell in row:
            if cell.span == 1 and at < len(right):
                lines = [line for each in cell.content for line in lay([each], 10_000)]
                natural[at] = max([natural[at], *map(columns, lines)])
                least[at] = max([least[at], *(columns(word) for line in lines for word in words(line))])
            at += cell.span
    for place, figures in enumerate(right):
        if figures:  # a figure is never broken; its head may be
            below = [columns(_text(cell)) for cell in _column(block, place)]
            natural[place] = max([least[place], *below])
    room = width - GAP * (len(right) - 1)
    if sum(natural) <= room:
        return natural
    return _shared(natural, [max(each, 1) for each in least], right, room)


def _shared(natural: list[int], least: list[int], right: list[bool], room: int) -> list[int] | None:
    """Give figures what they need, and prose the rest in equal parts, no column more than it can use."""
    widths = [size if figures else 0 for size, figures in zip(natural, right, strict=True)]
    prose = sorted((place for place, figures in enumerate(right) if not figures), key=lambda place: natural[place])
    left = room - sum(widths)
    for count, place in enumerate(prose):
        widths[place] = min(natural[place], left // (len(prose) - count))
        left -= widths[place]
    too_narrow = any(widths[place] < min(natural[place], max(NARROWEST, least[place])) for place in prose)
    return None if too_narrow or left < 0 else widths


def _row(row: tuple[Cell, ...], widths: list[int], right: list[bool]) -> list[str]:
    """Return one row; a label that is too long for its column stands above what it labels."""
    above: list[str] = []
    parts: list[tuple[list[str], int, bool]] = []
    at = 0
    for cell in row:
        size = sum(widths[at : at + cell.span]) + GAP * (cell.span - 1)
        lines = lay(cell.content, size)
        if at == 0 and cell.head and len(row) > 1 and len(lines) > 1 and not any(right):
            above, lines = lay(cell.content, sum(widths) + GAP * (len(widths) - 1)), []
        to_right = cell.span == 1 and at < len(right) and right[at]
        parts.append((lines, size, to_right))
        at += cell.span
    return [*above, *_beside(parts)]


def _beside(parts: list[tuple[list[str], int, bool]]) -> Iterator[str]:
    for place in range(max((len(lines) for lines, _, _ in parts), default=0)):
        cells = [padded(lines[place] if place < len(lines) else "", size, right=right) for lines, size, right in parts]
        yield (" " * GAP).join(cells).rstrip()


def _as_list(block: Table, width: int) -> list[str]:
    """Return a table that is too wide as a list: each row's first cell, and below it the others with their heads."""
    heads = [_text(cell) for cell in block.rows[0]] if block.heads else []
    lines: list[str] = []
    for row in block.rows[block.heads :]:
        lines += [""] if lines else []
        for place, cell in enumerate(row):
            said = " ".join(_text(cell).split("\n"))
            label = heads[place] if place < len(heads) and place else ""
            hang = 2 if place else 0
            lines += [" " * hang + line for line in wrap(f"{label}: {said}" if label else said, width - hang)]
    return lines
