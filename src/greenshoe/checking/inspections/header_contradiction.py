"""Header contradiction: a banner bars the text from a jurisdiction where it is released or has to be filed."""

from __future__ import annotations

from collections.abc import Iterator

from greenshoe.checking.banners import banners_in, jurisdictions_named
from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_PLACES = (("distributed_in", "the text is released there"), ("listed_in", "the issuer is listed there"))


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each jurisdiction that a banner names and that the text goes to all the same."""
    for quote in banners_in(text, law):
        for code in jurisdictions_named(quote.text, law):
            for fact, why in _PLACES:
                if code in (getattr(profile, fact) or ()):
                    what = f"the banner bars {_called(code, law)}, but {why}"
                    cure = f"take {_called(code, law)} out of the banner"
                    yield Observation(what, quote, cure, profile.sources.get(fact, ()) if offering else ())
                    break


def _called(code: str, law: Law) -> str:
    for name, authority in law.authorities.items():
        if code == name or authority.jurisdictions == (code,):
            return authority.name
    return law.cues.jurisdictions.get(code, (code,))[0]
