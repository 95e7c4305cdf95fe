"""A source: the data of one file, with the place of every value and key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from greenshoe.errors import Mistake
from greenshoe.source.building import Path, Place


@dataclass(frozen=True)
class Source:
    """What a file of YAML or JSON holds, before anything is made of it."""

    file: str
    """As the user named it."""
    data: Any
    """None, booleans, integers, exact decimals, text, lists and mappings with text for keys."""
    places: Mapping[Path, Place]
    """Line and column of each value, by the keys and positions that lead to it."""
    keys: Mapping[Path, Place] = field(default_factory=dict)
    """Line and column of each key."""
    mistakes: tuple[Mistake, ...] = ()
    """What is wrong with the file itself, but leaves its data readable."""

    def place(self, path: Path) -> Place:
        """Return line and column of the value at *path*, or of the nearest value around it."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return 1, 1

    def key_place(self, path: Path) -> Place:
        """Return line and column of the key that *path* ends with, or of the nearest value around it."""
        return self.keys.get(path) or self.place(path)
