"""Numerals: numbers written in words, such as ``twelve`` and ``two hundred and fifty thousand``."""

from __future__ import annotations

import re
from decimal import Decimal

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: number for number, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_LARGE = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_WORD = "|".join(sorted([*_SMALL, "hundred"], key=len, reverse=True))

NUMERAL = rf"(?:{_WORD})(?:(?:-|\s(?:and\s)?)(?:{_WORD})){{0,5}}"
"""A regular expression for a number in words below one thousand."""


def numeral(words: str) -> Decimal:
    """Return the number that *words* write; raise ValueError where they write none.

    >>> numeral("Two hundred and fifty thousand")
    Decimal('250000')
    """
    total = part = 0
    parts = [word for word in re.split(r"[\s,-]+", words.casefold().strip()) if word != "and"]
    if not parts:
        raise ValueError("there are no words")
    for word in parts:
        if word in _SMALL:
            part += _SMALL[word]
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in _LARGE:
            total, part = total + (part or 1) * _LARGE[word], 0
        else:
            raise ValueError(f"{word!r} is no number")
    return Decimal(total + part)
