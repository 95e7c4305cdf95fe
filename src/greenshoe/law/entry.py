"""An entry of the law as it stands in its file: its value, and the place of each part of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from pydantic import BaseModel

from greenshoe.errors import Mistake
from greenshoe.source import Source

M = TypeVar("M", bound=BaseModel)
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Entry(Generic[M]):
    """One statement, rule, authority or subject with the file that holds it."""

    value: M
    source: Source
    within: Path = ()
    """Where it stands in the file."""

    def mistake(self, path: Path, what: str, cure: str) -> Mistake:
        """Return a mistake in the part of the entry at *path*."""
        line, column = self.source.place((*self.within, *path))
        return Mistake(self.source.file, line, column, what, cure)

    def holding(self, value: M) -> Entry[M]:
        """Return an entry of the same file with another value."""
        return replace(self, value=value)
