"""Repeated words: the same small word twice, as an edit leaves it behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.inspections._prose import english
from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_TWICE = re.compile(r"(?<![\w.’'-])([A-Za-z][a-z]*) (?-i:(?=[a-z]))\1(?![\w’'-])", re.IGNORECASE)
_RIGHTLY = frozenset({"that", "had", "very", "so", "much", "long", "many", "bye", "hong", "pro"})
"""Words that English may repeat."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each word that stands twice in a row."""
    for block in english(text):
        for match in _TWICE.finditer(text.content, block.start, block.end):
            if match[1].lower() not in _RIGHTLY:
                what = f'"{match[0]}" repeats a word'
                yield Observation(what, text.quote(*match.span()), f'write "{match[1]}" once')
