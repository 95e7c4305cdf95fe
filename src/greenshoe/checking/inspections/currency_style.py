"""Currency style: one sign or code for each amount."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_AMOUNT = r"\d[\d,.]{0,24}(?:\s(?:thousand|million|billion))?"
_DOUBLED = re.compile(
    rf"(?<!\w)(?:[A-Z]{{3}}\s?\\?(?:US|C|CA|A|HK)?[$€£¥]|[$€£¥]\s?[A-Z]{{3}}\s?)\s?{_AMOUNT}"
    rf"|(?:US|C|CA|A|HK)?[$€£¥]\s?{_AMOUNT}\s(?:USD|EUR|GBP|CAD|AUD|HKD|JPY|[Uu]\.?[Ss]\.?\s[Dd]ollars|dollars|euros|pounds)(?!\w)"
)


_STYLES = (
    ("$", re.compile(r"(?<![\w$.])\\?\$\s?\d[\d,.]{0,24}")),
    ("US$", re.compile(r"(?<!\w)U\.?S\.?\$\s?\d[\d,.]{0,24}")),
    (
        "USD",
        re.compile(
            r"(?<!\w)USD\s?\d[\d,.]{0,24}|(?<![\d,.])\d[\d,.]{0,24}(?:\s(?:thousand|million|billion))?\sUSD(?!\w)"
        ),
    ),
)
"""The ways to write US dollars."""
_OTHER_DOLLARS = re.compile(r"Canad|Austral|Hong\sKong|Singapor|New\sZealand|CA?D?\$|A\$|CAD|AUD|HKD|SGD")
"""A text that has other dollars, too, has reason to tell them apart."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield amounts that carry a code and a sign for the same currency, and dollars written in several ways."""
    doubled = list(_DOUBLED.finditer(text.content))
    for match in doubled:
        what = f'"{match[0]}" names its currency twice'
        yield Observation(what, text.quote(*match.span()), "write the sign or the code, not both")
    if not doubled and not _OTHER_DOLLARS.search(text.content):
        yield from _mixed(text)


def _mixed(text: Text) -> Iterator[Observation]:
    first = {style: found for style, pattern in _STYLES if (found := pattern.search(text.content))}
    if len(first) > 1:
        (_, one), (_, other) = sorted(first.items(), key=lambda item: item[1].start())[:2]
        what = f'"{other[0]}" and "{one[0]}" write the same currency in two ways'
        yield Observation(what, text.quote(*other.span()), "keep to one of them")
