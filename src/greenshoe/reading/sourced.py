"""Text on its way from a file to its reader: every character keeps its place in the source."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator

PUT_IN = -1
"""The place of a character that the reader put in and the source does not have."""


class Sourced:
    """Text in which each character knows its place in the source; it is read like a string and never changed."""

    __slots__ = ("places", "text")

    def __init__(self, text: str, places: array[int]) -> None:
        """Take *text* and as many *places*."""
        self.text = text
        self.places = places

    def __len__(self) -> int:
        """Return how many characters it has."""
        return len(self.text)

    def __getitem__(self, part: slice) -> Sourced:
        """Return a part of it."""
        return Sourced(self.text[part], self.places[part])

    def stripped(self) -> Sourced:
        """Return it without the space around it."""
        start = len(self.text) - len(self.text.lstrip())
        return self[start : max(start, len(self.text.rstrip()))]

    def without(self, pattern: re.Pattern[str]) -> Sourced:
        """Return it without whatever *pattern* matches."""
        return self.replaced(pattern, "")

    def replaced(self, pattern: re.Pattern[str], by: str | Callable[[re.Match[str]], str]) -> Sourced:
        """Return it with each match of *pattern* written as *by*, which stands where the match began."""
        return self._rewritten(pattern, lambda match: put(by if isinstance(by, str) else by(match), self._place(match)))

    def reduced(self, pattern: re.Pattern[str], group: int) -> Sourced:
        """Return it with only *group* left of each match of *pattern*."""
        return self._rewritten(pattern, lambda match: self[match.start(group) : match.end(group)])

    def split(self, pattern: re.Pattern[str]) -> Iterator[Sourced]:
        """Yield its parts between the matches of *pattern*."""
        start = 0
        for match in pattern.finditer(self.text):
            yield self[start : match.start()]
            start = match.end()
        yield self[start:]

    def _place(self, match: re.Match[str]) -> int:
        return self.places[match.start()]

    def _rewritten(self, pattern: re.Pattern[str], write: Callable[[re.Match[str]], Sourced]) -> Sourced:
        start = 0
        parts: list[Sourced] = []
        for match in pattern.finditer(self.text):
            parts += (self[start : match.start()], write(match))
            start = match.end()
        return joined([*parts, self[start:]]) if parts else self


def sourced(text: str, start: int = 0) -> Sourced:
    """Return *text* as it stands in the source from *start* on."""
    return Sourced(text, array("i", range(start, start + len(text))))


def put(text: str, place: int = PUT_IN) -> Sourced:
    """Return *text*, all of which stands for what is at *place*."""
    return Sourced(text, array("i", (place,)) * len(text))


def joined(parts: Iterable[Sourced], apart: str = "") -> Sourced:
    """Return *parts* one after the other, with *apart* put in between."""
    texts: list[str] = []
    places = array("i")
    between = array("i", (PUT_IN,)) * len(apart)
    for part in parts:
        if texts:
            places += between
        texts.append(part.text)
        places += part.places
    return Sourced(apart.join(texts), places)
