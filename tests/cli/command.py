"""The real command, run in a process of its own as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "aptorum.yaml"
CLOSED = ROOT / "examples" / "aptorum-closed.yaml"
SHARED = ROOT.parent / "shared"
"""Texts of real announcements beside the repository, where there are any."""
COMMAND = (sys.executable, "-m", "greenshoe")


def greenshoe(
    *arguments: str | Path, cwd: Path | None = None, said: str = "", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command with *arguments* in the folder *cwd*, with *said* on its standard input."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=cwd,
        input=said,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1795000000", **(env or {})},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def started(*arguments: str | Path, cwd: Path) -> subprocess.Popen[bytes]:
    """Start the command as a shell does, as the leader of a process group of its own, and do not wait for it."""
    return subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
