"""Unknown keys: what the user may have meant, and where a key belongs that stands in the wrong place."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel

from greenshoe.source.fields import expected, models_below
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
    """Return the key nearest to the top of *model* under which *key* is known, or None."""
    seen: set[type[BaseModel]] = set()
    level: list[tuple[str | None, type[BaseModel]]] = [(None, model)]
    while level:
        for name, each in level:
            if name is not None and key in each.model_fields:
                return name
        seen |= {each for _, each in level}
        level = [pair for _, each in level for pair in models_below(each) if pair[1] not in seen]
    return None
