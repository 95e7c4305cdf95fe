"""The phrase language: what statements and subjects are told by, matched on words in one pass.

A phrase is words in sequence, found without regard to case, punctuation, quotes and hyphens ("forward looking" finds
"forward-looking"). Further signs:

- ``(a b | c)`` alternatives; one may be empty. ``[a b]`` optional words. ``(a)+`` once or more often.
- ``word*`` any word that begins so. ``...`` at most 8 other words, ``...25`` at most 25;
  ``...25~not~{list}`` at most 25, none of them one of these single words;
  ``...~^`` none that begins a sentence or block.
- ``{name}`` a phrase of that list in the vocabulary.
- ``#date`` a class of words: #money #percent #number #year #date #email #phone #url #ticker; #cap a capitalized word,
  #name one that is no common word, #issuer one that stands in the title or lead.
- ``^`` the next word begins a sentence (or a block, where the search goes over several); ``$`` the end of one;
  ``:`` a colon stands before the next word.
- A citation is one word: ``4(a)(2)``, ``506(b)``, ``10-K``, ``2017/1129``, ``135c``. ``n't`` is a word of its own, a
  possessive ending none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from greenshoe.text.automaton import Automaton
from greenshoe.text.grammar import PhraseError, Vocabulary, parse
from greenshoe.text.needs import Needs, find_needs
from greenshoe.text.nodes import Node
from greenshoe.text.positions import reverse
from greenshoe.text.stretch import Stretch, stretch_of

__all__ = ["PhraseError", "Phrases", "Vocabulary", "parse"]


class Phrases:
    """Several phrases, of which any one may be found."""

    def __init__(self, phrases: Sequence[str], vocabulary: Vocabulary | None = None) -> None:
        """Read *phrases*; the automaton is built when a text first needs it.

        Raises PhraseError, a ValueError, at the first mistake.
        """
        self.nodes: tuple[Node, ...] = tuple(parse(phrase, vocabulary) for phrase in phrases)

    def __bool__(self) -> bool:
        """Say whether there is any phrase."""
        return bool(self.nodes)

    @cached_property
    def needs(self) -> tuple[Needs, ...]:
        """Return for each phrase the words that a text must hold for it to be found there."""
        return tuple(map(find_needs, self.nodes))

    @cached_property
    def _forward(self) -> Automaton:
        return Automaton(self.nodes)

    @cached_property
    def _backward(self) -> Automaton:
        return Automaton(map(reverse, self.nodes))

    def found_in(self, stretch: Stretch) -> bool:
        """Say whether a phrase stands in *stretch*."""
        return bool(self.nodes) and self._forward.find_end(stretch) is not None

    def first_end(self, stretch: Stretch) -> int | None:
        """Return the place of the last word of the phrase that ends first, or None."""
        return self._forward.find_end(stretch) if self.nodes else None

    def spans(self, stretch: Stretch) -> Iterator[tuple[int, int]]:
        """Return the first and last places of the phrases found, without overlap; the shortest at each end."""
        start: int | None = None
        while self.nodes and (end := self._forward.find_end(stretch, start)) is not None:
            begin = self._backward.find_start(stretch, end)
            yield (end if begin is None else begin), end
            start = end + 1

    def said_in(self, content: str) -> bool:
        """Say whether a phrase stands in *content*, read as one sentence."""
        return self.found_in(stretch_of(content))
