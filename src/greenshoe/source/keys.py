"""Unknown keys: what the user may have meant, and where a key belongs that stands in the wrong place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pydantic import BaseModel

from greenshoe.source.fields import Expected, expected, keys_of, models_below
from greenshoe.source.showing import listed, nearest

_ALIKE = 0.8
"""How alike a key must be to another for a slip of the finger, whatever else it could mean."""
_MOST_LISTED = 10


def meant(model: type[BaseModel], location: Sequence[str | int]) -> str | None:
    """Return the key that the unknown one at the end of *location* is a misspelling of, or None."""
    key, known = str(location[-1]), expected(model, location).beside
    alike = nearest(key, known, _ALIKE)
    return alike if alike or _home(model, key) else nearest(key, known)


def cure(model: type[BaseModel], location: Sequence[str | int]) -> str:
    """Return the cure for the unknown key at the end of *location*."""
    name = meant(model, location)
    if name is not None:
        return f'did you mean "{name}"?'
    home = _home(model, str(location[-1]))
    if home is not None:
        return f'move it: it belongs under "{home}"'
    known = expected(model, location).beside
    return f"take it out; the keys here are {listed(known, 'and')}" if len(known) <= _MOST_LISTED else "take it out"


def _home(model: type[BaseModel], key: str) -> str | None:
    """Return the key nearest to the top of *model* under which *key* is known, or None.

    Of keys that are equally near, the likeliest: not one whose kind must be known, and rather one than a list.
    """
    seen: set[type[BaseModel]] = set()
    level: list[_Held] = [_Held(None, model)]
    while level:
        level.sort(key=lambda held: (held.kinds, held.lists))
        for held in level:
            if held.name is not None and key in keys_of(held.model):
                return held.name
        seen |= {held.model for held in level}
        level = [below for held in level for below in held.below() if below.model not in seen]
    return None


class _Held(NamedTuple):
    """A model that stands under a key, and how many lists and choices of a kind lead to it."""

    name: str | None
    model: type[BaseModel]
    kinds: int = 0
    lists: int = 0

    def below(self) -> Iterator[_Held]:
        """Yield the models that stand one step further down."""
        for name, each in models_below(self.model):
            here = Expected((), (keys_of(self.model)[name].annotation,))
            yield _Held(name, each, self.kinds + bool(here.kinds), self.lists + (each not in here.models))
