"""Phrases compiled to an automaton whose states are the bits of one integer; it reads each word once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from greenshoe.text.classes import BITS
from greenshoe.text.nodes import Node
from greenshoe.text.positions import Plan
from greenshoe.text.stretch import Stretch

_REMEMBERED = 20_000
"""States whose successors are kept; beyond it the memory is emptied, so that no text can fill it."""


class Automaton:
    """Finds where one of several phrases stands in a stretch of words."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        """Compile the choice of *nodes*."""
        plan = Plan()
        self.first, self.last, _, self.ends = plan.choice(nodes)
        self.words, self.prefixes, self.anything = plan.words, plan.prefixes, plan.anything
        self.size, self.avoided = plan.size, plan.avoided
        self._longest = max(map(len, plan.prefixes), default=0)
        self._shifting, self._edges = plan.shifting, plan.edges
        self._branching = 0
        for sources, _ in plan.edges:
            self._branching |= sources
        self._has_begin, self._not_at_begin = bool(plan.marks["^"] | plan.within), ~plan.within
        self._has_colon = bool(plan.marks[":"])
        self._unmarked_begin, self._unmarked_colon = ~plan.marks["^"], ~plan.marks[":"]
        self._kinds = tuple((BITS[name], states) for name, states in plan.kinds.items())
        self._of_kinds: dict[int, int] = {}
        self._successors: dict[int, int] = {}
        self._targets: dict[int, int] = {}
        self._consumed: dict[str, int] = {}

    # Reading

    def find_end(self, stretch: Stretch, start: int | None = None) -> int | None:
        """Return the place of the last word of the phrase that ends first in *stretch* from *start* on, or None."""
        columns, last = stretch.words, self.last
        words, kinds, spans = columns.words, columns.kinds, columns.spans if self._kinds else {}
        successors, consumed = self._successors, self._consumed
        has_marks, has_kinds = self._has_begin or self._has_colon, bool(self._kinds)
        states = 0
        waiting: dict[int, int] = {}
        for place in range(stretch.start if start is None else start, stretch.stop):
            reached = successors.get(states)
            if reached is None:
                reached = self._remember(states)
            if has_marks:
                reached &= self._allowed(stretch, place)
            word = words[place]
            mask = consumed.get(word)
            states = reached & (self._consume(word) if mask is None else mask)
            if has_kinds and kinds[place]:
                states |= reached & self._of_kind(kinds[place])
            if place in spans:
                self._wait(reached, spans[place], waiting)
            if waiting:
                states |= waiting.pop(place, 0)
            if states & last or (self.ends and states & self.ends and stretch.ends_at(place)):
                return place
        return None

    def find_start(self, stretch: Stretch, end: int) -> int | None:
        """Return the place of the last word of the phrase that begins with the word at *end*, reading backward."""
        columns = stretch.words
        states, reached = 0, self.first
        waiting: dict[int, int] = {}
        for place in range(end, stretch.start - 1, -1):
            reached &= self._allowed(stretch, place)
            states = reached & (self._consume(columns.words[place]) | self._of_kind(columns.kinds[place]))
            self._wait(reached, columns.spans_backward.get(place, ()), waiting)
            states |= waiting.pop(place, 0)
            if states & self.last:
                return place
            if not states and not waiting:
                return None
            reached = self._after(states)
        return None

    def _allowed(self, stretch: Stretch, place: int) -> int:
        """Return the states that the word at *place* may lead to, for what stands before it."""
        allowed = -1
        if self._has_begin:
            allowed = self._not_at_begin if stretch.begins_at(place) else self._unmarked_begin
        if self._has_colon and place not in stretch.words.colons:
            allowed &= self._unmarked_colon
        return allowed

    def _of_kind(self, bits: int) -> int:
        """Return the states that a word of the classes *bits* leads to."""
        states = self._of_kinds.get(bits)
        if states is None:
            states = 0
            for bit, targets in self._kinds:
                states |= targets if bits & bit else 0
            self._of_kinds[bits] = states
        return states

    def _wait(self, reached: int, spans: Sequence[tuple[int, int]], waiting: dict[int, int]) -> None:
        """Note in *waiting* the states that classes of several words lead to where they end."""
        for bit, end in spans:
            hit = reached & self._of_kind(bit)
            if hit:
                waiting[end] = waiting.get(end, 0) | hit

    def _remember(self, states: int) -> int:
        """Return, and keep, the states that the next word may lead to from *states* or afresh."""
        if len(self._successors) >= _REMEMBERED:
            self._successors.clear()
        reached = self._successors[states] = self.first | self._after(states)
        return reached

    def _after(self, states: int) -> int:
        """Return the states that the next word may lead to from *states*."""
        reached = (states & self._shifting) << 1
        if states.bit_count() > len(self._edges):
            for sources, targets in self._edges:
                if sources & states:
                    reached |= targets
            return reached
        left = states & self._branching
        while left:
            state = left & -left
            left ^= state
            known = self._targets.get(state)
            if known is None:
                known = self._targets[state] = self._find_targets(state)
            reached |= known
        return reached

    def _find_targets(self, state: int) -> int:
        targets = 0
        for sources, firsts in self._edges:
            if sources & state:
                targets |= firsts
        return targets

    def _consume(self, word: str) -> int:
        """Return the states that *word* itself leads to."""
        states = self._consumed.get(word)
        if states is not None:
            return states
        states = self.anything
        for avoided, gaps in self.avoided.items():
            if word.startswith(avoided.text) if avoided.prefix else word == avoided.text:
                states &= ~gaps
        states |= self.words.get(word, 0)
        if self.prefixes:
            for length in range(1, min(len(word), self._longest) + 1):
                states |= self.prefixes.get(word[:length], 0)
        if len(self._consumed) >= _REMEMBERED:
            self._consumed.clear()
        self._consumed[word] = states
        return states
