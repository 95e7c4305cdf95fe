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
_COMMON = re.compile(r"(?<!\w)[a-z]{3,}(?!\w)")
"""A word that the text also writes small, and so no name."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield the first mention of each company of whose name most stands neither in the deal nor in the law."""
    if offering is None:
        return
    kinds = frozenset(word.casefold() for word in law.style.companies)
    known = _words(offering.model_dump_json()) | _words(" ".join(_named_by(law)))
    common = kinds | frozenset(_COMMON.findall(text.content))
    told: set[str] = set()
    for match in _NAME.finditer(text.content):
        name = _company(match[0], kinds)
        own = _words(name) - common
        if own and len(own & known) <= len(own - known) and name not in told:
            told.add(name)
            what = f"the text names {name}, which stands nowhere in the deal"
            quote = text.quote(match.start(), match.start() + len(name))
            yield Observation(what, quote, "name the company that is meant, or add it to the deal")


def _company(run: str, kinds: frozenset[str]) -> str:
    """Return the part of *run* that ends with its first word for a company, or nothing.

    What follows may be of the deal: another company's name may stand before the rest of the issuer's own.
    """
    ends = (word.end() for word in _WORD.finditer(run) if word[0].casefold() in kinds and word.start())
    return run[: next(ends, 0)]


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))


def _named_by(law: Law) -> Iterator[str]:
    """Yield the names of authorities, venues and exemptions."""
    for authority in law.authorities.values():
        yield authority.name
        for venue in authority.venues.values():
            yield from (venue.name, *venue.aliases)
        yield from (exemption.name for exemption in authority.exemptions.values())
