"""Private in the title: a headline of a private sale does not read like one of a public offering."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.inspections._prose import OPENING
from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_OFFERING = re.compile(r"\boffering\b", re.IGNORECASE)
_QUALIFIED = re.compile(
    r"private|PIPE|placement|144A|regulation|reg\b|506|registered|public|rights|exempt|non-brokered|bought",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"\bannounc(?:es|ed)\b[^.;]{0,80}\b(?:a|an|its|the|proposed) (?:[\w-]+ ){0,3}?private (?:offering|placement)",
    re.IGNORECASE,
)
_CONCURRENT = re.compile(r"\bconcurrent|\bsimultaneous|\bpublic offering|\bregistered", re.IGNORECASE)


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield the headline that calls a private sale an offering and no more."""
    title = next((block for block in text.blocks[:3] if block.kind == "title"), None)
    if title is None:
        return
    head = text.content[title.start : title.end]
    called = _OFFERING.search(head)
    private = _PRIVATE.search(text.content, title.end, OPENING)
    if called and private and not _QUALIFIED.search(head) and not _CONCURRENT.search(text.content, title.end, OPENING):
        what = 'the headline says "offering" of what the text calls private'
        quote = text.quote(title.start + called.start(), title.start + called.end())
        yield Observation(what, quote, 'write "private offering" or "private placement" in the headline')
