"""Conversion residue: marks that belong to another file format, and paragraphs broken inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Block, Text

NEEDS_DEAL = False
AS_TYPED = True
"""An example of such a rule is a text as typed, not one that has been read and cleared already."""
_TAGS = "u|b|i|p|br|em|strong|span|div|sup|sub|a|font|td|tr|table|li|ul|ol"
_RESIDUE = (
    ("a tag", "<", re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]{{0,200}})?/?>", re.IGNORECASE)),
    (
        "an escaped character",
        "\\&",
        re.compile(r"\\[$%&#_*\[\]~]|&(?:amp|nbsp|quot|apos|lt|gt|#\d{2,5}|#x[0-9a-f]{2,4});"),
    ),
    (
        "a mark of emphasis",
        "*_",
        re.compile(r"(?<![\w*])\*\*[^*\n]{1,200}\*\*(?![\w*])|(?<!\w)__[^_\n]{1,200}__(?!\w)"),
    ),
    ("a bracketed sign", "[", re.compile(r"\[(?:®|™|©|\(R\)|\(TM\))\]")),
    (
        "a wrongly decoded character",
        "âÃÂ\ufffd",
        re.compile("â€[\u0080-\u00bf™œ“”˜¢]?|Ã[\u0080-\u00bf©¨¤¶¼]|Â(?=[\\s®©°§])|\ufffd"),
    ),
    ("a field code", "{", re.compile(r"\{(?:MERGEFIELD|REF|PAGE|HYPERLINK)\b[^{}]{0,100}\}|\{\{[^{}]{0,100}\}\}")),
)
"""What is left, the signs without one of which it cannot be there, and how it looks."""
_STOPS = tuple('.!?:;…)]"”’»|')


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield leftover markup once a kind, then sentences that go on in another paragraph."""
    for what, signs, pattern in _RESIDUE:
        if not any(sign in text.content for sign in signs):
            continue
        matches = list(pattern.finditer(text.content))
        if matches:
            more = f", and {len(matches) - 1} more" if len(matches) > 1 else ""
            quote = text.quote(*matches[0].span())
            yield Observation(f'{what} is left of a conversion: "{quote.text}"{more}', quote, "take it out")
    for before, after in pairwise(text.blocks):
        if _goes_on(text.content, before, after):
            start = max(before.start, before.end - 40)
            quote = text.quote(start, min(after.end, after.start + 30))
            yield Observation("a paragraph ends inside a sentence", quote, "join the two paragraphs")


def _goes_on(content: str, before: Block, after: Block) -> bool:
    if before.kind != "paragraph" or after.kind != "paragraph":
        return False
    first, second = content[before.start : before.end].rstrip(), content[after.start : after.end].lstrip()
    if not first or not second or first.endswith(_STOPS) or len(first) < 60:
        return False
    # An address or a brand may begin with a small letter; a word that goes on a sentence is plain.
    return re.match(r"[a-z]{2,}(?=[\s,;.])(?!\.\w)", second) is not None
