"""Positions: phrases laid out as the states of an automaton, one a word, each a bit of one integer.

After V. M. Glushkov, "The abstract theory of automata" (1961): one state a word of the phrase, no empty moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from greenshoe.text.nodes import EMPTY, END, Choice, End, Gap, Kind, Mark, Node, Repeated, Sequenced, Word


class Part(NamedTuple):
    """A piece of an automaton: its first and last states, and whether it may be empty."""

    first: int
    last: int
    empty: bool
    ends: int
    """Last states that only count at the end of the sentence or block."""


@dataclass
class Plan:
    """An automaton under construction."""

    words: dict[str, int] = field(default_factory=dict)
    prefixes: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    marks: dict[str, int] = field(default_factory=lambda: {"^": 0, ":": 0})
    anything: int = 0
    avoided: dict[Word, int] = field(default_factory=dict)
    """Words that states of gaps do not take."""
    within: int = 0
    """States of gaps that take no word that begins a sentence or block."""
    shifting: int = 0
    """States whose successor is the next bit."""
    edges: list[tuple[int, int]] = field(default_factory=list)
    """All other moves: from any of these states to all of those."""
    size: int = 0

    def build(self, node: Node) -> Part:
        """Add *node* and return its part."""
        match node:
            case Word() | Kind() | Mark():
                return self._leaf(node)
            case Gap():
                return self._gap(node)
            case Sequenced(nodes):
                return self._sequence(nodes)
            case Choice(nodes):
                return self.choice(nodes)
            case Repeated(inner):
                part = self.build(inner)
                self.edges.append((part.last, part.first))
                return part
            case End():
                return Part(0, 0, True, 0)

    def _leaf(self, node: Word | Kind | Mark) -> Part:
        state = 1 << self.size
        self.size += 1
        while isinstance(node, Mark):
            self.marks[node.sign] |= state
            node = node.node
        if isinstance(node, Kind):
            self.kinds[node.name] = self.kinds.get(node.name, 0) | state
        else:
            table = self.prefixes if node.prefix else self.words
            table[node.text] = table.get(node.text, 0) | state
        return Part(state, state, False, 0)

    def _gap(self, gap: Gap) -> Part:
        states = ((1 << gap.most) - 1) << self.size
        first = 1 << self.size
        self.size += gap.most
        self.within |= states if gap.within else 0
        for word in gap.avoid:
            self.avoided[word] = self.avoided.get(word, 0) | states
        self.anything |= states
        self.shifting |= states ^ (1 << (self.size - 1))
        return Part(first, states, True, 0)

    def choice(self, nodes: Iterable[Node]) -> Part:
        """Add *nodes* as alternatives."""
        first = last = ends = 0
        empty = False
        for node in nodes:
            part = self.build(node)
            first, last, empty, ends = first | part.first, last | part.last, empty or part.empty, ends | part.ends
        return Part(first, last, empty, ends)

    def _sequence(self, nodes: Sequence[Node]) -> Part:
        first = last = ends = 0
        empty = True
        for node in nodes:
            if node == END:
                ends, last = ends | last, 0
                continue
            part = self.build(node)
            self._join(last, part.first)
            first |= part.first if empty else 0
            last = part.last | (last if part.empty else 0)
            ends |= part.ends
            empty = empty and part.empty
        return Part(first, last, empty, ends)

    def _join(self, last: int, first: int) -> None:
        if last and last << 1 == first and not last & (last - 1):
            self.shifting |= last
        elif last and first:
            self.edges.append((last, first))


def reverse(node: Node) -> Node:
    """Return the node that finds the same words read backward; marks stay on their words."""
    match node:
        case Sequenced(nodes):
            return Sequenced(tuple(reverse(part) for part in reversed(nodes)))
        case Choice(nodes):
            return Choice(tuple(map(reverse, nodes)))
        case Repeated(inner):
            return Repeated(reverse(inner))
        case End():
            return EMPTY
    return node
