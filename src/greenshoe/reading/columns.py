"""The order in which a page is read: columns one after the other, tables row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from greenshoe.reading.gutters import columns_of
from greenshoe.reading.pages import Line, Page, Row, parted, rows_of

_LEAST_ROWS = 4
"""Rows beside each other that make columns."""
_PROSE = 22
"""Characters, on average, of a line in a column of prose."""
_NARROWEST = 0.22
"""Of a page's width: a column of prose is no narrower."""
_CELL_GAP = 0.75
"""Of a line's height: in a table, words further apart may be of two cells."""
_UNLIKE = 0.08
"""Difference from the usual height of letters by which what stands below columns is none of theirs."""
_FAR = 2.2
"""Of the step from line to line: a gap that ends columns."""
_WRAP = 1.35
"""Of a line's height: the widest step from line to line in one cell."""
_FIGURE = re.compile(r"[(\u2013-]?(?:[A-Z]{0,3}[$\u20ac\u00a3\u00a5])?\d[\d,.]*%?\)?|[\u2013\u2014-]")
_ROW_GAP = 1.25
"""Of the usual step from line to line: a wider one parts the rows of a table."""


@dataclass
class Column:
    """Lines one below the other, and the edges between which they were set."""

    lines: list[Line]
    left: float
    right: float


@dataclass
class TableRow:
    """The cells of one row, each of lines one below the other."""

    cells: list[list[Line]]
    labelled: bool
    """Whether its first column holds something; else it may go on with the row above."""


def flow_of(page: Page, reach: float = 0.0, gutter: float | None = None) -> Iterator[Column | TableRow]:
    """Yield what stands on *page* in the order of reading.

    *reach* is how far to the right the other pages go, and *gutter* where one of them has a gutter, if one has.
    """
    groups = columns_of(page.words, gutter)
    if len(groups) > 1:
        for group in groups:
            yield from _flow(page, rows_of(group), 0.0)
    else:
        yield from _flow(page, page.rows, reach)


def _flow(page: Page, rows: list[Row], reach: float) -> Iterator[Column | TableRow]:
    reach = max([reach, *(line.right for row in rows for line in row)])
    for band in _bands(rows):
        if not any(len(row) > 1 for row in band):
            lines = [line for row in band for line in row]
            yield Column(lines, min(line.left for line in lines), reach)
            continue
        gutter = _gutter(band)
        if gutter is not None and _are_columns(band, gutter, page.width):
            end = _end_of_columns(band, gutter)
            for side in _sides(band[:end], gutter):
                yield from _flow(page, side, 0.0)
            yield from _flow(page, band[end:], reach)
        else:
            yield from _table(band)


def _bands(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Yield runs of rows: those that share an empty stretch from top to bottom, and those in between."""
    band: list[Row] = []
    free: list[tuple[float, float]] = []
    for row in rows:
        gaps = [(left.right, right.left) for left, right in pairwise(row)]
        shared = _narrowed(free, row) if free else []
        if free and shared:
            free = shared
        elif gaps:
            if band:
                yield band
            band, free = [], gaps
        elif free:
            yield band
            band, free = [], []
        band.append(row)
    if band:
        yield band


def _narrowed(free: Sequence[tuple[float, float]], row: Row) -> list[tuple[float, float]]:
    """Return what is left of the *free* stretches beside the lines of *row*."""
    left_over = list(free)
    for line in row:
        cut: list[tuple[float, float]] = []
        for start, end in left_over:
            if line.right <= start or line.left >= end:
                cut.append((start, end))
                continue
            cut += [part for part in ((start, line.left), (line.right, end)) if part[1] - part[0] > 4]
        left_over = cut
    return left_over


def _gutter(rows: Sequence[Row]) -> float | None:
    """Return the middle of the widest stretch that all *rows* leave free and that has lines on both sides."""
    spans = sorted((line.left, line.right) for row in rows for line in row)
    reach, widest = spans[0][1], (0.0, 0.0)
    for left, right in spans:
        if left - reach > widest[1] - widest[0]:
            widest = (reach, left)
        reach = max(reach, right)
    return sum(widest) / 2 if widest[1] > widest[0] else None


def _end_of_columns(rows: Sequence[Row], gutter: float) -> int:
    """Return where columns end: below them, in line with the first, may stand what belongs to neither."""
    last = max(place for place, row in enumerate(rows) if row[-1].left >= gutter)
    usual = median(line.height for row in rows for line in row)
    step = median(below[0].top - above[0].top for above, below in pairwise(rows))
    for place in range(last + 1, len(rows)):
        unlike = abs(rows[place][0].height - usual) > _UNLIKE * usual
        if unlike or rows[place][0].top - rows[place - 1][0].top > _FAR * step:
            return place
    return len(rows)


def _sides(rows: Sequence[Row], gutter: float) -> tuple[list[Row], list[Row]]:
    left = [[line for line in row if line.right <= gutter] for row in rows]
    right = [[line for line in row if line.left >= gutter] for row in rows]
    return [row for row in left if row], [row for row in right if row]


def _are_columns(rows: Sequence[Row], gutter: float, width: float) -> bool:
    """Say whether *rows* are columns of prose beside the *gutter*, and not a table."""
    for side in _sides(rows, gutter):
        lines = [line for row in side for line in row]
        letters = sum(len(line.text) for line in lines) / len(lines)
        wide = max(line.right for line in lines) - min(line.left for line in lines)
        if len(side) < _LEAST_ROWS or letters < _PROSE or wide < _NARROWEST * width:
            return False
    return True


def _table(rows: Sequence[Row]) -> Iterator[TableRow]:
    """Yield the rows of a table, those that belong together joined."""
    rows = [[part for line in row for part in parted(line, _CELL_GAP)] for row in rows]
    starts = _column_starts(rows)
    steps = [0.0, *(below[0].top - above[0].top for above, below in pairwise(rows))]
    wraps = [step <= _WRAP * max(line.height for line in row) for step, row in zip(steps, rows, strict=True)]
    tight = min((step for step in steps[1:]), default=0.0)
    even = all(step < _ROW_GAP * tight for step in steps)
    grown: TableRow | None = None
    for row, step, wrap in zip(rows, steps, wraps, strict=True):
        labelled = _column_of(row[0], starts) == 0
        whole = labelled and (even or any(_FIGURE.fullmatch(line.text) for line in row[1:]))
        if grown is None or not wrap or step >= _ROW_GAP * tight or whole:
            if grown is not None:
                yield grown
            grown = TableRow([[] for _ in starts], labelled)
        for line in row:
            grown.cells[_column_of(line, starts)].append(line)
    if grown is not None:
        yield grown


def _column_starts(rows: Sequence[Row]) -> list[float]:
    """Return the left edges of the columns of a table."""
    spans = sorted((line.left, line.right) for row in rows for line in row)
    starts, reach = [spans[0][0]], spans[0][1]
    for left, right in spans[1:]:
        if left > reach:
            starts.append(left)
        reach = max(reach, right)
    return starts


def _column_of(line: Line, starts: Sequence[float]) -> int:
    return max(place for place, start in enumerate(starts) if line.left >= start - 0.5)
