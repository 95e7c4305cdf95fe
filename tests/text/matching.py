"""A plain matcher of phrases, written for clearness, against which the automaton is tested."""

from __future__ import annotations

from collections.abc import Iterator

from greenshoe.text.classes import BITS
from greenshoe.text.nodes import Choice, End, Gap, Kind, Mark, Node, Repeated, Sequenced, Word
from greenshoe.text.stretch import Stretch


def found(node: Node, stretch: Stretch) -> set[tuple[int, int]]:
    """Return the first and last places of every way in which *node* stands in *stretch*."""
    return {
        (start, end - 1)
        for start in range(stretch.start, stretch.stop)
        for end in _ends(node, stretch, start)
        if end > start
    }


def _ends(node: Node, stretch: Stretch, start: int) -> Iterator[int]:
    match node:
        case Word(text, prefix):
            word = stretch.words.words[start] if start < stretch.stop else None
            if word is not None and (word.startswith(text) if prefix else word == text):
                yield start + 1
        case Kind(name):
            yield from _class_ends(name, stretch, start)
        case Mark(sign, inner):
            holds = stretch.begins_at(start) if sign == "^" else start in stretch.words.colons
            if start < stretch.stop and holds:
                yield from _ends(inner, stretch, start)
        case Gap():
            yield from _gap_ends(node, stretch, start)
        case End():
            if start > stretch.start and stretch.ends_at(start - 1):
                yield start
        case Choice(nodes):
            for option in nodes:
                yield from _ends(option, stretch, start)
        case Sequenced(nodes):
            yield from _sequence_ends(nodes, stretch, start)
        case Repeated(inner):
            yield from _repeated_ends(inner, stretch, start)


def _class_ends(name: str, stretch: Stretch, start: int) -> Iterator[int]:
    if start >= stretch.stop:
        return
    if stretch.words.kinds[start] & BITS[name]:
        yield start + 1
    for bit, last in stretch.words.spans.get(start, ()):
        if bit == BITS[name] and last < stretch.stop:
            yield last + 1


def _gap_ends(gap: Gap, stretch: Stretch, start: int) -> Iterator[int]:
    yield start
    for place in range(start, min(start + gap.most, stretch.stop)):
        word = stretch.words.words[place]
        if any(word.startswith(avoided.text) if avoided.prefix else word == avoided.text for avoided in gap.avoid):
            return
        if gap.within and stretch.begins_at(place):
            return
        yield place + 1


def _sequence_ends(nodes: tuple[Node, ...], stretch: Stretch, start: int) -> Iterator[int]:
    places = {start}
    for node in nodes:
        places = {end for place in places for end in _ends(node, stretch, place)}
    yield from places


def _repeated_ends(inner: Node, stretch: Stretch, start: int) -> Iterator[int]:
    reached: set[int] = set()
    new = set(_ends(inner, stretch, start))
    while new - reached:
        reached |= new
        new = {end for place in reached for end in _ends(inner, stretch, place)}
    yield from reached
