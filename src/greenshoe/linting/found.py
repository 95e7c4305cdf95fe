"""Deals that an earlier search has found, so that the next one need not: kept in ``found.json`` as changes of examples.

``python -m greenshoe.linting.found`` searches at length and writes the file anew. A deal that has become none, or that
runs nothing new, does no harm; what the file lacks is searched for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from greenshoe.linting.deals import ABSENT, Facts, changed

FILE = Path(__file__).with_name("found.json")
LONG = 900.0
"""Seconds of the processor that a search for the file may take."""


@dataclass(frozen=True)
class Lineage:
    """How a generated deal comes from an example."""

    seed: str
    """The example's name."""
    variation: int
    """Which of its variations; 0 is the example itself."""
    changes: tuple[tuple[str, Any], ...] = ()
    """Facts that were changed since, in their order."""


def kept() -> list[tuple[Lineage, str]]:
    """Return the deals in the file, each with the document that it is for."""
    written = json.loads(FILE.read_text(encoding="utf-8")) if FILE.is_file() else []
    return [
        (Lineage(each["seed"], each["variation"], tuple(map(_read, each["changes"]))), each["document"])
        for each in written
    ]


def _read(change: list[Any]) -> tuple[str, Any]:
    path, value = change
    return path, ABSENT if value is None else value


def facts_of(lineage: Lineage, start: Facts) -> Facts | None:
    """Return the facts of the deal of *lineage*, which starts from *start*; None where that has no such place."""
    made: Facts | None = start
    for path, value in lineage.changes:
        made = changed(made, path, value) if made is not None else None
    return made


def write(found: Iterator[tuple[Lineage, str]]) -> str:
    """Return the file for the deals *found*."""
    lines = [
        json.dumps(
            {
                "seed": lineage.seed,
                "variation": lineage.variation,
                "document": document,
                "changes": [[path, None if value is ABSENT else value] for path, value in lineage.changes],
            },
            ensure_ascii=False,
            default=str,
        )
        for lineage, document in found
    ]
    return "[\n" + ",\n".join(lines) + "\n]\n"


if __name__ == "__main__":
    from greenshoe.linting.linter import Linter

    linter = Linter(seconds=LONG)
    for _ in linter.steps():
        pass
    FILE.write_text(write(iter(linter.found)), encoding="utf-8")
    print(linter.report())
