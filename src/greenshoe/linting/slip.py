"""A slip: one thing in a library's templates that its author should correct."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Slip:
    """What is wrong with a template, where, and the cure."""

    path: str
    """The file, as the library's folder was named."""
    line: int
    what: str
    """One clause without a full stop."""
    cure: str

    def __str__(self) -> str:
        """Return the one line that the author sees."""
        return f"{self.path}:{self.line}: {self.what}; {self.cure}"
