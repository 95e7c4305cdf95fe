"""Glued words: a stop is followed by a space. Headings run into their text are parted when a file is read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.inspections._prose import prose
from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
AS_TYPED = True
"""An example of such a rule is a text as typed: reading plain text may part what is glued."""
_GLUED = re.compile(
    r"[.;](?<=[a-z]{3}.)[”\"]?"
    r"(?=(?:The|This|These|All|In|Any|We|Our|No|It|Such|For|As|If|Forward|Actual|Although|Investors|There|Each|Except)\b)"
)


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each sentence that begins without a space before it."""
    for block in prose(text):
        for match in _GLUED.finditer(text.content, block.start, block.end):
            quote = text.quote(max(block.start, match.start() - 12), min(block.end, match.end() + 12))
            yield Observation("a space is missing between two sentences", quote, "put a space, or a new paragraph")
