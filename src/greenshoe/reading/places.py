"""Where the characters of a text stand in its file: by line and column, or by page and box."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from greenshoe.text.document import Spot

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class LineMap:
    """Places in a file of lines: of each character its offset in the source, -1 for one that was put in."""

    places: Sequence[int]
    starts: Sequence[int]
    """Offsets at which the lines of the source begin."""

    def spot(self, offset: int) -> Spot | None:
        """Return line and column of the character at *offset* of the text."""
        place = self.places[offset] if 0 <= offset < len(self.places) else -1
        if place < 0:
            return None
        line = bisect_right(self.starts, place)
        return Spot(line=line, column=place - self.starts[line - 1] + 1)


@dataclass(frozen=True)
class PageMap:
    """Places in a file of pages: of each character the number of its word, -1 for one that was put in."""

    places: Sequence[int]
    words: Sequence[tuple[int, tuple[float, float, float, float]]]
    """Of each word its page, from 1, and its box."""

    def spot(self, offset: int) -> Spot | None:
        """Return page and box of the word to which the character at *offset* of the text belongs."""
        place = self.places[offset] if 0 <= offset < len(self.places) else -1
        if place < 0:
            return None
        page, box = self.words[place]
        return Spot(page=page, box=box)


def line_starts(source: str) -> array[int]:
    """Return the offsets at which the lines of *source* begin; a line ends with LF, CR LF or CR."""
    starts = array("i", (0,))
    starts.extend(match.end() for match in _LINE_END.finditer(source))
    return starts
