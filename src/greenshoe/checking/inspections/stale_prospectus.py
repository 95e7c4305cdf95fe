"""Stale prospectus: a prospectus that the reader is sent to was approved within the twelve months that it is valid."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from greenshoe.checking.dating import day_of
from greenshoe.checking.observation import Observation
from greenshoe.checking.passages import passages_of
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_APPROVED = re.compile(r"\bprospectus\b[^.;]{0,140}?\b(?:visa|approved|approval|passported)\b", re.IGNORECASE)
_HISTORY = re.compile(
    r"\b(?:was|were|had been) (?:admitted|listed)|\bsupersed|\bexpired|\bno longer\b|\bsecond\b", re.IGNORECASE
)
_DUE = re.compile(r"\bdue (?:in )?(?P<year>20\d\d)\b")
_MONTHS = re.compile(
    r"\b(?:maturity(?: date)? of|matur\w+ in|term of|tenor of) (?P<number>\d{1,2}) (?P<unit>month|year)s?\b",
    re.IGNORECASE,
)
_REACH = 140
"""Characters after the approval within which its day stands."""
_VALID = 12
"""Months for which a prospectus is valid after its approval."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each prospectus that was approved more than twelve months before the text."""
    if "prospectus" not in text.content.lower() or not _APPROVED.search(text.content):
        return
    day, reason = day_of(text, law, offering), "the date of the text"
    if day is None:
        day, reason = _not_before(text), "which, by the maturity and the term, the text cannot be older than"
    if day is None:
        return
    for passage in passages_of(text):
        found = _APPROVED.search(text.content, passage.start, passage.end)
        if not found or _HISTORY.search(passage.words):
            continue
        for figure in passage.of("date"):
            if found.end() <= figure.start <= found.end() + _REACH and isinstance(figure.value, date):
                if (day.year - figure.value.year) * 12 + day.month - figure.value.month >= _VALID + (
                    day.day <= figure.value.day
                ):
                    what = (
                        f"the prospectus was approved on {figure.value}, more than twelve months before {day}, {reason}"
                    )
                    yield Observation(
                        what, text.quote(found.start(), figure.end), "send the reader to the latest annual report"
                    )
                break


def _not_before(text: Text) -> date | None:
    """Return the earliest day of a text without a date: that on which its debt, due in a year, can have been issued."""
    due, term = _DUE.search(text.content), _MONTHS.search(text.content)
    if due is None or term is None:
        return None
    months = int(term["number"]) * (12 if term["unit"].lower() == "year" else 1)
    first = int(due["year"]) * 12 - months
    return date(first // 12, first % 12 + 1, 1)
