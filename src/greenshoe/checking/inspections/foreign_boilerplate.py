"""Foreign boilerplate: the issuer that disclaims, cautions and files is the one that announces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.inspections._prose import OPENING, boilerplate
from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text
from greenshoe.text.tokens import word_set

NEEDS_DEAL = False
_NAME = r"(?P<name>[A-Z][\w&’'-]*(?:,? (?:(?:of|and|de|&) )?[A-Z][\w&’'-]*\.?){0,5}?)"
_OWN = re.compile(
    rf"(?<![\w.’'-]){_NAME}(?:[’']s?)? (?:(?:expressly |hereby |specifically |therefore |also )?(?:undertakes no"
    rf"|assumes no|disclaims|"
    r"does not (?:undertake|assume|intend to update)|has no (?:obligation|duty|intention)|cautions|has based"
    r"|filings with|"
    r"(?:most recent |latest )?(?:Annual|Quarterly) Reports? on|Form (?:10-K|20-F|40-F|10-Q)|"
    r"(?:current )?(?:expectations|beliefs) (?:and|about|regarding|as of)))"
    rf"|\bsecurities of (?P<seller>[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*\.?){{0,5}})(?=[.,;]| (?:in|or|and|to)\b)"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_ANYBODY = word_set(
    "the a an our its their his and of in for each neither no none nor such these those this that any all we it he she "
    "company companies issuer corporation group trust partnership fund bank management board investor investors reader "
    "readers shareholder shareholders stockholder stockholders holder holders inc corp ltd limited llc plc sa se ag nv "
    "bv ab as asa oyj spa gmbh holding holdings us usa uk united states kingdom canada securities exchange commission "
    "act section rule regulation sec form annual quarterly report reports except although unless because while actual "
    "european union state private litigation reform nasdaq nyse tsx tsxv stock market venture euronext london however "
    "accordingly therefore further furthermore additionally there what by on as to if when where although since "
    "manager dealer managers underwriters underwriter agent agents placement neither other party parties person "
    "spokesperson press release announcement statement statements news document annual"
)
"""Words that name no company in particular."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each company that a warning speaks for and that the rest of the text never names."""
    warnings, rest = boilerplate(text)
    if len(rest) < OPENING // 5:
        return
    known = frozenset(word.casefold() for word in _WORD.findall(rest))
    told: set[str] = set()
    for block in warnings:
        for match in _OWN.finditer(text.content, block.start, block.end):
            group = "name" if match["name"] else "seller"
            name = match[group].removesuffix("’s").removesuffix("'s")
            own = {word.casefold() for word in _WORD.findall(name)} - _ANYBODY
            if own and not own & known and not own & told and not _short_for(name, rest):
                told |= own
                what = f"the text speaks for {name}, which neither its title nor its lead names"
                quote = text.quote(match.start(group), match.start(group) + len(name))
                yield Observation(what, quote, "put the issuer’s name in its place, and compare the whole paragraph")


def _short_for(name: str, rest: str) -> bool:
    """Return whether *name* is made of the initials, or is part, of a name that the rest has."""
    if name.casefold() in rest.casefold():
        return True
    letters = (
        r"[a-z’'&,. -]{0,40}".join(re.escape(letter) for letter in name) if name.isupper() and len(name) < 7 else ""
    )
    return bool(letters) and re.search(letters, rest) is not None
