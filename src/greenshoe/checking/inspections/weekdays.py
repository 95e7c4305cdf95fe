"""Weekdays: a day of the week that stands before a date is the day on which the date falls."""

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
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(
    r"\b(?P<day>Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?(?:,\s?|\s(?:the\s)?)$", re.IGNORECASE
)


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each date that falls on another day of the week than the one written before it."""
    if "day" not in text.content:
        return
    for passage in passages_of(text):
        for figure in passage.of("date", "day"):
            before = _WEEKDAY.search(text.content, max(passage.start, figure.start - 14), figure.start)
            day = day_meant(figure, day_of(text, law, offering)) if before else None
            if before is None or day is None:
                continue
            falls = _DAYS[day.weekday()]
            if not falls.startswith(before["day"].lower()):
                what = f'{day.isoformat()} is a {falls.title()}, not "{before[0].strip(" ,")}"'
                yield Observation(what, text.quote(before.start(), figure.end), "correct the date or the weekday")
