"""Usage: words that securities lawyers do not use in this sense, each with the ones that they do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_TRADE = r"(?:\w+ ){0,2}(?:compan|biopharm|biotech|pharma|medical|oncology|issuer|miner|explor)"
_SLIPS = (
    (
        "exempted from",
        r"(?:is|are|be|been|being) exempted from (?:the |any |such )?registration",
        'write "is exempt from"',
    ),
    ("bullet", r"bullet (?:interest )?(?:rate|coupon|interest)", '"bullet" tells how principal is repaid, not a rate'),
    (
        "interest of the",
        r"interest of the (?:convertible )?(?:notes?|bonds?|debentures?|loan)(?= (?:on|is|will|accru|at|in cash|due"
        r"|shall))",
        'interest accrues "on" a note',
    ),
    ("combination of such", r"a combination of such(?! \w+s\b)", 'write "a combination of both"'),
    ("effectively owned", r"effectively owned(?= by)", 'the term of the ownership rules is "beneficially owned"'),
    (
        "indirectly ",
        r"indirectly [\d.]+ ?% (?!owned|held)\w+ (?:owned|held)",
        "let one adverb stand beside the verb, and the percentage behind it",
    ),
    ("woman", r"woman[’']s health", 'write "women’s health"'),
    (
        "unmet",
        r"meet(?:s|ing)? unmet(?= (?:\w+ ){0,2}needs?)",
        'write "address unmet needs"; one that is met is not unmet',
    ),
    (
        " stage ",
        rf"(?:clinical|development|commercial|exploration|late|early|growth|preclinical) stage(?= {_TRADE})",
        "join the compound with a hyphen before its noun",
    ),
    ("principle amount", r"principle amount", 'the amount is "principal"'),
    (
        "registered with the securities act",
        r"registered with the Securities Act",
        'securities are registered "under" the Act and "with" the Commission',
    ),
    (
        "registered under the s",
        r"registered under the (?:SEC|Securities and Exchange Commission)\b",
        'securities are registered "under" the Act and "with" the Commission',
    ),
    ("par", r"(?:parri|pari|parry)[- ]pasu\b|parri[- ]passu", 'write "pari passu"'),
    (
        "it’s ",
        r"it[’']s (?=subsidiar|business|operations|shareholders|stockholders|common s|securities|obligations"
        r"|annual report)",
        'the possessive is "its"',
    ),
)  # fmt: skip
"""A part of the slip by which to look for it, the slip, and what to write."""
_PATTERNS = tuple((key, re.compile(rf"(?<![\w-])(?:{words})", re.IGNORECASE), cure) for key, words, cure in _SLIPS)


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield the first place of each slip, in the order of the text."""
    lowered = text.content.lower().replace("'", "’")
    found = (
        (match, cure)
        for key, pattern, cure in _PATTERNS
        if key in lowered and (match := pattern.search(text.content)) is not None
    )
    end = 0
    for match, cure in sorted(found, key=lambda each: each[0].start()):
        if match.start() >= end:
            end = match.end()
            yield Observation(f'"{match[0]}" is a slip of usage', text.quote(*match.span()), cure)
