"""EDGAR characters: an exhibit is written in the characters that EDGAR takes, and in entities for all others."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from html.entities import name2codepoint

from greenshoe.checking.inspections._exhibit import Exhibit, exhibit_of
from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
AS_TYPED = True
_REFUSED = re.compile(r"""[^0-9A-Za-z`~!@#$%&*().\-+ {}\[\]|\\:;"'<>,_?/=\t\n\f\r]""")
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_KNOWN = frozenset(name2codepoint) | {"apos"}
"""The entities of XHTML."""
_SHOWN = 5
"""Kinds of character that one finding lists."""
_PLAIN = {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "--", "\u00a0": " "}


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield the characters that EDGAR refuses, most frequent first, and entities that it does not know."""
    exhibit = exhibit_of(text)
    if exhibit is None:
        return
    yield from _characters(exhibit)
    if exhibit.html:
        yield from _entities(exhibit)


def _characters(exhibit: Exhibit) -> Iterator[Observation]:
    found = list(_REFUSED.finditer(exhibit.markup))
    if not found:
        return
    kinds = Counter(match[0] for match in found).most_common()
    listed = ", ".join(f"{_called(sign)} ({times})" for sign, times in kinds[:_SHOWN])
    more = f" and {len(kinds) - _SHOWN} other kinds" if len(kinds) > _SHOWN else ""
    what = f"characters that EDGAR refuses: {listed}{more}; the first in line {exhibit.line(found[0].start())}"
    written = _entity(kinds[0][0]) if exhibit.html else _PLAIN.get(kinds[0][0], "the plain sign or a word")
    yield exhibit.observe(what, *found[0].span(), f"write {written} for {_called(kinds[0][0])}, and so on")


def _entities(exhibit: Exhibit) -> Iterator[Observation]:
    for match in _NAMED.finditer(exhibit.markup):
        if match[1] not in _KNOWN:
            what = f'EDGAR does not know the entity "{match[0]}"'
            yield exhibit.observe(what, *match.span(), "write its number: &#…;")


def _called(sign: str) -> str:
    """Return how *sign* is called, since many of them do not show."""
    if sign == "\ufeff":
        return "a byte-order mark"
    return unicodedata.name(sign, f"U+{ord(sign):04X}").lower()


def _entity(sign: str) -> str:
    return "nothing" if sign == "\ufeff" else f"&#{ord(sign)};"
