"""Registration deadlines: a promised registration statement is not effective before it is filed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.figures import Figure
from greenshoe.checking.observation import Observation
from greenshoe.checking.passages import passages_of
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_WITHIN = r"[^.;\d]{0,120}\b(?:within|no later than|not later than|in)\s(?:\w+\s\()?$"
_FILED = re.compile(rf"\b(?:file|filed|filing)\b{_WITHIN}", re.IGNORECASE)
_EFFECTIVE = re.compile(rf"\beffective(?:ness)?\b{_WITHIN}", re.IGNORECASE)
_OF_FILING = re.compile(
    r"\)?\s?(?:calendar\s|business\s)?(?:days?\s)?(?:after|of|following|from)\s(?:the\s|its\s|such\s)*filing",
    re.IGNORECASE,
)
_DAYS = {"day": 1, "business day": 1, "week": 7, "month": 30}


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each promise to have the statement effective within a shorter time than it is filed in."""
    if "registration statement" not in text.content:
        return
    for passage in passages_of(text):
        periods = [figure for figure in passage.of("number") if figure.unit in _DAYS]
        filed = [figure for figure in periods if passage.before(figure, _FILED, 170)]
        effective = [
            figure
            for figure in periods
            if passage.before(figure, _EFFECTIVE, 170) and not passage.after(figure, _OF_FILING)
        ]
        if filed and effective and _days(effective[0]) < _days(filed[0]):
            what = f"it is to be effective within {effective[0].text} but filed within {filed[0].text}"
            yield Observation(what, text.quote(effective[0].start, effective[0].end), "correct one of the periods")


def _days(figure: Figure) -> int:
    return int(figure.number) * _DAYS[figure.unit or "day"]
