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


_SIGN = re.compile(r"[$€£¥]")
_REACH = 80
"""Characters after a sign within which its amount and a second name of the currency stand."""
_STYLES = (
    ("$", "$", re.compile(r"(?<![\w$.])\\?\$\s?\d[\d,.]{0,24}")),
    ("US$", "S", re.compile(r"(?<!\w)U\.?S\.?\$\s?\d[\d,.]{0,24}")),
    (
        "USD",
        "USD",
        re.compile(
            r"(?<!\w)USD\s?\d[\d,.]{0,24}|(?<![\d,.])\d[\d,.]{0,24}(?:\s(?:thousand|million|billion))?\sUSD(?!\w)"
        ),
    ),
)
"""The ways to write US dollars, each with a sign that it cannot be without."""
_OTHER_DOLLARS = re.compile(r"Canad|Austral|Hong\sKong|Singapor|New\sZealand|CA?D?\$|A\$|CAD|AUD|HKD|SGD")
"""A text that has other dollars, too, has reason to tell them apart."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield amounts that carry a code and a sign for the same currency, and dollars written in several ways."""
    doubled = list(_twice(text.content))
    for match in doubled:
        what = f'"{match[0]}" names its currency twice'
        yield Observation(what, text.quote(*match.span()), "write the sign or the code, not both")
    if not doubled and not _OTHER_DOLLARS.search(text.content):
        yield from _mixed(text)


def _twice(content: str) -> Iterator[re.Match[str]]:
    """Yield the amounts that name their currency twice, looked for around each sign only."""
    end = 0
    for sign in _SIGN.finditer(content):
        if sign.start() >= end and (match := _DOUBLED.search(content, max(end, sign.start() - 6), sign.end() + _REACH)):
            end = match.end()
            yield match


def _mixed(text: Text) -> Iterator[Observation]:
    possible = [(style, pattern) for style, sign, pattern in _STYLES if sign in text.content]
    first = {style: found for style, pattern in possible if (found := pattern.search(text.content))}
    if len(first) > 1:
        (_, one), (_, other) = sorted(first.items(), key=lambda item: item[1].start())[:2]
        what = f'"{other[0]}" and "{one[0]}" write the same currency in two ways'
        yield Observation(what, text.quote(*other.span()), "keep to one of them")
