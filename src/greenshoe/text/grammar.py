"""The grammar of the phrase language: a phrase as typed → what it asks for, one node a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from greenshoe.text.classes import CLASSES
from greenshoe.text.nodes import (
    EMPTY,
    END,
    Choice,
    End,
    Gap,
    Kind,
    Node,
    NothingToMarkError,
    Repeated,
    Sequenced,
    Word,
    can_be_empty,
    end_inside,
    gap_at_edge,
    mark,
)
from greenshoe.text.tokens import tokenize

GAP = 8
"""Words that ``...`` may stand for, at most."""
LONGEST_GAP = 80
_DEPTH = 40
_LEXEME = re.compile(
    r"""\s+|\.\.\.(?P<gap>\d*)(?P<avoid>(?:~(?:\^|\{[a-z0-9-]+\}|[^\s()\[\]|~*{}^]+\*?))*)
    |(?P<mark>[()\[\]|:^$+])|\{(?P<list>[a-z0-9-]+)\}|\#(?P<kind>[a-z]+)
    |(?P<word>[^\s()\[\]|:^$+{}\#*](?:[^\s()\[\]|:^$+{}\#*]|\((?:\d{1,3}|[a-z]{1,2}|[ivx]{1,4}|[A-Z])\))*)(?P<star>\*)?""",
    re.VERBOSE,
)


class PhraseError(ValueError):
    """A mistake in a phrase; ``column`` counts from 1."""

    def __init__(self, phrase: str, column: int, what: str) -> None:
        """Tell *what* is wrong at *column* of *phrase*."""
        self.phrase, self.column, self.what = phrase, column, what
        super().__init__(f"column {column}: {what}")


class Vocabulary:
    """The named lists that phrases use as ``{name}``; each is read when a phrase first asks for it."""

    def __init__(self, lists: Mapping[str, Sequence[str]] | None = None) -> None:
        """Take the *lists* as their file gives them: name → phrases."""
        self._lists = dict(lists or {})
        self._nodes: dict[str, Node] = {}
        self._open: list[str] = []

    def __contains__(self, name: str) -> bool:
        """Say whether there is a list of that name."""
        return name in self._lists

    def names(self) -> Iterable[str]:
        """Return the names of the lists."""
        return self._lists.keys()

    def node(self, name: str) -> Node:
        """Return what the list asks for: one of its phrases.

        Raises ValueError when a list holds itself, or when one of its phrases has a mistake.
        """
        if name not in self._nodes:
            if name in self._open:
                raise ValueError("list holds itself: " + " → ".join([*self._open[self._open.index(name) :], name]))
            self._open.append(name)
            try:
                self._nodes[name] = Choice(tuple(parse(entry, self) for entry in self._lists[name]))
            finally:
                self._open.pop()
        return self._nodes[name]


def parse(phrase: str, vocabulary: Vocabulary | None = None) -> Node:
    """Return what *phrase* asks for.

    Raises PhraseError, a ValueError with the column, for unbalanced brackets, an unknown list or class, a list that
    holds itself, a gap without words on both sides, and a phrase that asks for nothing.
    """
    node = _Reader(phrase, vocabulary or Vocabulary()).phrase()
    if can_be_empty(node):
        raise PhraseError(phrase, 1, "the phrase can be empty, so it would be found everywhere")
    if end_inside(node):
        raise PhraseError(phrase, phrase.index("$") + 1, "nothing can follow '$'")
    if gap_at_edge(node, first=True) or gap_at_edge(node, first=False):
        raise PhraseError(phrase, 1, "a gap needs words on both sides")
    return node


class _Reader:
    """Reads one phrase from left to right."""

    def __init__(self, phrase: str, vocabulary: Vocabulary) -> None:
        self.text, self.vocabulary = phrase, vocabulary
        self.place = 0
        self.lexemes: list[re.Match[str]] = []
        while self.place < len(phrase):
            lexeme = _LEXEME.match(phrase, self.place)
            if lexeme is None:
                raise PhraseError(phrase, self.place + 1, f"{phrase[self.place]!r} has no meaning here")
            self.place = lexeme.end()
            if not lexeme.group().isspace():
                self.lexemes.append(lexeme)
        self.next = 0

    def phrase(self) -> Node:
        node = self._choice(None, 0)
        if self.next < len(self.lexemes):
            raise self._wrong(f"{self.lexemes[self.next].group()!r} closes nothing")
        return node

    def _wrong(self, what: str, lexeme: re.Match[str] | None = None) -> PhraseError:
        if lexeme is None and self.next < len(self.lexemes):
            lexeme = self.lexemes[self.next]
        return PhraseError(self.text, (lexeme.start() if lexeme else len(self.text)) + 1, what)

    def _choice(self, opened: re.Match[str] | None, depth: int) -> Node:
        """Read alternatives up to the bracket that closes them."""
        if depth > _DEPTH:
            raise self._wrong("brackets nest too deep", opened)
        choices = [self._sequence(depth)]
        while self._sees("|"):
            self.next += 1
            choices.append(self._sequence(depth))
        return choices[0] if len(choices) == 1 else Choice(tuple(choices))

    def _sees(self, marks: str) -> bool:
        return self.next < len(self.lexemes) and (self.lexemes[self.next].group("mark") or " ") in marks

    def _sequence(self, depth: int) -> Node:
        nodes: list[Node] = []
        while self.next < len(self.lexemes) and not self._sees("|)]"):
            if self._sees("+"):
                nodes.append(self._repeat(nodes.pop() if nodes else None))
            elif self._sees("^:"):
                nodes.append(self._marked(depth))
            else:
                nodes.append(self._item(depth))
        return nodes[0] if len(nodes) == 1 else Sequenced(tuple(nodes))

    def _marked(self, depth: int) -> Node:
        """Read a mark and the rest of its alternative, whose first word it marks."""
        lexeme = self.lexemes[self.next]
        self.next += 1
        try:
            return mark(lexeme.group(), self._sequence(depth))
        except NothingToMarkError:
            raise self._wrong(f"{lexeme.group()!r} needs a word after it", lexeme) from None

    def _repeat(self, node: Node | None) -> Node:
        if isinstance(node, Choice) and node.nodes[1:] == (EMPTY,) and not can_be_empty(node.nodes[0]):
            self.next += 1
            return Choice((Repeated(node.nodes[0]), EMPTY))
        if node is None or isinstance(node, Gap | End) or can_be_empty(node):
            raise self._wrong("'+' needs a word or a group before it that is not empty")
        self.next += 1
        return Repeated(node)

    def _item(self, depth: int) -> Node:
        lexeme = self.lexemes[self.next]
        self.next += 1
        if lexeme.group("gap") is not None:
            return self._gap(lexeme)
        if name := lexeme.group("list"):
            return self._list(name, lexeme)
        if kind := lexeme.group("kind"):
            if kind not in CLASSES:
                known = ", ".join("#" + name for name in sorted(CLASSES))
                raise self._wrong(f"no class #{kind}; there are {known}", lexeme)
            return Kind(kind)
        if lexeme.group("word"):
            return self._word(lexeme)
        return self._bracketed(lexeme, depth)

    def _gap(self, lexeme: re.Match[str]) -> Node:
        most = int(lexeme.group("gap") or GAP)
        if not 1 <= most <= LONGEST_GAP:
            raise self._wrong(f"a gap is 1 to {LONGEST_GAP} words", lexeme)
        names = lexeme.group("avoid").split("~")[1:]
        avoid = [word for name in names if name != "^" for word in self._avoided(name, lexeme)]
        return Gap(most, tuple(dict.fromkeys(avoid)), "^" in names)

    def _avoided(self, name: str, lexeme: re.Match[str]) -> Iterator[Word]:
        """Return the words that a gap must not hold: one, or those of a list."""
        node = self._list(name[1:-1], lexeme) if name[0] == "{" else _Reader(name, self.vocabulary).phrase()
        for choice in node.nodes if isinstance(node, Choice) else (node,):
            if not isinstance(choice, Word):
                raise self._wrong(f"a gap can only avoid single words, and {name} holds more", lexeme)
            yield choice

    def _list(self, name: str, lexeme: re.Match[str]) -> Node:
        if name not in self.vocabulary:
            raise self._wrong(f"no list {{{name}}} in the vocabulary", lexeme)
        try:
            return self.vocabulary.node(name)
        except PhraseError as error:
            raise self._wrong(f"in list {{{name}}}, {error.phrase!r}, {error}", lexeme) from error
        except ValueError as error:
            raise self._wrong(str(error), lexeme) from error

    def _word(self, lexeme: re.Match[str]) -> Node:
        words = [token.word for token in tokenize(lexeme.group("word"))] or self._bare(lexeme)
        nodes: list[Node] = [Word(word) for word in words[:-1]]
        nodes.append(Word(words[-1], prefix=lexeme.group("star") is not None))
        return nodes[0] if len(nodes) == 1 else Sequenced(tuple(nodes))

    def _bare(self, lexeme: re.Match[str]) -> list[str]:
        if lexeme.group("word") == "&":
            return ["and"]
        raise self._wrong(f"{lexeme.group('word')!r} holds no word", lexeme)

    def _bracketed(self, lexeme: re.Match[str], depth: int) -> Node:
        sign = lexeme.group("mark")
        if sign == "$":
            return END
        if sign not in "([":
            raise self._wrong(f"{sign!r} has no meaning here", lexeme)
        inner = self._choice(lexeme, depth + 1)
        if not self._sees(")" if sign == "(" else "]"):
            raise self._wrong(f"{sign!r} is not closed", lexeme)
        self.next += 1
        return inner if sign == "(" else Choice((inner, EMPTY))
