"""Outstanding shares: their number is the same wherever the text gives it for one day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.figures import Figure
from greenshoe.checking.observation import Observation
from greenshoe.checking.passages import Passage, passages_of
from greenshoe.checking.precision import meant
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_OUTSTANDING = re.compile(
    r"\s(?:issued and outstanding\s|outstanding\s)?(?P<class>(?:[\w’'-]+\s){0,4}?)shares?"
    r"(?:\sof\s(?P<other>(?:[\w’'-]+\s){0,4}?)stock)?"
    r"\s?(?P<out>(?:(?:that (?:are|were)|then|currently|were|are|issued|and)\s){0,4}outstanding)?\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"after|following|upon|post|giving effect|would|will|expect|immediately|pro forma|increase|reduce|split|from \d|"
    r"based on|exclud|option|warrant|held|holds|represent|resulting|diluted",
    re.IGNORECASE,
)
_MANY = 10_000


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each number of shares outstanding that another one contradicts, of the same class and day."""
    if "outstanding" not in text.content:
        return
    first: dict[tuple[object, ...], Figure] = {}
    for passage in passages_of(text):
        if "outstanding" not in passage.words or _CHANGED.search(passage.words):
            continue
        for figure, class_ in _numbers(passage):
            days = tuple(day.value for day in passage.of("date", "day"))
            other = first.setdefault((class_, days), figure)
            if not meant(other, text.content).meets(meant(figure, text.content)):
                what = f"{figure.text} shares are outstanding here, {other.text} before, on the same day"
                yield Observation(what, text.quote(figure.start, figure.end), "give one number, as of one date")


def _numbers(passage: Passage) -> Iterator[tuple[Figure, str]]:
    for figure in passage.of("number"):
        match = _OUTSTANDING.match(passage.content, figure.end, passage.end)
        if match and figure.unit is None and figure.number >= _MANY and "outstanding" in match[0].lower():
            yield figure, f"{match['class']}{match['other'] or ''}".replace("outstanding", "").strip().lower()
