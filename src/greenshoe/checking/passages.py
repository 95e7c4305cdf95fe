"""Passages: the sentences of a text, and its cells in pairs, each with the figures in it; read once for all checks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from greenshoe.checking.figures import Figure, FigureKind, figures_in
from greenshoe.text.document import Text
from greenshoe.text.sentences import split_sentences

_OPEN = re.compile(r"\[●\s?\d*\]")


@dataclass(frozen=True)
class Passage:
    """A stretch that is read as one: a sentence, a heading, or a cell with the one that it labels."""

    content: str
    """The whole text's."""
    start: int
    end: int
    kind: Literal["sentence", "heading", "cells"]
    figures: tuple[Figure, ...]

    @property
    def words(self) -> str:
        """The passage itself."""
        return self.content[self.start : self.end]

    def of(self, *kinds: FigureKind) -> tuple[Figure, ...]:
        """Return its figures of *kinds*."""
        return tuple(figure for figure in self.figures if figure.kind in kinds)

    def before(self, figure: Figure, pattern: re.Pattern[str], reach: int = 110) -> bool:
        """Return whether *pattern*, which ends in ``$``, matches right before *figure* in the passage."""
        return pattern.search(self.content, max(self.start, figure.start - reach), figure.start) is not None

    def after(self, figure: Figure, pattern: re.Pattern[str]) -> bool:
        """Return whether *pattern* matches right after *figure* in the passage."""
        return pattern.match(self.content, figure.end, self.end) is not None


def passages_of(text: Text) -> tuple[Passage, ...]:
    """Return the passages of *text* in its order."""
    return _read(_Same(text))


class _Same:
    """A text that is equal to itself alone: to compare two texts takes as long as to read them."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def __hash__(self) -> int:
        return id(self.text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.text is self.text


@lru_cache(maxsize=4)
def _read(same: _Same) -> tuple[Passage, ...]:
    text = same.text
    gaps = [match.span() for match in _OPEN.finditer(text.content)]
    figures = [each for each in figures_in(text.content) if not _within(each, gaps)]
    starts = [figure.start for figure in figures]
    return tuple(
        Passage(text.content, start, end, kind, _between(figures, starts, start, end))
        for start, end, kind in _stretches(text)
    )


def _within(figure: Figure, gaps: Sequence[tuple[int, int]]) -> bool:
    return any(start <= figure.start < end for start, end in gaps)


def _between(figures: Sequence[Figure], starts: Sequence[int], start: int, end: int) -> tuple[Figure, ...]:
    found = figures[bisect_left(starts, start) : bisect_right(starts, end - 1)]
    return tuple(figure for figure in found if figure.end <= end)


def _stretches(text: Text) -> Iterator[tuple[int, int, Literal["sentence", "heading", "cells"]]]:
    for index, block in enumerate(text.blocks):
        if block.kind == "cell":
            following = text.blocks[index + 1 : index + 2]
            if following and following[0].kind == "cell":
                yield block.start, following[0].end, "cells"
        elif block.kind in ("title", "heading"):
            yield block.start, block.end, "heading"
        else:
            for start, end in split_sentences(text.content, block.start, block.end):
                yield start, end, "sentence"


def label(words: str) -> re.Pattern[str]:
    """Return a pattern for *words* right before a figure, with nothing but small words between."""
    between = (
        r"of|is|are|was|were|will|would|be|equal|to|at|set|fixed|initial|initially|approximately|about|an|a|the|"
        r"aggregate|expected|estimated|amount|in|total|up|per|share|on|or|representing|represents|i\.e\.|unit|note|"
        r"common|ordinary|stock|which|currently|least"
    )
    return re.compile(rf"\b(?:{words})(?:[\s,:(]{{1,3}}(?:{between})(?![\w]))*[\s,:(]{{0,3}}$", re.IGNORECASE)


def only(figures: Sequence[Figure]) -> Figure | None:
    """Return the figure that all of *figures* repeat; None where there is none, or where they differ."""
    values = {figure.value for figure in figures}
    return figures[0] if len(values) == 1 else None


def folded(words: str) -> str:
    """Return *words* as they are compared: small letters, straight apostrophes, single spaces."""
    return " ".join(words.casefold().replace("’", "'").split())
