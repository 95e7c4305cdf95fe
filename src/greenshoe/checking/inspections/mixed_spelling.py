"""Mixed spelling: British and American English in one text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Quote, Text

NEEDS_DEAL = False
_VERB = ("e", "es", "ed", "er", "ers", "ing", "able", "ation", "ations")
_NOUN = ("", "s", "d", "ed", "ing", "er", "ers", "ably", "al")
_WORD = re.compile(r"(?<![\w-])[a-z]\w+(?![\w-])")
"""A word without a capital; one that has it may be a name."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield the text's first British beside its first American spelling, a pair of the same word before any other."""
    words: dict[str, list[Quote]] = {}
    for match in _WORD.finditer(text.content):
        words.setdefault(match[0], []).append(text.quote(*match.span()))
    british: list[Quote] = []
    american: list[Quote] = []
    for word in law.style.spellings:
        here, there = _written(word.british, words), _written(word.american, words)
        if here and there:
            yield _mixed(here[0], there[0])
            return
        british += here if word.telling != "pair" else []
        american += there if word.telling == "both" else []
    if british and american:
        yield _mixed(min(british, key=_place), min(american, key=_place))


def _place(quote: Quote) -> int:
    return quote.start


def _written(word: str, words: Mapping[str, list[Quote]]) -> list[Quote]:
    """Return where *words* has a form of *word*, in the order of the text."""
    endings = _VERB if word.endswith("-") else _NOUN
    found = [quote for ending in endings for quote in words.get(f"{word.removesuffix('-')}{ending}", ())]
    return sorted(found, key=_place)


def _mixed(british: Quote, american: Quote) -> Observation:
    later, sooner = (british, american) if british.start > american.start else (american, british)
    kinds = ("British", "American") if later is british else ("American", "British")
    what = f'"{later.text}" is {kinds[0]} spelling, "{sooner.text}" {kinds[1]}'
    return Observation(what, later, f'spell it as in "{sooner.text}" throughout')
