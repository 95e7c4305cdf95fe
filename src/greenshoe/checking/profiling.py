"""Profiling a text that comes without a deal file: what the law needs to know of it, as far as the text tells.

The words that tell a fact are data: ``law/reading-cues.yaml``. What cannot be told stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from greenshoe.checking.banners import banners_in, jurisdictions_named
from greenshoe.checking.cueing import cued, source, with_what_follows
from greenshoe.checking.finders import statements_of
from greenshoe.checking.overriding import facts_by_hand
from greenshoe.checking.places import cities_in, venues_in
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.law.profiling import advertised
from greenshoe.law.regimes import regime_for
from greenshoe.law.told import Told, profile_of, several
from greenshoe.text.document import Quote, Text

UNKNOWN_DOCUMENT = "press-release"
"""What a text is taken for that does not tell."""
_LONGEST_SOURCE = 120
_YES, _NO = frozenset({"true", "yes"}), frozenset({"false", "no"})

Facts = dict[str, Told]


def profile_text(
    text: Text, law: Law, overrides: Mapping[str, Any] | None = None, *, on: date | None = None
) -> Profile:
    """Return the profile of *text* under the law of *on*; *overrides* are facts that the reader knows better.

    Raise UserError for an override that is no fact, or that has a value that the fact cannot have.
    """
    given = facts_by_hand(overrides or {}, law)
    told = {
        **cued(text, law),
        **_exemptions(text, law),
        **_places(text, law),
        "dated": Told(bool(date_quotes(text, law))),
    }
    if told.get("registrations", Told(None)).value == ("registered",):
        told["exemptions"] = Told(())
    told |= {"unregistered_securities": _unregistered(told), **_nothing_on_file(told)}
    told |= {name: Told(value, ("set by hand",)) for name, value in given.items()}
    if "public_exemptions" not in given:
        told["public_exemptions"] = _advertised(told["exemptions"], law)
    document = str(given.get("document") or text.kind or told.pop("document", Told(None)).value or UNKNOWN_DOCUMENT)
    for name in ("document", "final"):
        told.pop(name, None)
    told = with_what_follows(told, document, law)
    if "regime" not in given:
        told["regime"] = regime_for(profile_of(document, told), law, on)
    return profile_of(document, told, final=bool(given.get("final", True)))


def _unregistered(told: Facts) -> Told:
    """Tell which kinds are sold without registration: all that the text names, unless all is registered."""
    if told.get("registrations", Told(None)).value == ("registered",):
        return Told(())
    return told.get("securities", Told(None))


def _nothing_on_file(told: Facts) -> Facts:
    """Tell that no registration statement is effective for an offering of which nothing is registered."""
    nothing = told.get("registrations", Told(None)).value == ("unregistered",)
    return {"effective": Told(False), "shelf": Told(False)} if nothing else {}


def _advertised(exemptions: Told, law: Law) -> Told:
    return advertised(exemptions.value if isinstance(exemptions.value, tuple) else (), exemptions.sources, law)


def date_quotes(text: Text, law: Law) -> tuple[Quote, ...]:
    """Return the quotes that hold the date of *text*."""
    made = statements_of(text, law)
    return tuple(quote for name in law.cues.date for quote in made.get(name, ()))


def _exemptions(text: Text, law: Law) -> Facts:
    """Tell the exemptions that the text relies on."""
    made = statements_of(text, law)
    cues = law.cues.exemptions
    quotes = [quote for name in cues.statements for quote in made.get(name, ())]
    said = " ".join(quote.text for quote in quotes)
    found = [name for name, forms in _exemption_names(law) if any(_names(said, form) for form in forms)]
    unclear = any(_names(said, form) for form in cues.unclear)
    return {"exemptions": several(found, map(source, quotes), incomplete=unclear or not found)}


def _exemption_names(law: Law) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each exemption with the ways to name it: Rule 506(b) of Regulation D is Rule 506(b), too."""
    for authority in law.authorities.values():
        for name, exemption in authority.exemptions.items():
            first = exemption.name.partition(" of ")[0]
            short = (first,) if first[0].isupper() and re.search(r"\d", first) else ()
            yield name, (exemption.name, *short, *law.cues.exemptions.names.get(name, ()))


def _names(said: str, form: str) -> bool:
    """Return whether *said* has *form*, and no longer citation that begins like it."""
    words = r"\s+".join(map(re.escape, form.split()))
    return re.search(rf"(?<![\w.]){words}(?![\w(]|\s?\([\da-z])", said, re.IGNORECASE) is not None


def _places(text: Text, law: Law) -> Facts:
    """Tell where the issuer is listed, where the text is released and what its banner bars."""
    listed = list(venues_in(text, law))
    told = bool(listed) or any(name in statements_of(text, law) for name in law.cues.listing.statements)
    at = [source(one.quote) for one in listed]
    listed_in = [code for one in listed for code in law.answering(one.venue.jurisdiction)]
    cities = list(cities_in(text, law))
    released = [code for _, codes in cities for code in codes]
    banners = banners_in(text, law)
    barred = [
        name for quote in banners for code in jurisdictions_named(quote.text, law) for name in law.answering(code)
    ]
    # A listed issuer's announcement goes to its market, whatever city it is dated from.
    goes_to = several(
        [*released, *listed_in], [*(quote.text for quote, _ in cities), *at], incomplete=not released and not told
    )
    return {
        "listed_on": several((one.name for one in listed), at, incomplete=not told),
        "listed_in": several(listed_in, at, incomplete=not told),
        "venue_types": several((one.venue.type for one in listed), at, incomplete=not told),
        "distributed_in": goes_to,
        "offered_in": _offered(text, law, goes_to),
        "banner": several(barred, map(source, banners)),
    }


def _offered(text: Text, law: Law, goes_to: Told) -> Told:
    """Tell where the securities are offered: where the text goes, and perhaps where an authority is that it names."""
    known = goes_to.value if isinstance(goes_to.value, tuple) else ()
    named = {name for code in jurisdictions_named(text.content, law) for name in law.answering(code)}
    others = (named - set(known)) & law.authorities.keys()
    return several(known, goes_to.sources, incomplete=goes_to.value is None or bool(others))
