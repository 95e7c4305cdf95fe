"""Which statements a text makes, each with the exact quotes that make it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice, takewhile

from greenshoe.law.statement import Enumeration, Statement
from greenshoe.text.document import Quote, Text
from greenshoe.text.listing import split_items, split_items_by_comma
from greenshoe.text.phrases import Phrases, Vocabulary
from greenshoe.text.screening import Screen
from greenshoe.text.wording import Passage, WordedText

WordLists = Mapping[str, Sequence[str]]
"""The lists of ``law/statements/vocabulary.yaml`` that phrases use as ``{name}``."""

_HEADINGS = ("title", "heading")
_SENTENCES = ("sentence", "anywhere")
_BLOCKS = ("paragraph", "heading")
_OVER_BLOCKS = ("document", "opening")
_NEAR = 50
"""Sentences before and after, and bullets below, that are looked at for a second limb or a list."""


def statements_in(
    text: Text, statements: Mapping[str, Statement], word_lists: WordLists | None = None
) -> dict[str, tuple[Quote, ...]]:
    """Return the quotes by which *text* makes each of *statements*; statements that it does not make are left out.

    Raises PhraseError, a ValueError, for a mistake in a phrase. To read many texts, keep a ``StatementFinder``.
    """
    return StatementFinder(statements, word_lists).find(text)


class StatementFinder:
    """Finds statements in texts; it reads their phrases once."""

    def __init__(self, statements: Mapping[str, Statement], word_lists: WordLists | None = None) -> None:
        """Read the phrases of *statements*; raises PhraseError, a ValueError, at the first mistake."""
        vocabulary = Vocabulary(word_lists)
        self._told = {name: _Told(statement, vocabulary) for name, statement in statements.items()}
        self._in_sentences = self._screen(_SENTENCES)
        self._in_blocks = self._screen(_BLOCKS)

    def _screen(self, reaches: Sequence[str]) -> Screen:
        told = [(name, told) for name, told in self._told.items() if told.statement.where in reaches]
        return Screen((name, needs) for name, reader in told for needs in reader.phrases.needs)

    def find(self, text: Text | WordedText) -> dict[str, tuple[Quote, ...]]:
        """Return the quotes by which *text* makes each statement, in the order of the text."""
        words = WordedText(text) if isinstance(text, Text) else text
        places: dict[str, list[tuple[int, int]]] = {name: [] for name in self._told}
        for screen, passages in ((self._in_sentences, words.sentences), (self._in_blocks, words.blocks)):
            for passage in passages if screen else ():
                for name in screen.names(passage.stretch):
                    place = self._told[name].place_in(words, passage)
                    places[name].extend(() if place is None else (place,))
        for name, told in self._told.items():
            if told.statement.where in _OVER_BLOCKS:
                places[name].extend(told.places_over_blocks(words))
        return {
            name: tuple(words.text.quote(start, end) for start, end in sorted(set(found)))
            for name, found in sorted(places.items())
            if found
        }


@dataclass
class _Told:
    """A statement and the phrases that tell it."""

    statement: Statement
    vocabulary: Vocabulary

    def __post_init__(self) -> None:
        """Read the phrases now, so that a mistake in them is told before any text is read."""
        self.phrases = Phrases(self.statement.phrases, self.vocabulary)
        self.also = Phrases(self.statement.also, self.vocabulary)
        self.unless = Phrases(self.statement.unless, self.vocabulary)
        listed = self.statement.enumerates
        self.not_counting = Phrases(listed.not_counting if listed else (), self.vocabulary)

    @cached_property
    def _takes_headings(self) -> bool | None:
        """Whether headings are looked into; None: they alone."""
        return {"sentence": False, "paragraph": False, "heading": None}.get(self.statement.where, True)

    def place_in(self, words: WordedText, passage: Passage) -> tuple[int, int] | None:
        """Return where *passage* makes the statement, or None."""
        if self._takes_headings is not True:
            is_heading = words.text.blocks[passage.block].kind in _HEADINGS
            if is_heading != (self._takes_headings is None):
                return None
        end = self.phrases.first_end(passage.stretch)
        if end is None or self.unless.found_in(passage.stretch):
            return None
        listed = self.statement.enumerates
        if listed and not self._enumerates(listed, words, passage, end):
            return None
        return self._with_second_limb(words, passage) if self.also else (passage.start, passage.end)

    def _with_second_limb(self, words: WordedText, passage: Passage) -> tuple[int, int] | None:
        """Return the sentences that together make the statement: *passage* and one beside it in the same block."""
        if self.also.found_in(passage.stretch):
            return passage.start, passage.end
        for other in words.sentences_beside(passage, _NEAR):
            if self.also.found_in(other.stretch):
                return min(passage.start, other.start), max(passage.end, other.end)
        return None

    def places_over_blocks(self, words: WordedText) -> Iterator[tuple[int, int]]:
        """Return where the document, or its opening, makes the statement, over block boundaries."""
        whole = words.document if self.statement.where == "document" else words.opening
        for first, last in self.phrases.spans(whole):
            around = words.sentences_around(first, last)
            if not self.unless.found_in(around) and (not self.also or self.also.found_in(around)):
                yield words.words.starts[first], words.words.ends[last]

    def _enumerates(self, listed: Enumeration, words: WordedText, passage: Passage, end: int) -> bool:
        """Say whether enough items follow the word at *end*, in its sentence and the bullets below."""
        rest = words.text.content[words.words.ends[end] : passage.end]
        for split in (split_items, split_items_by_comma):
            items = chain(split(rest), _items_below(words, passage))
            counting = (item for item in items if not self.not_counting.said_in(item))
            if len(list(islice(counting, listed.least))) == listed.least:
                return True
        return False


def _items_below(words: WordedText, passage: Passage) -> Iterable[str]:
    """Return the bullets that follow *passage*, where it leads up to them."""
    blocks = words.text.blocks
    if passage.end != blocks[passage.block].end:
        return ()
    below = takewhile(lambda block: block.kind == "item", blocks[passage.block + 1 : passage.block + 1 + _NEAR])
    return [words.text.content[block.start : block.end] for block in below]
