"""The examples, and what becomes of each: the stages it goes through, what happens to it on the way.

``stages-*.yaml`` hold the variants, each as what it changes in the example's deal file; the first lines of
``stages-exempt.yaml`` say how a change is written.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from greenshoe.offering.deal import Offering
from greenshoe.source import parse, validate
from tests.documents.variants import EXAMPLES, Deal

FOLDER = Path(__file__).parent
OWN = ""
"""The variant of an example that changes nothing: its own stage."""


def stems() -> tuple[str, ...]:
    """Return the name of every example."""
    return tuple(path.stem for path in sorted(EXAMPLES.glob("*.yaml")))


def named() -> tuple[tuple[str, str], ...]:
    """Return every example with every variant of it, its own stage first."""
    return tuple((stem, name) for stem in stems() for name in (OWN, *_changes().get(stem, {})))


def changed() -> frozenset[str]:
    """Return the names under which there are variants; each should be an example's."""
    return frozenset(_changes())


def label(stem: str, name: str) -> str:
    """Return what a test and a golden file call a variant: ``pipe.closed``."""
    return f"{stem}.{name}" if name else stem


def offerings() -> Iterator[tuple[str, str, Offering]]:
    """Yield every example with every variant of it, and the offering that it makes."""
    for stem, name in named():
        yield stem, name, offering(stem, name)


@cache
def offering(stem: str, name: str = OWN) -> Offering:
    """Return the offering of an example, with the changes of a variant; the changed one has no places in a file."""
    if name == OWN:
        return Offering.load(EXAMPLES / f"{stem}.yaml")
    return validate(Offering, parse(f"{label(stem, name)}.json", json.dumps(deal(stem, name))))


def deal(stem: str, name: str = OWN) -> Deal:
    """Return the facts of an example, with the changes of a variant and of the variant that this one starts from."""
    if name == OWN:
        return _read(EXAMPLES / f"{stem}.yaml")
    change = dict(_changes()[stem][name])
    start: str = change.pop("from", OWN)
    changed: Deal = merged(deal(stem, start), change)
    return changed


def merged(base: Any, change: Any) -> Any:
    """Return *base* with *change* made to it: keys that are null go, mappings merge, anything else replaces.

    Where *base* is a list and *change* a mapping, its keys are places in the list, the one after the last included.
    """
    if not isinstance(change, Mapping):
        return copy.deepcopy(change)
    if isinstance(base, list):
        items: dict[int, Any] = dict(enumerate(base))
        return [item for _, item in sorted(_into(items, {int(place): each for place, each in change.items()}).items())]
    return _into(dict(base) if isinstance(base, Mapping) else {}, change)


def _into(held: dict[Any, Any], change: Mapping[Any, Any]) -> dict[Any, Any]:
    for key, each in change.items():
        if each is None:
            del held[key]  # a change that takes out what is not there is out of date
        else:
            held[key] = merged(held.get(key), each)
    return held


@cache
def _changes() -> Mapping[str, Mapping[str, Deal]]:
    found: dict[str, dict[str, Deal]] = {}
    for path in sorted(FOLDER.glob("stages-*.yaml")):
        for stem, variants in _read(path).items():
            of_example = found.setdefault(str(stem), {})
            assert not of_example.keys() & variants.keys(), f"{path.name}: {stem} has a variant that another file has"
            of_example |= variants
    return found


def _read(path: Path) -> Deal:
    data: Deal = json.loads(json.dumps(YAML(typ="safe").load(path.read_text(encoding="utf-8")), default=str))
    return data
