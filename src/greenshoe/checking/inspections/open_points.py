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
    r"\[\s*(?:[●•∙·▪_*?x#\s]{1,12}\d{0,3}|(?i:insert|date|name|amount|number|address|to come|to be"
    r"|company name|issuer name|ticker|city|quote|price|note to|link)\b[^\[\]]{0,60})\]"
)
_BLANKS = r"(?<![\w_])_{3,}(?![\w_])|[●]"
_CAPITALS = (
    r"\b(?:INSERT|ADD|QUOTE|NAME|DATE|TEXT|LINK|TICKER|AMOUNT|PRICE|LOGO|FIGURE)(?: [A-Z]+){0,4} (?:HERE|TO COME)\b"
    r"|\bTKTK\b"
    r"|\b(?:19|20)XX\b|\bXX?/XX?/XX(?:XX)?\b"
)
_FORMS = (
    r"Error! (?:Reference source|Bookmark) not (?:found|defined)\.?|Click (?:or tap )?here to enter (?:text|a date)\.?"
)
_LETTERS = r"(?<![\w-])[$€£]?(?:X{2,}|x{3,})(?:[.,]X+)*%?(?![\w-])"
_WHOLE = (
    (("[",), _BRACKETS),
    (("__", "●"), _BLANKS),
    (("HERE", "TO COME", "TKTK", "XX", "X/X"), _CAPITALS),
    (("Error!", "Click"), _FORMS),
    (("XX", "xx"), _LETTERS),
)
"""Characters without which a pattern finds nothing, and the pattern."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield what stands for a value to come; nothing in a draft of a deal, where open points are in order."""
    if offering is not None and not profile.final:
        return
    patterns = [pattern for signs, pattern in _WHOLE if any(sign in text.content for sign in signs)]
    if words := "|".join(re.escape(word) for word in law.style.placeholders if word in text.content):
        patterns.append(rf"(?<!\w)(?:{words})(?!\w)")
    if patterns:
        for match in re.finditer("|".join(patterns), text.content):
            yield Observation(f'"{match[0]}" is still to be filled in', text.quote(*match.span()), "fill it in")
