"""Issuer identified: the text names the issuer, its listings and its securities' identifiers as the deal has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.observation import Observation
from greenshoe.checking.passages import folded
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.offering.values import known
from greenshoe.text.document import Text

NEEDS_DEAL = True
_ISIN = re.compile(r"\bISINs?\b[^A-Z0-9]{0,12}(?P<code>[A-Z]{2}[A-Z0-9]{9}\d)\b")


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield a legal name or a listing that the text does not give, and an ISIN that is not the deal's."""
    if offering is None:
        return
    content = folded(text.content)
    name = known(offering.issuer.name)
    if name is not None and folded(name) not in content:
        yield Observation(f"the issuer is not named as {name}", None, f"write {name}", ("offering.issuer.name",))
    if profile.document == "press-release" and profile.stage != "terminated":
        for index, listing in enumerate(offering.issuer.listings):
            ticker = known(listing.ticker)
            if ticker is not None and listing.status == "listed" and folded(ticker) not in content:
                what = f"the listing on {listing.exchange} under {ticker} is not named"
                yield Observation(what, None, f"name {ticker}", (f"offering.issuer.listings[{index}].ticker",))
    yield from _strange_isins(text, offering)


def _strange_isins(text: Text, offering: Offering) -> Iterator[Observation]:
    if "ISIN" not in text.content:
        return
    dumped = offering.model_dump_json()
    for match in _ISIN.finditer(text.content):
        if match["code"] not in dumped:
            what = f"ISIN {match['code']} is not one of the deal's"
            yield Observation(what, text.quote(*match.span("code")), "print the deal's, or state it in the deal file")
