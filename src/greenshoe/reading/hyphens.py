"""Hyphens at the ends of lines: those that only broke a word, and those that belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from greenshoe.text.tokens import word_set

SOFT = "\u00ad\u2010"
"""Hyphens at the end of a line that a typesetter puts in; typed ones are of another kind."""
_KEPT = word_set(
    "anti bi bona co cross five forward four half high long low mid multi near non one "
    "over part post pre pro risk self semi seven short six so sub ten third three to two up well year"
)
"""Beginnings of words that are written with a hyphen more often than without."""
_LETTERS = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")


def vocabulary(words: Iterable[str]) -> frozenset[str]:
    """Return the words of a text as it writes them inside its lines, with their hyphens."""
    return frozenset(
        found.replace("\u2010", "-").replace("\u2011", "-")
        for word in words
        for found in _LETTERS.findall(word.casefold())
    )


def is_broken(before: str, after: str, known: frozenset[str], *, soft: bool = False) -> bool:
    """Say whether the hyphen between *before* and *after*, at the end of a line, is none of the word's own.

    The rest of the text decides: whichever way it writes the word elsewhere. *before* comes without the hyphen.
    A *soft* one was put in by a typesetter.
    """
    head, tail = _halves(before, after)
    capitals = before[-1:].isupper() and after[:1].isupper()
    if not head or not tail or not (after[:1].islower() or capitals):
        return False
    if f"{head}-{tail}" in known:
        return False
    if f"{head}{tail}" in known:
        return True
    if soft or capitals:
        return soft
    last = head.rpartition("-")[2]
    return last not in _KEPT and not (last in known and tail.partition("-")[0] in known)


def is_whole_in(known: frozenset[str], before: str, after: str) -> bool:
    """Say whether the *known* words have *before* and *after* as one word, without a hyphen."""
    head, tail = _halves(before, after)
    return bool(head and tail) and f"{head}{tail}" in known and f"{head}-{tail}" not in known


def _halves(before: str, after: str) -> tuple[str, str]:
    heads, tails = _LETTERS.findall(before.casefold()), _LETTERS.findall(after.casefold())
    return heads[-1] if heads else "", tails[0] if tails else ""
