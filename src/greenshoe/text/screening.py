"""Screening: which phrases can stand in a stretch of words at all, told by the words that they need."""

from __future__ import annotations

from collections.abc import Iterable

from greenshoe.text.needs import Needs
from greenshoe.text.stretch import Stretch

_REMEMBERED = 50_000
_SETS = 3
"""Sets of needed words that are looked at, a phrase."""


class Screen:
    """Tells, from the words of a stretch, the names of which one phrase may be found in it."""

    def __init__(self, needs: Iterable[tuple[str, Needs]]) -> None:
        """Take the *needs* of phrases, each under a name; several phrases may share one."""
        named = list(needs)
        self._width = len(named)
        self._names = tuple(name for name, _ in named)
        self._words: dict[str, int] = {}
        self._prefixes: dict[str, int] = {}
        self._asked_nothing = 0
        for place, (_, sets) in enumerate(named):
            self._enter(place, sets)
        self._longest = max(map(len, self._prefixes), default=0)
        self._held: dict[str, int] = {}

    def _enter(self, place: int, sets: Needs) -> None:
        for row in range(_SETS):
            bit = 1 << (row * self._width + place)
            if row >= len(sets):
                self._asked_nothing |= bit
                continue
            for key in sets[row]:
                table, word = (self._prefixes, key[:-1]) if key.endswith("*") else (self._words, key)
                table[word] = table.get(word, 0) | bit

    def __bool__(self) -> bool:
        """Say whether there is any phrase to look for."""
        return self._width > 0

    def names(self, stretch: Stretch) -> list[str]:
        """Return the names that *stretch* has the words for, in their order."""
        held = self._asked_nothing
        known = self._held
        for word in stretch.words.words[stretch.start : stretch.stop]:
            bits = known.get(word)
            held |= self._hold(word) if bits is None else bits
        width = self._width
        both = held & (held >> width) & (held >> 2 * width) & ((1 << width) - 1)
        found: dict[str, None] = {}
        while both:
            lowest = both & -both
            found[self._names[lowest.bit_length() - 1]] = None
            both ^= lowest
        return list(found)

    def _hold(self, word: str) -> int:
        bits = self._words.get(word, 0)
        for length in range(1, min(len(word), self._longest) + 1):
            bits |= self._prefixes.get(word[:length], 0)
        if len(self._held) >= _REMEMBERED:
            self._held.clear()
        self._held[word] = bits
        return bits
