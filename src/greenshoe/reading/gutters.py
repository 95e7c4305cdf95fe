"""Columns of a page, told from its words before they are set into rows: lines beside each other need not align."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from greenshoe.reading.glyphs import Word

_TOGETHER = 1.2
"""Of a word's height: words that follow each other in the file and stand closer are of one run."""
_LEAST_RUNS = 5
"""Runs on either side of a gutter."""
_PROSE = 22
"""Characters, on average, of a run in a column of prose; cells of a table are shorter."""
_MOST_ACROSS = 0.34
"""Share of runs that may stand across a gutter: headlines, legends, what comes below."""
_STEP = 3.0
"""Points between the places that are tried."""
_WIDTH = 6.0
"""Points that a gutter has at least."""


@dataclass(frozen=True)
class _Run:
    """Words that follow each other on one line."""

    words: list[Word]
    left: float
    right: float
    top: float

    @property
    def letters(self) -> int:
        return sum(len(word.text) + 1 for word in self.words)


def gutter_of(words: Sequence[Word]) -> float | None:
    """Return how far from the left a gutter runs down a page with these *words*, if one does."""
    return _gutter(_runs_of(words))


def columns_of(words: Sequence[Word], gutter: float | None = None) -> list[list[Word]]:
    """Return the words of a page in groups to be read one after the other; one group where it has no columns.

    Another page's *gutter* tells for a page that has too few lines to tell by itself.
    """
    runs = _runs_of(words)
    gutter = _gutter(runs) or gutter
    if gutter is None:
        return [list(words)]
    groups: list[list[Word]] = []
    for zone in _zones(runs, gutter):
        left = [run for run in zone if run.right <= gutter]
        right = [run for run in zone if run.left >= gutter]
        if left and right and _is_prose(left) and _is_prose(right):
            groups += (side for run_of in (left, right) for side in columns_of(_words(run_of)))
        else:
            groups.append(_words(zone))
    return groups


def _runs_of(words: Sequence[Word]) -> list[_Run]:
    return list(_runs(sorted(words, key=lambda word: word.number)))


def _runs(words: Sequence[Word]) -> Iterator[_Run]:
    """Yield the runs of *words*, which stand in the order of the file."""
    held: list[Word] = []
    for word in words:
        if held:
            last = held[-1]
            height = max(last.height, word.height)
            level = abs(last.bottom - word.bottom) < 0.5 * height
            if not level or not -0.5 * height < word.left - last.right < _TOGETHER * height:
                yield _run(held)
                held = []
        held.append(word)
    if held:
        yield _run(held)


def _run(words: list[Word]) -> _Run:
    return _Run(
        words,
        min(word.left for word in words),
        max(word.right for word in words),
        min(word.top for word in words),
    )


def _gutter(runs: Sequence[_Run]) -> float | None:
    """Return where a gutter runs down the page: the place that fewest runs cross, with prose on both sides."""
    if len(runs) < 2 * _LEAST_RUNS:
        return None
    start, end = min(run.left for run in runs), max(run.right for run in runs)
    best: tuple[int, float] | None = None
    for place in range(int((end - start) * 0.6 / _STEP)):
        middle = start + 0.2 * (end - start) + place * _STEP
        across = sum(run.left < middle + _WIDTH / 2 and run.right > middle - _WIDTH / 2 for run in runs)
        if across <= _MOST_ACROSS * len(runs) and (best is None or across < best[0]):
            sides = [run for run in runs if run.right <= middle], [run for run in runs if run.left >= middle]
            if all(len(side) >= _LEAST_RUNS and _is_prose(side) for side in sides):
                best = across, middle
    return best[1] if best else None


def _is_prose(runs: Sequence[_Run]) -> bool:
    return sum(run.letters for run in runs) >= _PROSE * len(runs)


def _zones(runs: Sequence[_Run], gutter: float) -> Iterator[list[_Run]]:
    """Yield the runs from the top of the page down, those across the gutter apart from those beside it."""
    zone: list[_Run] = []
    was_across = False
    for run in sorted(runs, key=lambda run: (run.top, run.left)):
        across = run.left < gutter < run.right
        if zone and across != was_across:
            yield zone
            zone = []
        zone.append(run)
        was_across = across
    if zone:
        yield zone


def _words(runs: Sequence[_Run]) -> list[Word]:
    return [word for run in runs for word in run.words]
