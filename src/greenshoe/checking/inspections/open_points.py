"""Open points: nothing is left to be filled in where the text is final, or is somebody else's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_BRACKETS = (
    r"\[\s*(?:[●•∙·▪_*?x#\s]{1,12}\d{0,3}|(?i:insert|date|name|amount|number|address|to come|to be)\b[^\[\]]{0,60})\]"
)
_BLANKS = r"(?<![\w_])_{3,}(?![\w_])|[●]"
_LETTERS = r"(?<![\w-])[$€£]?(?:X{2,}|x{3,})(?:[.,]X+)*%?(?![\w-])"


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield what stands for a value to come; nothing in a draft of a deal, where open points are in order."""
    if offering is not None and not profile.final:
        return
    words = "|".join(re.escape(word) for word in law.style.placeholders)
    pattern = "|".join([_BRACKETS, _BLANKS, _LETTERS, *([rf"(?<!\w)(?:{words})(?!\w)"] if words else [])])
    for match in re.finditer(pattern, text.content):
        yield Observation(f'"{match[0]}" is still to be filled in', text.quote(*match.span()), "fill it in")
