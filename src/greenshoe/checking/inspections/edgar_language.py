"""EDGAR language: an exhibit is in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.inspections._exhibit import Exhibit, exhibit_of, opened
from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text
from greenshoe.text.tokens import word_set

NEEDS_DEAL = False
AS_TYPED = True
_COMMON = word_set(
    "the of and to in a for that is on by with be or as at from this its it not are has will an any which may"
)
_ENOUGH = 60
"""Words that a text must have to be judged."""
_LEAST = 0.15
"""Share of the commonest words in any English text of that length; tables and names bring it down from a third."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield that the exhibit says it is in another language, or that its words are not English."""
    exhibit = exhibit_of(text)
    if exhibit is None:
        return
    stated = _stated(exhibit)
    if stated is not None and not stated.lower().startswith("en"):
        yield Observation(f'the exhibit says that its language is "{stated}"', None, "file the English version")
    elif _foreign(text.content):
        yield Observation("the words of the exhibit are not English", None, "file a fair and accurate translation")


def _stated(exhibit: Exhibit) -> str | None:
    return next((tag.attributes["lang"] for tag in opened(exhibit, "html") if tag.attributes.get("lang")), None)


def _foreign(content: str) -> bool:
    words = re.findall(r"[^\W\d_]+", re.sub(r"<[^>]*>", " ", content).lower())
    return len(words) >= _ENOUGH and sum(word in _COMMON for word in words) / len(words) < _LEAST
