"""Translation: a text that says it is a translation says which version prevails."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_TRANSLATION = re.compile(
    r"\bthis\s(?:\w+\s){1,4}(?:is|was|has been)\s(?:an?\s)?(?:\w+\s){0,3}(?:translation|translated)\b|"
    r"\b(?:free|unofficial|convenience|English|courtesy)\s"
    r"(?:language\s)?translation\s(?:of|into|from)\b",
    re.IGNORECASE,
)
_PREVAILS = re.compile(
    r"\b(?:prevails?|shall govern|governs|controls?|take[s]? precedence|authoritative|only (?:the )?(?:\w+ )?version|"
    r"legally binding|sole (?:valid|binding)|in the event of (?:any )?(?:discrepancy|inconsistency|conflict))\b",
    re.IGNORECASE,
)


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield the sentence that calls the text a translation where nothing says which version prevails."""
    told = _TRANSLATION.search(text.content)
    if told and not _PREVAILS.search(text.content):
        yield Observation(
            "the text is a translation, and does not say which version prevails", text.quote(*told.span())
        )
