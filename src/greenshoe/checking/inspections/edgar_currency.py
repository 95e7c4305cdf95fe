"""EDGAR currency: an exhibit writes foreign currencies in words or letters, or by a sign that EDGAR shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from greenshoe.checking.inspections._exhibit import exhibit_of
from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
AS_TYPED = True
_IN_HTML = frozenset("$€£¥¢")
"""Signs that may stand in HTML, as entities."""
_IN_TEXT = frozenset("$")
_SIGN = re.compile(r"[$\u00a2-\u00a5\u20a0-\u20cf]|&(?:[a-zA-Z]+|#\d+|#[xX][0-9a-fA-F]+);")


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each sign of a currency, once, that does not belong in such an exhibit."""
    exhibit = exhibit_of(text)
    if exhibit is None:
        return
    allowed, told = _IN_HTML if exhibit.html else _IN_TEXT, set()
    for match in _SIGN.finditer(exhibit.markup):
        sign = unescape(match[0])
        if _is_currency(sign) and sign not in allowed and sign not in told:
            told.add(sign)
            what = f'the sign "{sign}" in line {exhibit.line(match.start())} stands for a currency'
            yield exhibit.observe(what, *match.span(), "write the currency’s code or name before the amount")


def _is_currency(sign: str) -> bool:
    return len(sign) == 1 and (sign in "$¢£¤¥" or "\u20a0" <= sign <= "\u20cf")
