"""Possessives: an option, a choice or a cost belongs to a party, and the apostrophe says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_PARTY = (
    r"(?:[Cc]ompan(?:y|ies)|[Ii]ssuer|[Cc]orporation|[Ii]nvestors?|[Hh]olders?|[Nn]oteholders?|[Bb]ondholders?|[Pp]urchasers?"
    r"|[Ll]enders?|[Bb]orrower|[Uu]nderwriters?|[Ss]ubscribers?|[Gg]uarantor|[Ss]ponsor)"
)
_BARE = re.compile(
    rf"\bat the (?P<party>{_PARTY}) (?P<what>(?:sole |own )?(?:option|discretion|election|request|expense|risk))\b"
)


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each party that has lost its apostrophe: at the Investor option."""
    for match in _BARE.finditer(text.content):
        party = match["party"]
        owner = f"{party}’" if party.endswith("s") else f"{party}’s"
        what = f'"{match[0]}" lacks the possessive'
        yield Observation(what, text.quote(*match.span()), f'write "at the {owner} {match["what"]}"')
