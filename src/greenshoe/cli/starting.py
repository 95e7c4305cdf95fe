"""``greenshoe init``."""

from __future__ import annotations

from pathlib import Path

from greenshoe.cli.initiating import example, start_deal
from greenshoe.cli.printing import say


def init_deal(file: str | None, kind: str) -> int:
    """Write a new deal file of *kind* to *file*, or print it for ``-``; return the exit code."""
    if file == "-":
        say(example(kind))
        return 0
    for path in start_deal(Path(file or f"{kind}.yaml"), kind):
        say(f"wrote {path}\n")
    return 0
