"""A text as words: its sentences, blocks and opening as stretches in which phrases are looked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from greenshoe.text.document import Block, Text
from greenshoe.text.sentences import split_sentences
from greenshoe.text.stretch import Stretch, Words

OPENING = 1200
"""Characters of the text that count as its opening."""


@dataclass(frozen=True)
class Passage:
    """A sentence or block: ``content[start:end]``, and its words."""

    start: int
    end: int
    block: int
    """Place of its block in the text."""
    stretch: Stretch


class WordedText:
    """A text as words."""

    def __init__(self, text: Text) -> None:
        """Read *text* into words, once."""
        self.text = text
        self.words = Words(text.content)

    @cached_property
    def blocks(self) -> tuple[Passage, ...]:
        """Return the blocks, in their order."""
        return tuple(self._passage(block.start, block.end, place) for place, block in enumerate(self.text.blocks))

    @cached_property
    def sentences(self) -> tuple[Passage, ...]:
        """Return the sentences of all blocks."""
        return tuple(passage for place, block in enumerate(self.text.blocks) for passage in self._split(block, place))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.stretch.start for sentence in self.sentences]

    def sentences_around(self, first: int, last: int) -> Stretch:
        """Return the sentences that the words from *first* to *last* touch, as one stretch."""
        before = max(0, bisect_right(self._sentence_starts, first) - 1)
        after = bisect_right(self._sentence_starts, last)
        touched = [sentence.stretch for sentence in self.sentences[before:after]]
        start = min([first, *(stretch.start for stretch in touched[:1])])
        return Stretch(self.words, start, max([last + 1, *(stretch.stop for stretch in touched[-1:])]))

    def sentences_beside(self, sentence: Passage, most: int) -> list[Passage]:
        """Return at most *most* sentences before and after *sentence* in its block, the nearest first."""
        place = bisect_left(self._sentence_starts, sentence.stretch.start)
        near = self.sentences[max(0, place - most) : place + most + 1]
        beside = [other for other in near if other.block == sentence.block and other.start != sentence.start]
        return sorted(beside, key=lambda other: (abs(other.start - sentence.start), other.start))

    def _split(self, block: Block, place: int) -> Iterator[Passage]:
        for start, end in split_sentences(self.text.content, block.start, block.end):
            yield self._passage(start, end, place)

    def _passage(self, start: int, end: int, block: int) -> Passage:
        starts = self.words.starts
        first = bisect_left(starts, start)
        return Passage(start, end, block, Stretch(self.words, first, bisect_left(starts, end, first)))

    @cached_property
    def document(self) -> Stretch:
        """Return all words, over the block boundaries."""
        return self._over_blocks(len(self.words.words))

    @cached_property
    def opening(self) -> Stretch:
        """Return the words of the opening, over the block boundaries."""
        return self._over_blocks(bisect_left(self.words.starts, OPENING))

    def _over_blocks(self, stop: int) -> Stretch:
        begins = frozenset(block.stretch.start for block in self.blocks)
        return Stretch(self.words, 0, stop, begins)
