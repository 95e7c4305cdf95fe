"""Other company: a text that announces a deal names no company that the deal knows nothing of.

What is left of another issuer's boilerplate gives itself away by its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = True
_NAME = re.compile(r"(?<![\w.’'-])[A-Z][\w’'-]*(?:,? (?:(?:of|and|de|&) )?[A-Z][\w’'-]*\.?){1,5}")
"""A run of capitalized words."""
_WORD = re.compile(r"[^\W\d_]{3,}")


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield the first mention of each company of whose name no word stands in the deal or in the law."""
    if offering is None:
        return
    kinds = frozenset(word.casefold() for word in law.style.companies)
    known = _words(offering.model_dump_json()) | _words(" ".join(_named_by(law)))
    told: set[str] = set()
    for match in _NAME.finditer(text.content):
        words = _words(match[0])
        own = words - kinds
        if own and words & kinds and not own & known and match[0] not in told:
            told.add(match[0])
            what = f"the text names {match[0]}, which stands nowhere in the deal"
            yield Observation(what, text.quote(*match.span()), "name the company that is meant, or add it to the deal")


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))


def _named_by(law: Law) -> Iterator[str]:
    """Yield the names of authorities, venues and exemptions."""
    for authority in law.authorities.values():
        yield authority.name
        for venue in authority.venues.values():
            yield from (venue.name, *venue.aliases)
        yield from (exemption.name for exemption in authority.exemptions.values())
