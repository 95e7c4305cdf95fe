"""The user's mistakes: values while they are gathered, one exception when they are told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Mistake:
    """One thing that a user got wrong: where, what, and what to do about it."""

    file: str
    line: int
    """1-based; 0 where the mistake has no line."""
    column: int
    what: str
    """One clause without a full stop."""
    cure: str

    def __str__(self) -> str:
        """Return the one line that the user sees."""
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.what}; {self.cure}"


class UserError(Exception):
    """All mistakes of a user that stop a command, in the order of their places; never shown as a traceback."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        """Gather *mistakes*; there is at least one."""
        self.mistakes = tuple(sorted(set(mistakes)))
        super().__init__("\n".join(map(str, self.mistakes)))


def refuse(file: str, what: str, cure: str) -> UserError:
    """Return the error for a single mistake that concerns a whole file or argument."""
    return UserError([Mistake(file, 0, 0, what, cure)])
