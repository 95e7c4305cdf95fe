"""Footing fits: a sale offshore has no purchaser in the United States, and what is not registered is not called so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.offering.values import known
from greenshoe.text.document import Text

NEEDS_DEAL = True
_REGISTERED = re.compile(r"\bregistered\s(?:direct|public|follow-on|underwritten)\s(?:offering|offer)\b", re.IGNORECASE)
_OFFSHORE = "regulation-s"


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield a registered offering that the deal does not have, and purchasers who are not where they may be."""
    if offering is None:
        return
    if profile.registrations == ("unregistered",):
        said = _REGISTERED.search(text.content)
        if said:
            what = f'nothing is registered, but the text speaks of a "{said[0]}"'
            yield Observation(what, text.quote(*said.span()), "say private placement, or correct the deal")
    for number, tranche in enumerate(offering.tranches):
        if tuple(map(known, tranche.exemptions)) != (_OFFSHORE,):
            continue
        for index, purchaser in enumerate(tranche.purchasers):
            home = known(purchaser.jurisdiction)
            if known(purchaser.us_person) or (home is not None and home.partition("-")[0] == "US"):
                what = f"the {purchaser.term} is in the United States, but Regulation S is all that is relied on"
                path = f"offering.tranches[{number}].purchasers[{index}]"
                yield Observation(what, None, "name the exemption for a purchaser in the United States", (path,))
