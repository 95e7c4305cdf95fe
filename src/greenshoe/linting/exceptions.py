"""Exceptions: ``{# lint: reason #}`` on the line of a slip, or on the line above, says that it is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from greenshoe.linting.shelf import Shelf
from greenshoe.linting.slip import Slip

_EXCEPTION = re.compile(r"\{#-?\s*lint:\s*(.*?)\s*-?#\}", re.DOTALL)


class Exceptions:
    """The exceptions of all templates of a shelf, by file and line."""

    def __init__(self, shelf: Shelf) -> None:
        """Find the exceptions in the templates of *shelf*."""
        self.reasons: dict[tuple[str, int], str] = {}
        self._used: set[tuple[str, int]] = set()
        for name, sheet in shelf.sheets.items():
            for found in _EXCEPTION.finditer(sheet.source) if shelf.is_ours(name) else ():
                line = sheet.source.count("\n", 0, found.end()) + 1
                self.reasons[(str(sheet.path), line)] = found[1]

    def excuse(self, path: str, line: int) -> bool:
        """Return whether what is found there is meant, and note that the exception was needed."""
        for at in ((path, line), (path, line - 1)):
            if self.reasons.get(at):
                self._used.add(at)
                return True
        return False

    def apply(self, slips: Iterable[Slip]) -> Iterator[Slip]:
        """Yield the *slips* that are not meant, and the exceptions that excuse nothing or give no reason."""
        for slip in slips:
            if not self.excuse(slip.path, slip.line):
                yield slip
        for (path, line), reason in self.reasons.items():
            if not reason:
                yield Slip(path, line, "this exception gives no reason", "write why: {# lint: reason #}")
            elif (path, line) not in self._used:
                yield Slip(path, line, "this exception excuses nothing", "take it out")
