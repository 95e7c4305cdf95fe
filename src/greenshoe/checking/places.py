"""Places: where a stranger's text says that it is released, and where its issuer is listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from greenshoe.law.authority import Venue
from greenshoe.law.law import Law
from greenshoe.text.document import Quote, Text

_DATELINE_REACH = 2_500
"""Characters from the beginning within which a dateline stands."""
_DATELINE = re.compile(
    r"\W{0,6}(?P<cities>[^.:;()\d|]{2,100}?)\s*"
    r"(?:,\s*(?:[A-Z]{2}\b|[A-Z][a-z]+\.?)\s*)?"
    r"(?:,?\s*[A-Z][a-z]{2,8}\.?\s\d{1,2}\b|,?\s*\d{1,2}\s[A-Z][a-z]{2,8}\s\d{4}|--|—|–|\s-(?:\s|$)|/[A-Z]|\([A-Z])"
)
_TICKER = r"\s*(?:[A-Z]{2,4}\s*)?[::]\s*[“\"]?[A-Z0-9]{1,6}(?:[.\-][A-Z]{1,3})?\b"


@dataclass(frozen=True)
class Listed:
    """A venue that the text says lists the issuer."""

    name: str
    venue: Venue
    quote: Quote


def venues_in(text: Text, law: Law) -> Iterator[Listed]:
    """Yield the venues on which *text* says that the issuer is listed, each at its first place."""
    known = {
        form: (name, venue)
        for authority in law.authorities.values()
        for name, venue in authority.venues.items()
        for alias in (venue.name, *venue.aliases)
        for form in (alias, alias.upper())
    }
    if not known:
        return
    # The longest name comes first, so that Nasdaq Stockholm is not taken for Nasdaq.
    names = "|".join(re.escape(form) for form in sorted(known, key=len, reverse=True))
    seen: set[str] = set()
    for match in re.finditer(rf"(?<![\w-])(?:{names})(?![\w-])", text.content):
        name, venue = known[match[0]]
        if name not in seen and _lists(text.content, match, law):
            seen.add(name)
            yield Listed(name, venue, text.quote(*match.span()))


def _lists(content: str, name: re.Match[str], law: Law) -> bool:
    before, after = content[max(0, name.start() - 60) : name.start()], content[name.end() : name.end() + 60]
    if re.match(_TICKER, after):
        return True
    if re.search(rf"(?:{_either(law.cues.listing.before)})\s(?:the\s|both\s)?$", before, re.IGNORECASE):
        return True
    return re.match(rf"[,\s)]*(?:{_either(law.cues.listing.after)})\b", after, re.IGNORECASE) is not None


def _either(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in words) or r"(?!)"


def cities_in(text: Text, law: Law) -> Iterator[tuple[Quote, frozenset[str]]]:
    """Yield each city of the dateline of *text* that an authority knows, with the jurisdictions that it means."""
    for block in text.blocks:
        if block.start > _DATELINE_REACH:
            return
        dateline = _DATELINE.match(text.content, block.start, block.end)
        if dateline is None:
            continue
        start, end = dateline.span("cities")
        found = list(_known_cities(text, start, end, law))
        if found:
            yield from found
            return


def _known_cities(text: Text, start: int, end: int, law: Law) -> Iterator[tuple[Quote, frozenset[str]]]:
    for name, authority in law.authorities.items():
        codes = authority.jurisdictions
        where = law.answering(codes[0]) if len(codes) == 1 else frozenset({name})
        for city in authority.cities:
            match = re.compile(rf"(?<!\w)(?:{re.escape(city)}|{re.escape(city.upper())})(?!\w)").search(
                text.content, start, end
            )
            if match:
                yield text.quote(*match.span()), where
