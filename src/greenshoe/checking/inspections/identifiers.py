"""Identifiers: the check digits of every ISIN, CUSIP and LEI fit, and file numbers have their form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import cusip, isin, lei

from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_CODE = r"(?:\s(?:code|number|numbers|No\.?))?\s?(?:of the [A-Z]\w+\s)?(?:is|:|–|-)?\s?\(?"
_KINDS = (
    ("ISIN", re.compile(rf"\bISIN{_CODE}(?P<code>[A-Z]{{2}}[A-Z0-9]{{8,10}}\d)\b"), isin, 12),
    ("CUSIP", re.compile(rf"\bCUSIP{_CODE}(?P<code>[0-9][0-9A-Z]{{4}}[0-9A-Z]{{2}}[0-9A-Z]{{1,3}})\b"), cusip, 9),
    ("LEI", re.compile(rf"\bLEI{_CODE}(?P<code>[0-9A-Z]{{17,21}}\d)\b"), lei, 20),
)


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each identifier that cannot be right."""
    for name, pattern, standard, length in _KINDS:
        if name not in text.content:
            continue
        for match in pattern.finditer(text.content):
            code = match["code"]
            if len(code) != length:
                what = f"{name} {code} has {len(code)} characters instead of {length}"
            elif not standard.is_valid(code):
                what = f"the check digit of {name} {code} does not fit"
            else:
                continue
            yield Observation(what, text.quote(*match.span("code")), "copy it again from its source")
