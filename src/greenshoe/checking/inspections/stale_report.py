"""Stale report: the annual report that a text sends the reader to is not one that a later report has replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from greenshoe.checking.dating import day_of
from greenshoe.checking.observation import Observation
from greenshoe.checking.passages import Passage, passages_of
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Quote, Text

NEEDS_DEAL = False
_REPORT = re.compile(r"\b(?:annual report|form (?:10-K|20-F|40-F))\b", re.IGNORECASE)
_ENDED = re.compile(r"\byear(?:s)?\s(?:ended|ending)\s(?:on\s)?$", re.IGNORECASE)
_YEAR = re.compile(
    r"\bfor\s(?:the\s)?(?:its\s)?(?:fiscal|financial)?\s?(?:year\s)?(?P<year>20\d\d)\b(?!\s?[-–/])", re.IGNORECASE
)
_MONTHS_TO_FILE = 16
"""Months from the end of one year to the last day on which the report on the next may be outstanding, and one more."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield the year of an annual report that ended so long before the date of the text that the next is on file."""
    carried = day_of(text, law, offering)
    if carried is None or not _REPORT.search(text.content):
        return
    latest: tuple[date, Quote] | None = None
    for passage in passages_of(text):
        if not _REPORT.search(passage.words):
            continue
        for ended, quote in _years(text, passage):
            if latest is None or ended > latest[0]:
                latest = ended, quote
    if latest is not None and _months(latest[0], carried) > _MONTHS_TO_FILE:
        what = f"the annual report is for a year that ended on {latest[0]}; the next has been due before {carried}"
        yield Observation(what, latest[1], "name the latest annual report")


def _years(text: Text, passage: Passage) -> Iterator[tuple[date, Quote]]:
    for figure in passage.of("date"):
        if isinstance(figure.value, date) and passage.before(figure, _ENDED, 40):
            yield figure.value, text.quote(figure.start, figure.end)
    for match in _YEAR.finditer(text.content, passage.start, passage.end):
        yield date(int(match["year"]), 12, 31), text.quote(*match.span("year"))


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
