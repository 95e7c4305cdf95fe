"""Words of a text in columns, and stretches of them: what a phrase is looked for in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from greenshoe.text.classes import BITS, find_classes, find_issuer_words
from greenshoe.text.tokens import tokenize

Span = tuple[int, int]
"""The bit of a class of words, and the place of its other end."""


class Words:
    """The words of a text in columns, each by its place among the words."""

    def __init__(self, content: str) -> None:
        """Read *content* into words."""
        tokens = tokenize(content)
        self.words = [token.word for token in tokens]
        self.starts = [token.start for token in tokens]
        self.ends = [token.end for token in tokens]
        self.colons = frozenset(place for place, token in enumerate(tokens) if token.colon)
        self.kinds = [0] * len(tokens)
        """Classes that the word alone belongs to, as bits."""
        spans: dict[int, list[Span]] = {}
        for name, first, last in find_classes(content, tokens, find_issuer_words(content)):
            if first == last:
                self.kinds[first] |= BITS[name]
            else:
                spans.setdefault(first, []).append((BITS[name], last))
        self.spans: Mapping[int, Sequence[Span]] = spans
        """Classes of several words, by the place of the first."""

    @cached_property
    def spans_backward(self) -> Mapping[int, Sequence[Span]]:
        """Return the classes of several words by the place of the last."""
        backward: dict[int, list[Span]] = {}
        for first, spans in self.spans.items():
            for bit, last in spans:
                backward.setdefault(last, []).append((bit, first))
        return backward


@dataclass(frozen=True)
class Stretch:
    """The words from *start* to before *stop*: a sentence, a block, the opening, the document."""

    words: Words
    start: int
    stop: int
    begins: frozenset[int] | None = None
    """Places of the words that begin a block; None where the stretch is one sentence or block itself."""

    def begins_at(self, place: int) -> bool:
        """Say whether the word at *place* begins a block, or the stretch."""
        return place == self.start if self.begins is None else place in self.begins

    def ends_at(self, place: int) -> bool:
        """Say whether the word at *place* ends a block, or the stretch."""
        return place == self.stop - 1 or (self.begins is not None and place + 1 in self.begins)


def stretch_of(content: str) -> Stretch:
    """Return the words of *content* as one stretch, as if it were a sentence."""
    words = Words(content)
    return Stretch(words, 0, len(words.words))
