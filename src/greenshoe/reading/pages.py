"""The lines of a PDF's pages: words set side by side, without what the pages repeat, footnotes put aside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from greenshoe.reading.glyphs import PageWords, Word

_GAP = 1.25
"""Of a line's height: words further apart do not go on with one another."""
_WIDEST = 4.0
"""Of a line's height: a gap wider than that is none of a line that fills its width."""
_EVEN = 0.8
"""Of the widest gap of such a line, the narrowest."""
_MARGIN = 0.095
"""Of a page's height: where headers and footers stand."""
_FOLIO = re.compile(
    r"[-\u2013\u2014\s|]*(?:page\s*)?(?:\d{1,3}|[ivx]{1,5})(?:\s*(?:of|/)\s*\d{1,3})?[-\u2013\u2014\s|]*", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_BULLET = re.compile(
    r"[\u2022\u25cf\u25aa\u25e6\u00b7\u2023\u2043\uf0b7\u25a0\u2013*o-]|\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})[.)]"
)
"""What stands before an item, often with a wide gap."""
_SMALL = 0.9
"""Of the usual height of letters: that of footnotes."""
_MARKED = re.compile(r"(?:\(?\d{1,2}[.)]?|[*\u2020\u2021\u00a7]{1,3})(?=[\s\w(\u201c\"]|$)")


@dataclass
class Line:
    """Words that stand side by side and go on with one another."""

    words: list[Word]
    left: float = field(init=False)
    right: float = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)

    def __post_init__(self) -> None:
        """Measure it, in points."""
        self.left, self.right = self.words[0].left, max(word.right for word in self.words)
        tall = max(self.words, key=lambda word: word.height * len(word.text))
        self.top, self.bottom = tall.top, tall.bottom

    @property
    def height(self) -> float:
        """Return the height of most of its letters."""
        return self.bottom - self.top

    @property
    def width(self) -> float:
        """Return its width."""
        return self.right - self.left

    @property
    def page(self) -> int:
        """Return its page, from 1."""
        return self.words[0].page

    @property
    def text(self) -> str:
        """Return its words."""
        return "".join(word.text if word.glued else f" {word.text}" for word in self.words).strip()


Row = list[Line]
"""Lines that stand at one height, from left to right."""


@dataclass
class Page:
    """A page as rows of lines, and its footnotes."""

    number: int
    width: float
    height: float
    rows: list[Row]
    notes: list[Row] = field(default_factory=list)

    @property
    def words(self) -> list[Word]:
        """Return the words of its rows."""
        return [word for row in self.rows for line in row for word in line.words]


def pages_of(read: Sequence[PageWords]) -> list[Page]:
    """Return the pages as rows, without running headers, footers and page numbers."""
    pages = [Page(page.number, page.width, page.height, rows_of(page.words)) for page in read]
    _drop_running(pages)
    heights = [line.height for page in pages for row in page.rows for line in row for _ in line.words]
    usual = median(heights) if heights else 0.0
    for page in pages:
        _put_notes_aside(page, usual)
    return pages


def rows_of(words: Sequence[Word]) -> list[Row]:
    """Return *words* as rows, from the top of the page."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.top + word.bottom, word.left)):
        for row in reversed(rows[-4:]):
            first = max(row[-8:], key=lambda other: other.height)
            shared = min(first.bottom, word.bottom) - max(first.top, word.top)
            if shared > 0.55 * min(first.height, word.height):
                row.append(word)
                break
        else:
            rows.append([word])
    return [_lines(sorted(row, key=lambda word: word.left)) for row in rows]


def _lines(words: list[Word]) -> Row:
    """Return the words of one row, from left to right, as lines parted where the gap is wide."""
    return list(parted(Line(words), _GAP))


def parted(line: Line, gap: float) -> Iterator[Line]:
    """Yield the parts of *line* between gaps wider than *gap* times its height; a bullet stays with its item."""
    if _is_justified(line):
        yield line
        return
    start = 0
    for place, (last, word) in enumerate(pairwise(line.words), 1):
        wide = word.left - last.right > gap * max(last.height, word.height)
        if wide and not (place == 1 and _BULLET.fullmatch(last.text)):
            yield Line(line.words[start:place])
            start = place
    yield Line(line.words[start:])


def _is_justified(line: Line) -> bool:
    """Say whether the gaps of a line are wide because it fills its width: they are all alike, and no figures stand."""
    gaps = [word.left - last.right for last, word in pairwise(line.words) if not word.glued]
    if len(gaps) < 2 or max(gaps) > _WIDEST * line.height or min(gaps) < _EVEN * max(gaps):
        return False
    return not any(letter.isdigit() for word in line.words for letter in word.text)


def _drop_running(pages: list[Page]) -> None:
    """Take headers and footers off *pages*: what stands at one height on most of them, and bare page numbers."""
    seen = Counter(key for page in pages for key in {key for _, key in _in_margins(page)})
    for page in pages:
        repeated = {id(line) for line, key in _in_margins(page) if len(pages) > 1 and seen[key] >= _often(len(pages))}
        repeated.update(id(line) for row in page.rows for line in row if _is_folio(page, row))
        left = [[line for line in row if id(line) not in repeated] for row in page.rows]
        page.rows = [row for row in left if row]


def _often(pages: int) -> int:
    return max(2, pages // 2)


def _in_margins(page: Page) -> list[tuple[Line, tuple[str, int]]]:
    """Return the lines near the edges of *page*, each with its words, digits aside, and its height on the page."""
    edges = [line for row in page.rows for line in row if _at_edge(line, page)]
    return [(line, (_DIGITS.sub("0", line.text).casefold(), round(line.top / 6))) for line in edges]


def _is_folio(page: Page, row: Row) -> bool:
    """Say whether *row* is the page's number: at its edge, the last or first of several."""
    outermost = len(page.rows) > 1 and (row is page.rows[-1] or row is page.rows[0])
    return outermost and _at_edge(row[0], page) and _FOLIO.fullmatch(_text(row)) is not None


def _at_edge(line: Line, page: Page) -> bool:
    return line.bottom < _MARGIN * page.height or line.top > (1 - _MARGIN) * page.height


def _text(row: Row) -> str:
    return " ".join(line.text for line in row)


def _put_notes_aside(page: Page, usual: float) -> None:
    """Move the rows of small print at the foot of *page*, the first with a mark, to its notes."""
    start = len(page.rows)
    while start and max(line.height for line in page.rows[start - 1]) < _SMALL * usual:
        start -= 1
    while start < len(page.rows) and not _MARKED.match(page.rows[start][0].text):
        start += 1
    if 0 < start < len(page.rows):
        page.rows, page.notes = page.rows[:start], page.rows[start:]
