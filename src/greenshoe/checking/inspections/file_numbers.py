"""File numbers: those of registration and offering statements have the form that the SEC gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_NUMBER = re.compile(
    r"\b(?:[Ff]ile|[Rr]egistration(?:\s[Ss]tatement)?|FILE|REGISTRATION)\s(?:[Nn]os?\.|[Nn]umbers?|NO\.)\s?:?\s?"
    r"(?P<number>\d{2,3}[-–‑]\d{3,9}(?:-\d{2})?)\b"
)
_FORMS = re.compile(
    r"333-\d{6}(?:-\d{2})?|33-\d{5}|024-\d{5}|020-\d{5}|0?00?[01]-\d{4,6}|00[0-9]-\d{4,6}|814-\d{5}|811-\d{5}|005-\d{5}|"
    r"367-\d{5}|8[0-9]{2}-\d{5,6}"
)


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each file number that has another form."""
    for match in _NUMBER.finditer(text.content):
        number = re.sub("[–‑]", "-", match["number"])
        if not _FORMS.fullmatch(number):
            what = f"{number} is not the form of an SEC file number (333- and six digits for a registration statement)"
            yield Observation(what, text.quote(*match.span("number")), "copy it again from the filing")
