"""Contact details: an address that works and a telephone number that can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_NUMBER = re.compile(r"(?<![\w+])\+(?P<country>\d{1,3})(?P<rest>(?:[ .\-()/‐‑]{1,3}\d{1,12}){1,6})(?![\d])")
_BEFORE = re.compile(r"[^\s<>()\[\]“”\",;:@]{0,63}[\w.+-]$")
_AFTER = re.compile(r"[^\s<>()\[\]“”\";@]{1,80}")
_LONG = 8
"""Digits in a row from which a number is not grouped; it is told where the text groups others."""
_NORTH_AMERICA, _WHOLE = "1", 10


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield telephone numbers that are ungrouped or miscounted, and e-mail addresses that lead nowhere."""
    if "+" in text.content:
        yield from _numbers(text)
    if "@" in text.content:
        yield from _addresses(text)


def _numbers(text: Text) -> Iterator[Observation]:
    matches = list(_NUMBER.finditer(text.content))
    some_are_grouped = any(_longest(match) < _LONG for match in matches)
    for match in matches:
        groups = re.findall(r"\d+", match["rest"])
        digits = sum(map(len, groups))
        quote = text.quote(*match.span())
        if match["country"] == _NORTH_AMERICA and digits < _WHOLE and digits > _WHOLE - 3:
            yield Observation(
                f'"{match[0]}" has {digits} digits after the country code, not {_WHOLE}', quote, "correct the number"
            )
        elif len(groups) > 1 and some_are_grouped and _longest(match) >= _LONG:
            yield Observation(
                f'"{match[0]}" is not grouped', quote, "group its digits as they are dialed in its country"
            )


def _longest(match: re.Match[str]) -> int:
    return max(map(len, re.findall(r"\d+", match["rest"])))


def _addresses(text: Text) -> Iterator[Observation]:
    place = text.content.find("@")
    while place >= 0:
        before, after = _BEFORE.search(text.content, max(0, place - 64), place), _AFTER.match(text.content, place + 1)
        if before and after:
            host = after[0].rstrip(".,:")
            if "," in host or ".." in host or "." not in host:
                quote = text.quote(before.start(), after.start() + len(host))
                yield Observation(f'"{quote.text}" is no e-mail address', quote, "correct the address")
        place = text.content.find("@", place + 1)
