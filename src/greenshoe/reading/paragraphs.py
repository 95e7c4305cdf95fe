"""Lines of pages → blocks of a text: paragraphs joined over lines, columns and pages, items, headings and tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from greenshoe.reading.building import LONGEST_TITLE, TextBuilder
from greenshoe.reading.columns import Column, TableRow
from greenshoe.reading.glyphs import HYPHEN, Word
from greenshoe.reading.hyphens import SOFT, is_broken, is_whole_in, vocabulary
from greenshoe.reading.lines import add_lines
from greenshoe.reading.pages import Line
from greenshoe.reading.sourced import Sourced, joined, put

_ENDS = ".!?:;"
_CLOSERS = "\"'\u201d\u2019)\u00bb"
_BULLETS = frozenset("\u2022\u25cf\u25aa\u25e6\u00b7\u2023\u2043\uf0b7\u25a0\u2013-*o")
_LOOSE = 1.28
"""Of the usual step from line to line: a wider one parts paragraphs."""
_UNLIKE = 0.12
"""Difference of heights above which two lines are not of one paragraph."""
_INDENTED = 0.6
"""Of a line's height: a first line set in so far begins a paragraph."""
_TALL = 1.15
"""Of the usual height of letters: those of a title, whose lines are broken for balance."""
_HEADLINE = 4
"""Words, at least, of a headline's line."""
_HYPHENS = f"{HYPHEN}-{SOFT}"
_PROSE = 45
"""Characters, on average, of a line whose breaks come from a width."""


def vocabulary_of(words: Iterable[Word]) -> frozenset[str]:
    """Return the words as the pages write them inside their lines."""
    return vocabulary(word.text for word in words if word.text[-1] not in _HYPHENS)


def add_flow(
    builder: TextBuilder,
    flow: Iterable[Column | TableRow],
    known: frozenset[str],
    landmark: str | None = None,
) -> None:
    """Add to *builder* what stands in *flow*; *known* words tell which hyphens at line ends are no words' own."""
    parts = list(flow)
    usual, tallest = _heights(parts)
    _Flow(builder, known, landmark, _steps(parts), usual, _breaks_words(parts, known), _types_soft(parts), tallest).add(
        parts
    )


def _steps(parts: Sequence[Column | TableRow]) -> dict[int, float]:
    """Return by the height of letters, in whole points, the usual step from one line of a paragraph to the next."""
    found: dict[int, list[float]] = {}
    for part in parts:
        if isinstance(part, Column):
            for above, below in pairwise(part.lines):
                if below.page == above.page and _alike(above, below) and below.top > above.top:
                    found.setdefault(round(below.height), []).append(below.top - above.top)
    return {height: sorted(steps)[len(steps) // 5] for height, steps in found.items()}


def _heights(parts: Sequence[Column | TableRow]) -> tuple[float, float]:
    """Return the usual height of letters, and the largest of a line of several words on the first page."""
    lines = [line for part in parts if isinstance(part, Column) for line in part.lines]
    heights = [line.height for line in lines for _ in line.words]
    headline = [line.height for line in lines if line.page == 1 and len(line.words) >= _HEADLINE]
    return median(heights) if heights else 0.0, max(headline, default=0.0)


def _breaks_words(parts: Sequence[Column | TableRow], known: frozenset[str]) -> bool:
    """Say whether words are broken over lines here: at least one that is written whole elsewhere."""
    lines = [part.lines for part in parts if isinstance(part, Column)]
    lines += [cell for part in parts if isinstance(part, TableRow) for cell in part.cells]
    return any(
        word.text[-1] in _HYPHENS and is_whole_in(known, word.text[:-1], below.words[0].text)
        for column in lines
        for above, below in pairwise(column)
        for word in above.words[-1:]
    )


def _types_soft(parts: Sequence[Column | TableRow]) -> bool:
    lines = [line for part in parts if isinstance(part, Column) for line in part.lines]
    return any(hyphen in word.text[:-1] for line in lines for word in line.words for hyphen in SOFT)


def _alike(line: Line, other: Line) -> bool:
    return abs(line.height - other.height) <= _UNLIKE * max(line.height, other.height)


def _ends(line: Line) -> bool:
    """Say whether *line* ends with the end of a sentence."""
    return (line.text.rstrip(_CLOSERS)[-1:] or ".") in _ENDS


@dataclass
class _Flow:
    """The paragraph and the row of a table under way."""

    builder: TextBuilder
    known: frozenset[str]
    landmark: str | None
    steps: dict[int, float]
    usual: float
    """Height of most letters, in points."""
    breaks_words: bool
    types_soft: bool
    """Whether the hyphens that typesetters put in are those of ordinary words here."""
    tallest: float
    """Height of the letters of the headline: the largest of several words on the first page."""
    lines: list[Line] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    """Of each of the lines, the column that it stands in."""
    row: TableRow | None = None
    head: list[list[str]] = field(default_factory=list)
    """First row of the table, which is repeated on each page."""
    head_page: int = 0
    rows_written: int = 0

    def add(self, parts: Sequence[Column | TableRow]) -> None:
        """Add all *parts*."""
        for part in parts:
            if isinstance(part, Column):
                self._end_table()
                self._add_column(part)
            else:
                self._end_paragraph()
                self._add_row(part)
        self._end_paragraph()
        self._end_table()

    def _add_column(self, column: Column) -> None:
        for line in column.lines:
            if self.lines and not self._goes_on(self.lines[-1], line, column):
                self._end_paragraph()
            self.lines.append(line)
            self.columns.append(column)

    def _goes_on(self, last: Line, line: Line, column: Column) -> bool:
        """Say whether *line* is of the same paragraph as *last*."""
        if not _alike(last, line) or _is_item(line):
            return False
        if column is not self.columns[-1]:
            return not _ends(last) and (_is_full(last, line, self.columns[-1].right) or _goes_on_small(last, line))
        step = self._step(line.height)
        if line.top - last.top > _LOOSE * step or line.left < self.lines[0].left - 2 * line.height < column.left:
            return False
        set_in = line.left - column.left > _INDENTED * line.height and line.left > last.left + _INDENTED * line.height
        return not (set_in and _ends(last) and not _is_item(self.lines[0]))

    def _step(self, height: float) -> float:
        """Return the usual step to a line of this *height*; for a rare one, that of the text in proportion."""
        usual = self.steps.get(round(self.usual), 1.25 * self.usual) * height / (self.usual or 1.0)
        return min(self.steps.get(round(height), usual), usual)

    def _end_paragraph(self) -> None:
        lines, columns = self.lines, self.columns
        self.lines, self.columns = [], []
        if not lines:
            return
        if _is_item(lines[0]):
            lines[0].words.pop(0)
            self.builder.add(self._run_on(lines), "item", landmark=self.landmark)
            return
        if self._is_tall(lines) and self.landmark is None:
            headline = lines[0].height == self.tallest and lines[0].page == 1
            self.builder.add(self._run_on(lines), "title" if headline else "heading", level=1 if headline else 2)
            self.tallest = 0.0 if headline else self.tallest
            return
        add_lines(self.builder, self._typed_lines(lines, columns), self.landmark)

    def _is_tall(self, lines: Sequence[Line]) -> bool:
        """Say whether *lines* are set as a heading: larger than the text, and not many."""
        letters = sum(len(line.text) for line in lines)
        low = lines[-1].text[-1] in ".;,"
        return letters <= LONGEST_TITLE and not low and min(line.height for line in lines) > _TALL * self.usual

    def _typed_lines(self, lines: list[Line], columns: list[Column]) -> list[Sourced]:
        """Return *lines* with those joined that were only broken to fit the width."""
        standing = list(zip(lines, columns, strict=True))
        edges: dict[int, float] = {}
        for column in {id(each): each for each in columns}.values():
            edges[id(column)] = _right_edge([line for line, of in standing if of is column], column)
        groups: list[list[Line]] = [lines[:1]]
        for (last, column), (line, _) in pairwise(standing):
            right = edges[id(column)]
            torn = last.words[-1].text[-1] in _HYPHENS and last.words[-1].text[-2:-1].isalnum()
            if torn or _goes_on_small(last, line) or _is_full(last, line, right) or last.height > _TALL * self.usual:
                groups[-1].append(line)
            else:
                groups.append([line])
        return [self._run_on(group) for group in groups]

    def _run_on(self, lines: Sequence[Line]) -> Sourced:
        """Return *lines* as one, words that were broken at their ends made whole."""
        parts: list[Sourced] = []
        last: Word | None = None
        for line in lines:
            for word in line.words:
                breaks = last is not None and word is line.words[0] and self._close_up(parts, last, word)
                if parts and not word.glued and not breaks:
                    parts.append(put(" "))
                parts.append(put(word.text.replace(HYPHEN, "-"), word.number))
                last = word
        return joined(parts)

    def _close_up(self, parts: list[Sourced], last: Word, word: Word) -> bool:
        """Take off the hyphen that broke a word over two lines; say whether they are to be closed up."""
        if last.text[-1] not in _HYPHENS or not last.text[-2:-1].isalnum() or not word.text[:1].isalnum():
            return False
        soft = last.text[-1] in SOFT and not self.types_soft
        if (soft or self.breaks_words) and is_broken(last.text[:-1], word.text, self.known, soft=soft):
            parts[-1] = parts[-1][: len(last.text) - 1]
        return True

    def _add_row(self, row: TableRow) -> None:
        head = [[line.text for line in cell] for cell in row.cells]
        page = next(line.page for cell in row.cells for line in cell)
        if self.row is None:
            self.head, self.head_page = head, page
        elif head == self.head and page != self.head_page:
            return
        for cell in row.cells:
            for line in cell:
                if _is_item(line):
                    line.words.pop(0)
        if self.row is not None and not row.labelled and len(row.cells) == len(self.row.cells):
            for cell, more in zip(self.row.cells, row.cells, strict=True):
                cell.extend(more)
            return
        self._write_row()
        self.row = row

    def _write_row(self) -> None:
        if self.row is None:
            return
        apart = "\n" if self.rows_written else "\n\n"
        for cell in self.row.cells:
            if cell:
                self.builder.add(self._run_on(cell), "cell", landmark=self.landmark, apart=apart)
                apart = "\t"
        self.rows_written += 1
        self.row = None

    def _end_table(self) -> None:
        self._write_row()
        self.rows_written = 0


def _goes_on_small(last: Line, line: Line) -> bool:
    """Say whether *line* begins with a small letter inside a sentence; an address is no sentence."""
    return line.text[:1].islower() and not _ends(last) and "@" not in line.words[0].text


def _is_item(line: Line) -> bool:
    """Say whether *line* begins with a bullet."""
    return len(line.words) > 1 and line.words[0].text in _BULLETS and not line.words[1].glued


def _is_full(line: Line, following: Line, right: float) -> bool:
    """Say whether the first word of *following* would not have fitted behind *line*."""
    first = following.words[0]
    return line.right + 0.2 * line.height + (first.right - first.left) > right - 0.5


def _right_edge(lines: Sequence[Line], column: Column) -> float:
    """Return how far the lines of a paragraph reach: as its column, or less where it is set in as a whole."""
    own = max(line.right for line in lines)
    letters = sum(len(line.text) for line in lines) / len(lines)
    return own if len(lines) > 2 and letters > _PROSE else column.right
