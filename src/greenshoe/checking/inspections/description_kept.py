"""Description kept: a sentence of the issuer's own description stands whole, and not turned into its contrary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.offering.values import known
from greenshoe.text.document import Text
from greenshoe.text.sentences import split_sentences

NEEDS_DEAL = True
_WORD = re.compile(r"[^\W_]+")
_DENIALS = frozenset(("not", "no", "never", "neither", "nor", "none", "cannot", "without", "longer"))
_ALIKE = 0.75
_LEAST = 5
"""Shorter sentences are too much alike to compare."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each sentence of the text that is one of the deal file's description, but for a denial or its end."""
    about = known(offering.issuer.about) if offering is not None else None
    if about is None:
        return
    described = [_words(str(about)[start:end]) for start, end in split_sentences(str(about), 0, len(str(about)))]
    for block in text.blocks:
        for start, end in split_sentences(text.content, block.start, block.end):
            words = _words(text.content[start:end])
            if len(words) < _LEAST or words in described:
                continue
            if any(_denies(words, own) or _stops(words, own) for own in described):
                what = "the text says of the issuer something else than its description in the deal file"
                yield Observation(what, text.quote(start, end), "take over the sentence as it is", ("issuer.about",))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _denies(said: list[str], own: list[str]) -> bool:
    """Return whether the two sentences are alike but for a "not"."""
    bare, bare_own = ([word for word in words if word not in _DENIALS] for words in (said, own))
    if len(said) - len(bare) == len(own) - len(bare_own):
        return False
    return SequenceMatcher(None, bare, bare_own, autojunk=False).ratio() >= _ALIKE


def _stops(said: list[str], own: list[str]) -> bool:
    """Return whether *said* is *own*, ended early."""
    return len(said) < len(own) and own[: len(said)] == said
