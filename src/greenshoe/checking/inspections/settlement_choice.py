"""Settlement choice: where the holder may convert and the issuer may pay in shares, the text says how the two meet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_HOLDER = re.compile(
    r"\bconver(?:tible|ted)\b(?:[^.]|\.\d){0,240}\bat (?:the )?(?:option|election|discretion"
    r"|(?:sole )?option) of (?:the |its |their )?(?:holder|investor|purchaser|lender|noteholder)"
    r"|\bconver(?:tible|ted)\b(?:[^.]|\.\d){0,240}\bat (?:the|its|their) (?:investor|holder|purchaser|lender"
    r"|noteholder)s?(?:[’']s?)? (?:sole )?(?:option|election|discretion)",
    re.IGNORECASE,
)
_ISSUER = re.compile(
    r"\b(?:repa(?:y|id|yable)|pa(?:y|id|yable)|settled?|satisf(?:y"
    r"|ied))\b[^.]{0,140}\bin cash or (?:in )?(?:[\w-]+ ){0,4}(?:shares|stock)\b[^.]{0,90}"
    r"\bat (?:the )?(?:(?:sole )?(?:option|discretion|election) of (?:the )?(?:company|issuer|borrower)|(?:company"
    r"|issuer|borrower)[’']?s? (?:sole )?(?:option|discretion|election))",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"\b(?:to the extent not|unless (?:it has been |previously |earlier )?converted|if not (?:previously |earlier "
    r"|so )?converted|prior to (?:any |such )?repayment"
    r"|before (?:any |such )?repayment|not (?:yet |previously )?been converted|alone decides|then outstanding"
    r"|unconverted)\b",
    re.IGNORECASE,
)


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield the issuer's choice to pay in shares where nothing sets it against the holder's to convert."""
    if offering is not None or "in cash or" not in text.content:
        return
    issuer = _ISSUER.search(text.content)
    if issuer and _HOLDER.search(text.content) and not _ORDER.search(text.content):
        what = "the holder decides on conversion and the issuer on payment in shares; nothing says which goes first"
        yield Observation(
            what, text.quote(*issuer.span()), "say who decides on settlement in shares, when, and on what notice"
        )
