"""Maturity computed: from a tenor and its first day a reader can tell the last; an extension has an end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.dating import day_of
from greenshoe.checking.observation import Observation
from greenshoe.checking.passages import Passage, passages_of
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_LENGTH = (
    r"(?:\d{1,3}|one|two|three|four|five|six|nine|twelve|eighteen|twenty-four"
    r"|thirty-six)(?: \(\d{1,3}\))?[ -](?:day|week|month|year)s?"
)
_TENOR = re.compile(
    rf"\b(?:maturity(?: date)? (?:of|is|in)|matur(?:es?|ing) (?:in )?|(?:tenor"
    rf"|term) of) ?(?:the )?(?P<length>{_LENGTH})\b"
    rf"|\b(?P<other>{_LENGTH})[ -](?:maturity|tenor)\b",
    re.IGNORECASE,
)
_DEBT = re.compile(r"\b(?:notes?|bonds?|debentures?|loan|maturity|matures?)\b", re.IGNORECASE)
_DATED = re.compile(r"\b(?:issu|clos|dated|entered|matur|fund|sign|complet|subscri|settle|due)\w*", re.IGNORECASE)
_EXTENDED = re.compile(
    r"\b(?:subject to (?:an )?extension|may (?:be )?extend(?:ed)?|can be extended|option to extend|right to extend"
    r"|extendable|extendible)\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    rf"\bup to\b|\b(?:by|for) (?:an?|another|one|two|further|additional|successive|periods?|\d)|{_LENGTH}|\buntil\b"
    rf"|\bnot? (?:later|beyond|more)"
    r"|\bonce\b|\bone[- ]time\b|\badditional\b|\bto (?:[A-Z][a-z]+ \d|\d{1,2} [A-Z]|\d{4})",
    re.IGNORECASE,
)


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield a tenor whose first day stands nowhere, and an extension that could last for ever."""
    if offering is not None or ("matur" not in text.content and "term of" not in text.content):
        return  # the deal file has the dates
    for passage in passages_of(text):
        if passage.kind == "cells":
            continue
        tenor = _TENOR.search(text.content, passage.start, passage.end)
        if tenor and _DEBT.search(passage.words) and not _starts(text, law):
            length = tenor["length"] or tenor["other"]
            what = f"a maturity of {length} cannot be computed: the text has no date that it runs from"
            yield Observation(what, text.quote(*tenor.span()), "state the date of issue or of maturity")
        if "matur" in passage.words.lower():
            yield from _without_end(text, passage)


def _starts(text: Text, law: Law) -> bool:
    """Return whether the text has a day from which a tenor can run."""
    return day_of(text, law) is not None or any(
        passage.of("date") and _DATED.search(passage.words)
        for passage in passages_of(text)
        if "prospectus" not in passage.words
        and "forward-looking" not in passage.words
        and "Regulation" not in passage.words
    )


def _without_end(text: Text, passage: Passage) -> Iterator[Observation]:
    extended = _EXTENDED.search(text.content, passage.start, passage.end)
    if extended and not _LIMIT.search(text.content, extended.end(), min(passage.end, extended.end() + 120)):
        what = "the maturity can be extended, and nothing says how far or how often"
        yield Observation(
            what, text.quote(*extended.span()), "state the latest date, or the length and number of extensions"
        )
