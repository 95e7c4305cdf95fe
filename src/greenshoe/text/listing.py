"""Lists in running text: the items after ``including`` or in the bullets below, told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NUMBER = r"\((?:[ivxlIVXL]{1,5}|[a-z]{1,2}|[A-Z]|\d{1,2})\)|(?<![\w.])\d{1,2}[.)](?=\s)"
_SEMICOLON = re.compile(rf";|{_NUMBER}|\n|\u2022")
_COMMA = re.compile(
    rf",(?!\d{{3}})|;|{_NUMBER}|\n|\u2022|\b(?:and|or)\b(?=\s(?:the |any |certain )?other\b)|\bas well as\b"
)
_LAST_TWO = re.compile(r"\s(?:and|or)\s")
_BEGUN_BY_AND = re.compile(r"\s*(?:and|or)\b")
_SAYS_SOMETHING = re.compile(r"[^\W\d_]{4}")
_NAMES = 5
"""Words; a shorter item that begins with a capital goes on with a list of names inside one item."""


def split_items(content: str) -> tuple[str, ...]:
    """Return the items of the list that *content* is: by semicolons or numbers where it has them, else by commas."""
    by_semicolon = _pieces(_SEMICOLON, content)
    return by_semicolon if len(by_semicolon) > 2 else tuple(_by_comma(content))


def split_items_by_comma(content: str) -> tuple[str, ...]:
    """Return the items of the list that *content* is, by commas."""
    return tuple(_by_comma(content))


def _by_comma(content: str) -> Iterator[str]:
    pieces = _pieces(_COMMA, content)
    for place, piece in enumerate(pieces):
        if place and piece.lstrip()[:1].isupper() and len(piece.split()) <= _NAMES:
            continue
        if place and place == len(pieces) - 1 and not _BEGUN_BY_AND.match(piece):
            yield from _LAST_TWO.split(piece, maxsplit=1)
        else:
            yield piece


def _pieces(separator: re.Pattern[str], content: str) -> tuple[str, ...]:
    return tuple(piece for piece in separator.split(content) if _SAYS_SOMETHING.search(piece))
