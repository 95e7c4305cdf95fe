"""Ownership: a percentage of the shares outstanding follows from the numbers beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from greenshoe.checking.figures import Figure
from greenshoe.checking.observation import Observation
from greenshoe.checking.passages import Passage, only, passages_of
from greenshoe.checking.precision import Range, about
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_CLASS = r"(?:[\w’'-]+\s){0,5}?"
_SHARES = re.compile(rf"\s{_CLASS}(?:shares|stock)\b", re.IGNORECASE)
_OUTSTANDING = re.compile(
    rf"\s(?:issued and outstanding\s|outstanding\s){_CLASS}(?:shares|stock)\b"
    rf"|\s{_CLASS}(?:shares(?:\sof\s{_CLASS}stock)?)\s"
    r"(?:(?:that (?:are|were)|then|currently|were|are)\s)?(?:issued and\s)?outstanding\b",
    re.IGNORECASE,
)
_OF_OUTSTANDING = re.compile(
    rf"\sof\s(?:the\s|its\s|our\s)?(?:[\w’'.,-]+\s){{0,6}}?(?:outstanding|share capital|{_CLASS}shares)", re.IGNORECASE
)
_GIVES = re.compile(
    r"\b(?:represent(?:s|ing)?|equal(?:s|ing)? to|equivalent to|or|being|which is|corresponding to)\b[^.;]{0,24}$",
    re.IGNORECASE,
)
_OTHER = re.compile(r"voting|fully.diluted|beneficial|(?<!\d)[49]\.99|interest rate|class [bc]\b", re.IGNORECASE)
_TENTH = Decimal("0.1")
_CENT = Decimal("0.01")


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield percentages of the shares outstanding that the numbers beside them do not give."""
    if "outstanding" not in text.content and "capital" not in text.content:
        return
    for passage in passages_of(text):
        percents = passage.of("percent")
        if not percents or _OTHER.search(passage.words):
            continue
        counts = [each for each in passage.of("number") if each.unit is None and each.number >= 1000]
        whole = only([each for each in counts if passage.after(each, _OUTSTANDING)])
        part = only([each for each in counts if each != whole and passage.after(each, _SHARES)])
        if whole is not None and part is not None:
            yield from _parts(text, passage, percents, part, whole)


def _parts(
    text: Text, passage: Passage, percents: Sequence[Figure], part: Figure, whole: Figure
) -> Iterator[Observation]:
    some, all_ = about(part, text.content), about(whole, text.content)
    after = all_ + some
    before = Range(max(Decimal(1), all_.low - some.high), max(Decimal(1), all_.high - some.low))
    for figure in percents:
        if not (passage.after(figure, _OF_OUTSTANDING) or passage.before(figure, _GIVES)):
            continue
        stands_for = about(figure, text.content)
        wide = Range(max(Decimal(0), stands_for.low - _TENTH), stands_for.high + _TENTH)
        quotients = [(some / each).scaled(100) for each in (all_, after, before)]
        if not any(quotient.meets(wide) for quotient in quotients) and part.number < whole.number:
            exact = (part.number / whole.number * 100).quantize(_CENT)
            what = f"{part.text} of {whole.text} shares are {exact}%, not {figure.text}"
            yield Observation(what, text.quote(figure.start, figure.end), "correct the percentage or a number")
