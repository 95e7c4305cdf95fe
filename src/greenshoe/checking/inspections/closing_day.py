"""Closing day: an offering does not close on a weekend."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.dating import day_meant, day_of
from greenshoe.checking.observation import Observation
from greenshoe.checking.passages import passages_of
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_CLOSES = re.compile(
    r"\b(?:expected to close|will close|expects to close|closed|closing date(?:\sis)?|expected closing(?:\sdate)?|"
    r"(?:closing|settlement)(?:\sof\s[^.;]{0,50})?\s(?:is|are)\sexpected to (?:occur|take place))"
    r"[\s:]{1,2}(?:will be\s|to be\s)?(?:on\s)?(?:or about\s|or around\s|about\s)?(?:[A-Z][a-z]+day,?\s)?$"
)
_FRIDAY = 4


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each closing date of the text that is a Saturday or a Sunday; holidays are those of the deal's calendar."""
    for passage in passages_of(text):
        for figure in passage.of("date", "day"):
            if not passage.before(figure, _CLOSES, 120):
                continue
            day = day_meant(figure, day_of(text, law, offering))
            if day is not None and day.weekday() > _FRIDAY:
                what = f"the closing on {day} falls on a {'Saturday' if day.weekday() == _FRIDAY + 1 else 'Sunday'}"
                yield Observation(what, text.quote(figure.start, figure.end), "correct the date")
