"""Dates in order: what a text says has happened lies before its date, and what it says will happen does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from greenshoe.checking.dating import day_meant, day_of
from greenshoe.checking.figures import Figure
from greenshoe.checking.observation import Observation
from greenshoe.checking.passages import Passage, passages_of
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_ON = r"[^.;%$€£]{0,60}?\b(?:on|dated|as of|dated as of)\s(?:or about\s|or around\s)?(?:[A-Z][a-z]+day,?\s)?$"
_PAST = re.compile(
    r"\b(?:(?:has|have|had)\s(?:entered into|signed|executed|priced|closed|completed)|entered into|"
    r"were\s(?:issued|filed)|was\s(?:priced|closed|completed|signed|declared effective|filed)|closed|"
    r"declared effective|became effective)"
    rf"\b{_ON}"
)
_COMING = re.compile(
    r"\b(?:(?:is|are)\s(?:expected|anticipated|scheduled)\sto\s(?:close|occur|be completed|settle|begin|expire)|"
    r"(?:expects|anticipates)\s(?:to close|the closing|to complete)|will\s(?:close|begin trading|be completed|settle))"
    rf"\b{_ON}"
)
_HYPOTHETICAL = re.compile(r"\b(?:if|would|was expected|were expected|previously|originally|had been)\b", re.IGNORECASE)


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield events told in the wrong tense for their date, by the date of the text."""
    carried = None if profile.document == "term-sheet" else day_of(text, law, offering)
    if carried is None:
        return
    for passage in passages_of(text):
        days = passage.of("date", "day")
        for figure in days if days and not _HYPOTHETICAL.search(passage.words) else ():
            day = day_meant(figure, carried)
            what = None if day is None else _misplaced(passage, figure, day, carried)
            if what is not None:
                yield Observation(what, text.quote(figure.start, figure.end), "correct the date or the tense")


def _misplaced(passage: Passage, figure: Figure, day: date, carried: date) -> str | None:
    if day > carried and passage.before(figure, _PAST, 130) and not passage.before(figure, _COMING, 130):
        return f"what is told as past falls on {day}, after the date of the text, {carried}"
    if day < carried and passage.before(figure, _COMING, 130):
        return f"what is told as still to come falls on {day}, before the date of the text, {carried}"
    return None
