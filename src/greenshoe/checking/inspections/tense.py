"""Tense: a text that announces a closing does not expect it, and one that launches does not report a price."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.observation import Observation
from greenshoe.checking.passages import passages_of
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_EXPECTED = re.compile(
    r"\b(?:offering|placement|financing|sale|transaction|closing)\s(?:is|are)\s(?:still\s)?"
    r"(?:expected|anticipated|scheduled)\sto\s(?:close|occur|be completed)|"
    r"\b(?:expects|anticipates|intends)\s(?:to close|to complete|the closing of)\s(?:the|its)\s"
    r"(?:offering|placement|financing|sale)|\b(?:offering|placement)\swill\sclose\b",
    re.IGNORECASE,
)
_PRICED = re.compile(r"\b(?:today\s)?announced\s(?:the\s)?pricing of|\bannounces\s(?:the\s)?pricing of", re.IGNORECASE)
_CLOSED = re.compile(
    r"\btoday\sannounced\s(?:that it has\s)?(?:the\s(?:successful\s)?)?(?:closing of|closed|completion of)",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"second|subsequent|additional|final|remaining|further|tranche|option|previously|concurrent|next|third|another|"
    r"non-brokered|acquisition|merger|combination",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"\bannounc(?:es|ed)\b[^.;]{0,60}\b(?:closing|closed|completion|completed)\b|^[^\n.]{0,120}\b(?:closes|completes)\b",
    re.IGNORECASE | re.MULTILINE,
)
_TOLD = {
    "closed": (_EXPECTED, "the closing is still expected, but the text announces it"),
    "launched": (_PRICED, "a pricing is announced, but the offering has only been launched"),
    "proposed": (_PRICED, "a pricing is announced, but the offering has only been proposed"),
    "priced": (_CLOSED, "a closing is announced, but the offering has only been priced"),
}


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each sentence whose tense belongs to another stage than the text announces."""
    told = _TOLD.get(profile.stage or "")
    if told is None or profile.update not in (None, "none"):
        return
    pattern, what = told
    if not pattern.search(text.content):
        return
    if offering is None and profile.stage == "closed" and not _ANNOUNCED.search(text.content):
        return
    for passage in passages_of(text):
        found = pattern.search(text.content, passage.start, passage.end)
        if found and not _ANOTHER.search(passage.words):
            yield Observation(what, text.quote(*found.span()), "correct the sentence, or the stage of the deal")
