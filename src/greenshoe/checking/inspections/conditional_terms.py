"""Conditional terms: what the parties have agreed is told in the indicative."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text
from greenshoe.text.sentences import split_sentences

NEEDS_DEAL = False
_WOULD = re.compile(
    r"\b(?:notes?|bonds?|debentures?|shares?|warrants?|units?|loan|interest|principal|preferred stock"
    r"|conversion price|exercise price)\b"
    r"(?: [\w’'-]+){0,6}? (?P<verb>would (?:be (?:valued|priced|issued at|repaid|repayable|convertible|converted"
    r"|exercisable|redeemed|payable)"
    r"|mature|bear|accrue|convert|rank|expire))\b",
    re.IGNORECASE,
)
_HYPOTHETICAL = re.compile(
    r"\b(?:if|unless|otherwise|should|assuming|were|proposed|in which case|that would|which would|who would|could"
    r"|might)\b",
    re.IGNORECASE,
)


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each term told with *would* in a sentence that supposes nothing."""
    if " would " not in text.content:
        return
    for block in text.blocks:
        if " would " not in text.content[block.start : block.end]:
            continue
        for start, end in split_sentences(text.content, block.start, block.end):
            match = _WOULD.search(text.content, start, end)
            if match and not _HYPOTHETICAL.search(text.content, start, end):
                what = f'"{match["verb"]}" leaves open whether the term is agreed'
                yield Observation(what, text.quote(*match.span()), "say what will be, or on what it hangs")
