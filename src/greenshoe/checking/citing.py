"""Citations: stretches of a text whose numbers name a law, a rule, a form or a case, and count nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBER = r"[A-Z]{0,3}\.?\s?\d[\w./–‑-]{0,24}(?:\(\w{1,4}\)){0,6}"
_LIST = (
    rf"{_NUMBER}(?:(?:,\s|,?\sand\s|,?\sor\s|\sto\s|\sthrough\s)(?:\(\w\w\)\s)?(?:No\.?\s|n[°º]\s?)?{_NUMBER}){{0,12}}"
)
_DATED = r"(?:\sof(?:\sthe\s[A-Z]\w+)?\s(?:\d{1,2}\s[A-Z][a-z]+|[A-Z][a-z]+\s\d{1,2},)\s\d{4})?"


def citations_in(content: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return the places of citations; *words* go before their numbers (``Rule``) or the year of an act (``Act``)."""
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    patterns = (
        # Rule 506(b); Sections 4(a)(2) and 5; Regulation (EU) No 596/2014 of 16 April 2014; Form 20-F
        rf"(?<!\w)(?:{either})s?\.?\s(?:\((?:\w\w|\w{{3}})\)\s?)?(?:[Nn]o\.?\s?|[Nn][°º]\s?)?{_LIST}{_DATED}",
        # the Securities Act of 1933; Financial Services and Markets Act 2000 (…) Order 2005
        r"(?<!\w)(?:Act|Order|Code|Law|Regulations?|Rules|Ordinance|Directive)(?:\s\([^()]{3,80}\))?,?\s(?:of\s)?(?:19|20)\d\d",
        # 17 CFR 230.135c; 15 U.S.C. 77z-2
        rf"(?<!\d)\d{{1,4}}\s(?:C\.?F\.?R\.?|U\.?S\.?C\.?|FR)\s(?:Part\s|§+\s?)?{_LIST}",
        # (EU) 2017/1129; 596/2014; 2003/71/EC
        r"(?<![\w/])(?:\d{1,4}/(?:19|20)\d\d|(?:19|20)\d\d/\d{1,4})(?:/(?:EC|EU|EEC))?(?![\w/])" + _DATED,
        # L. 411-2 1°; 333-277585, 001-38764
        r"(?<!\w)[LRD]\.?\s?\d{3}-\d+(?:-\d+)?(?:,?\s(?:I{1,3}\s)?\d{1,2}°)?|(?<!\w)(?:333|001|000|021|024|811|814)-\d{4,6}(?!\w)",
    )
    found = (match.span() for pattern in patterns for match in re.finditer(pattern, content))
    return tuple(sorted(set(found)))
