"""The command line: what a user types, what a user sees, and the exit codes."""

from __future__ import annotations

from greenshoe.cli.ending import main, run

__all__ = ["main", "run"]
