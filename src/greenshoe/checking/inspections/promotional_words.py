"""Promotional words: an announcement informs; words that advertise an investment have no place in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each word or phrase that advertises."""
    lowered = text.content.lower()
    possible = (word for word in law.style.promotional if _first(word) in lowered)
    words = "|".join(re.sub(r"\\[ -]", r"[\\s-]", re.escape(word)) for word in possible)
    if not words:
        return
    for match in re.finditer(rf"(?<![\w-])(?:{words})(?![\w-])", text.content, re.IGNORECASE):
        yield Observation(
            f'"{match[0]}" advertises', text.quote(*match.span()), "say what is the case, or leave it out"
        )


def _first(word: str) -> str:
    """Return the part of *word* that every way to write it begins with."""
    return re.split(r"[ -]", word.lower(), maxsplit=1)[0]
