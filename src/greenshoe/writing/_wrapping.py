"""Setting a line of text to a width: broken between words, and never inside an amount, a date or a citation."""

from __future__ import annotations

import re
import unicodedata

NO_BREAK = "\N{NO-BREAK SPACE}"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_HELD = re.compile(
    r"(?<=\d) (?=(?:thousand|million|billion|trillion|percent|per cent)\b)"
    r"|(?<=[$€£¥]) (?=\d)|(?<=\b[A-Z]{3}) (?=\d)"
    r"|(?<=\bNo\.) (?=\d)|(?<=\bNos\.) (?=\d)"
)
_DAY = re.compile(rf"\b({_MONTHS}) (?=\d{{1,2}}\b)")
_BLANKS = re.compile("[\u00a0\u2007\u202f]")


def columns(text: str) -> int:
    """Return how many columns *text* takes up where every letter is as wide as the other."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )


def words(text: str) -> list[str]:
    """Return what *text* may be broken between; an amount with its unit is one word."""
    held = _DAY.sub(rf"\1{NO_BREAK}", _HELD.sub(NO_BREAK, text))
    return [_BLANKS.sub(" ", word) for word in held.split(" ") if word]


def wrap(text: str, width: int) -> list[str]:
    """Return *text* in lines of at most *width* columns; a single word that is longer has a line of its own."""
    lines: list[str] = []
    line, taken = "", 0
    for word in words(text):
        size = columns(word)
        if line and taken + 1 + size <= width:
            line, taken = f"{line} {word}", taken + 1 + size
        else:
            if line:
                lines.append(line)
            line, taken = word, size
    return [*lines, line] if line else lines


def padded(text: str, width: int, *, right: bool = False) -> str:
    """Return *text* with blanks up to *width* columns, before it where it stands to the right."""
    blanks = " " * max(0, width - columns(text))
    return blanks + text if right else text + blanks
