"""Data with its mistakes set aside, so that facts that contradict each other are told in the same run as the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from greenshoe.source.fields import Expected
from greenshoe.source.keys import meant
from greenshoe.source.showing import nearest

CLASH = "clash"
"""Type of the error that facts contradict each other; pydantic looks for it only when all else is right."""
_OPEN = {"open": "…"}


class _Beyond(Exception):
    """A mistake for which nothing can stand in."""


def set_aside(data: Any, errors: Sequence[tuple[Mapping[str, Any], Expected]], model: type[BaseModel]) -> Any:
    """Return a copy of *data* without its *errors*, or None where one of them cannot be set aside.

    A misspelt key or choice is taken for the one it resembles; any other wrong value is left open, or left out where
    nothing else can hang on it.
    """
    copy = _copied(data)
    try:
        # Misspelt keys first: what they stand for is then no longer missing.
        for item, here in sorted(errors, key=lambda error: error[0]["type"] != "extra_forbidden"):
            _set_aside(copy, item, here, model)
    except (_Beyond, LookupError, TypeError):
        return None
    return copy


def _copied(data: Any) -> Any:
    """Return a copy in which no part is shared, as parts are that stand behind an alias."""
    if isinstance(data, dict):
        return {key: _copied(value) for key, value in data.items()}
    return [_copied(value) for value in data] if isinstance(data, list) else data


def _set_aside(copy: Any, item: Mapping[str, Any], here: Expected, model: type[BaseModel]) -> None:
    if not here.path:
        raise _Beyond
    *above, last = here.path
    holder = copy
    for step in above:
        holder = holder[step]
    if item["type"] == "extra_forbidden":
        value = holder.pop(last)
        name = meant(model, item["loc"])
        if name is not None:
            holder.setdefault(name, value)
    elif item["type"] == "missing" and last in holder:
        return
    elif here.may_be_open:
        holder[last] = dict(_OPEN)
    elif here.choices:
        holder[last] = nearest(str(item["input"]), here.choices) or here.choices[0]
    elif here.is_scalar and item["type"] != "missing" and not here.is_required:
        del holder[last]
    else:
        raise _Beyond
