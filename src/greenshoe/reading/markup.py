"""The characters of a page's text in their order, each with its place in the markup.

The parser gives the text of each element without its place. It is found again here by reading the markup a second
time, for its text alone, and following the parser through it.
"""

from __future__ import annotations

import html
import re

from greenshoe.reading.sourced import Sourced, joined, put

_MARKUP = re.compile(
    r"<!--(?:(?!-?>).*?(?:--!?>|\Z)|-?>)"
    r"|<(?P<raw>script|style)\b(?:[^>\"']|\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z))*+(?:>|\Z).*?(?:</(?P=raw)\b[^>]*(?:>|\Z)|\Z)"
    r"|</?[A-Za-z](?:[^>\"']|\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z))*+(?:>|\Z)"
    r"|<[!?/][^>]*(?:>|\Z)"
    r"|(?P<entity>&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?)",
    re.DOTALL | re.IGNORECASE,
)
_SPACES = " \t\n\r\f"
_NEAR = 4000
"""Characters of text within which a piece is looked for that does not come next."""
_MOST_MISSES = 2000
_LEAST = 4
"""Characters of a piece that is looked for further on; a shorter one could be found anywhere."""


class Stream:
    """The text of a page, read from its start to its end."""

    def __init__(self, markup: Sourced) -> None:
        """Read the text out of *markup*."""
        found = _text_of(markup)
        self._text, self._places = found.text, found.places
        self._at = 0
        self._misses = 0

    def take(self, piece: str) -> Sourced:
        """Return *piece*, the next text that the parser gives, with its places; none where it cannot be found."""
        start = self._find(piece)
        if start is None:
            return put(piece)
        self._at = start + len(piece)
        return Sourced(piece, self._places[start : self._at])

    def _find(self, piece: str) -> int | None:
        if self._text.startswith(piece, self._at):
            return self._at
        start = self._at
        if not piece[0].isspace():
            while self._text[start : start + 1] in _SPACES and start < len(self._text):
                start += 1
            if self._text.startswith(piece, start):
                return start
        if len(piece.strip()) < _LEAST or self._misses > _MOST_MISSES:
            return None
        further = self._text.find(piece, start, start + _NEAR + len(piece))
        self._misses += further < 0
        return further if further >= 0 else None


def _text_of(markup: Sourced) -> Sourced:
    """Return the text of *markup*: tags and comments left out, entities resolved."""
    parts: list[Sourced] = []
    start = 0
    for match in _MARKUP.finditer(markup.text):
        if match.start() > start:
            parts.append(markup[start : match.start()])
        if match["entity"]:
            parts.append(put(html.unescape(match["entity"]), markup.places[match.start()]))
        start = match.end()
    parts.append(markup[start:])
    return joined(parts)
