"""What a phrase cannot be found without: words to look up before the automaton is run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from greenshoe.text.nodes import Choice, End, Gap, Kind, Mark, Node, Repeated, Sequenced, Word
from greenshoe.text.tokens import word_set

_FREQUENT = word_set(
    "a an and any as at be been by for from has have in is it its may not of on or our shall that the this to "
    "under was we will with no"
)
_COST_OF_FREQUENT, _COST_OF_CAPITAL, _COST_OF_SHORT_PREFIX, _TOO_MANY = 60, 200, 10, 400
Needs = tuple[frozenset[str], ...]
"""Sets of keys, each ``word`` or ``word*``; a text must hold one key of each set."""


@dataclass(frozen=True)
class _Need:
    keys: frozenset[str]
    cost: int
    """How often a text will hold one of the keys, roughly."""


def find_needs(node: Node, most: int = 3) -> Needs:
    """Return at most *most* sets of keys, the rarest first."""
    needs = sorted(_needs(node), key=lambda need: (need.cost, sorted(need.keys)))
    distinct = dict.fromkeys(need.keys for need in needs if need.cost < _TOO_MANY and not _holds_class(need.keys))
    return tuple(distinct)[:most]


def _holds_class(keys: frozenset[str]) -> bool:
    return any(key.startswith("#") for key in keys)


def _needs(node: Node) -> Iterator[_Need]:
    match node:
        case Word(text, prefix):
            yield _word(text, prefix=prefix)
        case Kind(name):
            yield _Need(frozenset({"#" + name}), _COST_OF_CAPITAL if name in ("cap", "name", "number") else 2)
        case Mark(_, inner) | Repeated(inner):
            yield from _needs(inner)
        case Sequenced(nodes):
            for part in nodes:
                yield from _needs(part)
        case Choice(nodes):
            yield from _choice(nodes)
        case Gap() | End():
            return


def _word(text: str, *, prefix: bool) -> _Need:
    cost = _COST_OF_FREQUENT if text in _FREQUENT else 1
    if prefix:
        cost = _COST_OF_SHORT_PREFIX if len(text) <= 3 else 2
        return _Need(frozenset({text + "*"}), cost)
    return _Need(frozenset({text}), cost)


def _choice(nodes: tuple[Node, ...]) -> Iterator[_Need]:
    """Return the union of each option's rarest need; nothing where an option needs nothing."""
    keys: frozenset[str] = frozenset()
    cost = 0
    for option in nodes:
        best = min(_needs(option), key=lambda need: (need.cost, sorted(need.keys)), default=None)
        if best is None:
            return
        keys, cost = keys | best.keys, cost + best.cost
    yield _Need(keys, cost)
