"""Words and figures: a number in words is the figure in parentheses after it, and a scale is not written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from greenshoe.checking.numerals import NUMERAL, numeral
from greenshoe.checking.observation import Observation
from greenshoe.checking.passages import passages_of
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_LARGE = r"(?:thousand|million|billion)"
_WORDS = re.compile(
    rf"\b(?P<words>{NUMERAL}(?:[\s-]{_LARGE}(?:,?\s(?:and\s)?{NUMERAL})?){{0,3}})"
    r"(?:\s(?:[Uu]\.?[Ss]\.?\s)?(?:[Dd]ollars?|[Ee]uros?|[Pp]ounds?|per\s?cent|percent|shares|units|notes))?\s?\(\s?$",
    re.IGNORECASE,
)
_SCALED_TWICE = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?\s?(?:million|billion|mn|bn)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_CLOSES = re.compile(r"\s?(?:%|per\s?cent|percent|[\w.-]{0,12})?\s?\)")


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each number in words that another figure follows, and each amount with its scale written twice."""
    for passage in passages_of(text):
        for figure in passage.of("money", "number", "percent"):
            if _SCALED_TWICE.search(figure.text):
                what = f'"{figure.text}" writes its scale twice'
                yield Observation(
                    what, text.quote(figure.start, figure.end), "write the figure in full, or with its scale"
                )
            if figure.start == 0 or "(" not in text.content[max(0, figure.start - 2) : figure.start]:
                continue
            words = _WORDS.search(text.content, max(passage.start, figure.start - 90), figure.start)
            if words is None or _YEAR.fullmatch(figure.text) or not _CLOSES.match(text.content, figure.end):
                continue
            if _number(words["words"]) != figure.number:
                what = f'"{words["words"]}" is not {figure.text}'
                yield Observation(what, text.quote(words.start(), figure.end), "correct the words or the figure")


def _number(words: str) -> Decimal | None:
    try:
        return numeral(words)
    except ValueError:
        return None
