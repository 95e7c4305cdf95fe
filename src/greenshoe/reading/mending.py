"""Mending what a conversion broke in a paragraph: headings glued to it, spaces lost, quotation marks turned about."""

from __future__ import annotations

import re
from itertools import pairwise

from greenshoe.reading.sourced import Sourced, joined

_GLUED = re.compile(
    r"\b(?:Statements?|Information|Notice|Notices|Disclaimers?|Disclosures?|Legends?|Contacts?|Enquiries|Inquiries"
    r"|Proceeds|Offering|Placement|Inc\.?|Ltd\.?|Limited|Corporation|Corp\.|plc|Group|Holdings|Therapeutics)"
    r"(?=(?:This|The|These|Certain|Except|In|All|Any|No|Some|Statements|Such|For|Nothing|We|Our|Neither)\s)"
)
"""A heading's last word that the first word of its paragraph has been glued to."""
_LONGEST_HEADING = 90
_OF_LAW = (
    "Private|Securities|Exchange|Litigation|Reform|Investment|Company|United|States|European|Economic|Member|Section"
    "|Rule|Regulation|Registration|Statement|Prospectus|Directive"
)
_RUN_TOGETHER = re.compile(
    rf"(?:\b|(?<=[a-z]))(?:{_OF_LAW})(?=(?:{_OF_LAW}|Act|Area|Commission|Union|Kingdom|Persons?)(?![a-z]))"
    r"|\b(?:[Ff]orward[-\u2010\u2011]looking)(?=(?:statements?|information)\b)"
    r"|\b(?:Rule|Section|Regulation|Form)(?=\d)"
)
_DOUBLED = re.compile(r"``|''|\u2018\u2018|\u2019\u2019|,,(?=[A-Z])")
_TURNED = re.compile(r"(?:(?<=[\s(\[])|^)[\u201d\u201f](?=\w)|(?<=[\w.,])\u201c(?=[\s),.;:\]]|$)")


def mend(content: Sourced) -> Sourced:
    """Return *content* with doubled apostrophes as quotation marks, these turned aright, and lost spaces put in.

    A mark that was rewritten keeps its place; a space that was put in has none.
    """
    text = content.text
    if "''" in text or "``" in text or "\u2019\u2019" in text or "\u2018\u2018" in text or ",," in text:
        content = content.replaced(_DOUBLED, '"')
    if "\u201d" in text or "\u201c" in text or "\u201f" in text:
        content = content.replaced(_TURNED, lambda mark: "\u201c" if mark.group() != "\u201c" else "\u201d")
    gaps = [match.end() for match in _RUN_TOGETHER.finditer(content.text)]
    if not gaps:
        return content
    edges = [0, *gaps, len(content)]
    return joined([content[start:end] for start, end in pairwise(edges)], " ")


def glued_heading(text: str) -> int:
    """Return where the paragraph begins to which its heading has been glued; 0 where none has."""
    match = _GLUED.search(text, 0, _LONGEST_HEADING + 30)
    if match is None or match.end() > _LONGEST_HEADING:
        return 0
    heading = text[: match.end()]
    of_heading = heading[:1].isupper() and not re.search(r"[.;!?]\s|,\s[a-z]", heading)
    return match.end() if of_heading and len(text) > 2 * len(heading) else 0
