"""EDGAR size: an exhibit is not so large that it seems to hold something else than its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.inspections._exhibit import exhibit_of
from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
AS_TYPED = True
_LARGE = 10_000_000
"""Bytes. No limit of EDGAR’s was read; an announcement of this size has gone wrong in any case."""
_HEAVY = 50
"""Characters of source for each that shows; filing agents’ styles come to about ten."""
_TAGS = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.IGNORECASE | re.DOTALL)


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield that the exhibit is larger than any announcement, or far larger than what shows of it."""
    exhibit = exhibit_of(text)
    if exhibit is None:
        return
    size = len(exhibit.markup.encode("utf-8"))
    shown = sum(not sign.isspace() for sign in _TAGS.sub("", exhibit.markup))
    if size > _LARGE:
        yield Observation(f"the exhibit has {size / 1_000_000:.1f} megabytes")
    elif size > _HEAVY * max(1, shown):
        yield Observation(f"the exhibit has {size:,} bytes, of which {shown:,} characters show")
