"""Where an offering was read from: the file, and the place in it of every fact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from greenshoe.offering.values import OpenPoint
from greenshoe.source import Source

_STEP = re.compile(r"\.([^.\[\]]+)|\[([^\[\]]+)\]")
ROOT = "offering"
"""What every path of a fact begins with."""


@dataclass(frozen=True)
class Origin:
    """The file that an offering was read from, if any.

    It is no part of what an offering is: two offerings with the same facts are equal wherever they come from.
    """

    source: Source | None = field(default=None, compare=False, repr=False)


def fact_path(steps: tuple[str | int, ...]) -> str:
    """Return the path that a person reads: ``offering.tranches[0].principal``."""
    return ROOT + "".join(f"[{step}]" if isinstance(step, int) or "/" in step else f".{step}" for step in steps)


def steps_of(path: str) -> tuple[str | int, ...] | None:
    """Return the keys and positions of a fact's *path*, or None where it is no such path."""
    if not path.startswith(ROOT) or _STEP.sub("", path[len(ROOT) :]):
        return None
    return tuple(
        name or (int(position) if position.isdecimal() else position)
        for name, position in _STEP.findall(path[len(ROOT) :])
    )


def open_points(value: Any, steps: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], OpenPoint]]:
    """Yield the open points below *value* with the keys and positions that lead to each, in the model's order."""
    if isinstance(value, OpenPoint):
        yield steps, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from open_points(getattr(value, name), (*steps, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from open_points(item, (*steps, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from open_points(item, (*steps, key))
