"""Depositary shares: their number and price follow from those of the shares that they represent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from greenshoe.checking.numerals import NUMERAL, numeral
from greenshoe.checking.observation import Observation
from greenshoe.checking.passages import Passage, only, passages_of
from greenshoe.checking.precision import Range, exactly, meant
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_RATIO = re.compile(
    rf"\beach\s(?:of which\s)?(?:ADS|American Depositary Share|GDS)?s?\s?(?:\([^()]{{0,40}}\)\s?)?represent(?:s|ing)\s"
    rf"(?:the right to receive\s)?(?P<number>\d[\d,]*|{NUMERAL})\s(?:\(\d+\)\s)?(?:[\w’'-]+\s){{0,4}}?shares?\b",
    re.IGNORECASE,
)
_DEPOSITARY = re.compile(r"\s(?:ADSs?|(?:American|Global)\s[Dd]epositary\s[Ss]hares?)\b")
_PER_DEPOSITARY = re.compile(r"\s(?:per|for each)\s(?:ADS|(?:American|Global)\s[Dd]epositary\s[Ss]hare)\b")
_PER_SHARE = re.compile(
    r"\s(?:per|for each)\s(?:(?:underlying|Class|[AB]|new)\s)*(?:[Oo]rdinary|[Cc]ommon)\s[Ss]hare\b"
)
_UNDERLYING = re.compile(r"\s(?:(?:underlying|Class|[AB]|new)\s)*(?:ordinary|common)\sshares\b", re.IGNORECASE)
_OTHER = re.compile(r"par value|exercise|warrant|nominal", re.IGNORECASE)
_SLACK = Decimal("0.005")


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield prices and numbers of a sentence that do not stand in the ratio of depositary share to shares."""
    ratios = {_number(match["number"]) for match in _RATIO.finditer(text.content)}
    if len(ratios) != 1:
        return
    (ratio,) = ratios
    for passage in passages_of(text):
        if _OTHER.search(passage.words):
            continue
        yield from _prices(text, passage, ratio)
        yield from _numbers(text, passage, ratio)


def _number(written: str) -> Decimal:
    return Decimal(written.replace(",", "")) if written[0].isdigit() else numeral(written)


def _prices(text: Text, passage: Passage, ratio: Decimal) -> Iterator[Observation]:
    dear = only([figure for figure in passage.of("money") if passage.after(figure, _PER_DEPOSITARY)])
    cheap = only([figure for figure in passage.of("money") if passage.after(figure, _PER_SHARE)])
    if dear is None or cheap is None or not dear.currencies & cheap.currencies:
        return
    if not _times(meant(cheap, text.content), ratio).meets(meant(dear, text.content)):
        what = f"{ratio} shares at {cheap.text} make {(cheap.number * ratio).normalize():f}, not {dear.text}"
        yield Observation(what, text.quote(dear.start, dear.end), "correct one of the prices, or the ratio")


def _numbers(text: Text, passage: Passage, ratio: Decimal) -> Iterator[Observation]:
    some = only([figure for figure in passage.of("number") if passage.after(figure, _DEPOSITARY)])
    many = only([figure for figure in passage.of("number") if passage.after(figure, _UNDERLYING)])
    if some is None or many is None or min(some.number, many.number) < 100:
        return
    if "represent" in text.content[some.end : many.start] and not _times(meant(some, text.content), ratio).meets(
        meant(many, text.content)
    ):
        what = f"{some.text} depositary shares of {ratio} shares each make {some.number * ratio:,f}, not {many.text}"
        yield Observation(what, text.quote(many.start, many.end), "correct one of the numbers, or the ratio")


def _times(each: Range, ratio: Decimal) -> Range:
    return (each * exactly(ratio)).widened(_SLACK)
