"""Forward-looking events: what the forward-looking statements speak of, the rest of the text speaks of as well."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.definitions import block_at
from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_BEGINS = re.compile(r"forward[-‐‑ ]looking\s(?:statement|information)", re.IGNORECASE)
_LEAD = 400
"""Characters before the forward-looking statements from which on there is a release that they belong to."""
_EVENTS = {
    "a merger or business combination": r"\b(?:proposed|planned|pending)\s(?:merger|business combination)\b",
    "films": r"\bfeature(?:-length)?\s(?:films?|motion pictures?)\b",
    "a spin-off": r"\b(?:proposed|planned|pending)\sspin-?off\b",
    "a clinical trial": r"\bPhase\s(?:[123]|I{1,3}|[12]/[23])[ab]?\s(?:clinical\s)?(?:trial|study)\b",
    "a tender offer": r"\b(?:proposed|planned|pending)\stender offer\b",
}
_PATTERNS = {name: re.compile(words, re.IGNORECASE) for name, words in _EVENTS.items()}
_HEADS = {name: re.compile(rf"\b{word}", re.IGNORECASE) for name, word in {
    "a merger or business combination": "merg|combin",
    "films": "film|motion picture",
    "a spin-off": "spin",
    "a clinical trial": "trial|stud|clinical|phase",
    "a tender offer": "tender",
}.items()}  # fmt: skip


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield events among the forward-looking statements that the rest of the text says nothing of."""
    begins = _begins(text) if profile.document == "press-release" else None
    if begins is None or begins < _LEAD:
        return
    for name, pattern in _PATTERNS.items():
        found = pattern.search(text.content, begins)
        if found and not _HEADS[name].search(text.content, 0, begins):
            what = f"the forward-looking statements speak of {name}, of which the release says nothing"
            yield Observation(what, text.quote(*found.span()), "take it out, or tell of it in the release")


def _begins(text: Text) -> int | None:
    """Return where the block starts that first names forward-looking statements; None where none does."""
    named = _BEGINS.search(text.content)
    block = block_at(text, named.start()) if named else None
    return block.start if block else None
