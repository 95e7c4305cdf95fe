"""Situations: what becomes of the example deals, and how their facts can stand, so that most branches run at once."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from greenshoe.linting.deals import Facts
from greenshoe.source import parse

FILE = Path(__file__).with_name("situations.yaml")
"""The changes, by the name of the example; the first lines say how one is written."""


def situations(folder: Path) -> list[Facts]:
    """Return the facts of the example deals in *folder*, each with the changes of one situation made."""
    found: list[Facts] = []
    for example, changes in parse(FILE).data.items():
        path = folder / f"{example}.yaml"
        base = dict(parse(path).data) if path.is_file() else {}
        found += [merged(base, change) for change in changes]
    return found


def merged(base: Any, change: Any) -> Any:
    """Return *base* with *change* made to it: what is null goes, mappings merge, anything else replaces.

    So does a mapping that says of what kind it is, or that it is open. Where *base* is a list and *change* a mapping,
    its keys are places in the list, counted from nought; the place after the last adds an item.
    """
    if not isinstance(change, Mapping) or "kind" in change or "open" in change:
        return copy.deepcopy(change)
    if isinstance(base, list):
        items = _into(dict(enumerate(base)), {int(place): each for place, each in change.items()})
        return [item for _, item in sorted(items.items())]
    return _into(dict(base) if isinstance(base, Mapping) else {}, change)


def _into(held: dict[Any, Any], change: Mapping[Any, Any]) -> dict[Any, Any]:
    for key, each in change.items():
        if each is None:
            held.pop(key, None)
        else:
            held[key] = merged(held.get(key), each)
    return held
