"""Uses add up: percentages of the use of proceeds make one hundred, and amounts no more than there is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from greenshoe.checking.figures import Figure
from greenshoe.checking.observation import Observation
from greenshoe.checking.passages import Passage, passages_of
from greenshoe.checking.precision import is_limit, printed
from greenshoe.checking.totals import one_currency, totals_in
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_USES = re.compile(
    r"\b(?:use|uses|used|using|allocate[sd]?|apply|applied|spend)\b[^.;]{0,120}\bproceeds\b|\bproceeds\b[^.;]{0,120}\b(?:used|"
    r"allocated|applied|spent|use)\b|\buse of proceeds\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\s(?:\)\s)?(?:of\s(?:the|such|these|our|its)\s(?:net\s|gross\s)?proceeds\s)?(?:for|to|toward|towards|will|is|on|in)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"\s(?:of\s(?:the|such)\s(?:net\s)?proceeds\s)?(?:for|to|toward|towards)\s(?!\$|€|£|\d)", re.IGNORECASE
)
_OTHER = re.compile(
    r"\binterest\b|exercise|including up to|of which|escrow|conver|discount|premium|commission|own(?:s|ed|ership)\b|"
    r"principal amount|\bor\b\s(?:\d|\$)|selling",
    re.IGNORECASE,
)
_WHOLE = Decimal(100)
_NEAR = 6
"""Percentages that miss one hundred by more than this are not meant to be all of the proceeds."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield lists of uses that do not add up."""
    if "proceeds" not in text.content:
        return
    passages = passages_of(text)
    for passage in passages:
        if passage.kind == "heading" or len(passage.figures) < 2 or not _USES.search(passage.words):
            continue
        if not _OTHER.search(passage.words):
            yield from _percentages(text, passage)
            yield from _amounts(text, passage, passages, law)


def _percentages(text: Text, passage: Passage) -> Iterator[Observation]:
    parts = [figure for figure in passage.of("percent") if passage.after(figure, _PART)]
    if (
        len(parts) < 2
        or len(parts) != len(passage.of("percent"))
        or any(is_limit(each, text.content) for each in parts)
    ):
        return
    total = sum((figure.number for figure in parts), start=Decimal(0))
    rounding = sum((figure.step for figure in parts), start=Decimal(0)) / 2 if _fine(parts) else Decimal(0)
    over, under = total > _WHOLE + rounding, total < _WHOLE - rounding and len(parts) > 2 and total >= _WHOLE - _NEAR
    if over or under:
        what = f"the percentages of the proceeds add up to {total.normalize():f}%"
        yield Observation(what, text.quote(parts[0].start, parts[-1].end), "correct the percentages: they make 100%")


def _fine(parts: Sequence[Figure]) -> bool:
    """Return whether the percentages are rounded ones, with decimals."""
    return any(figure.step < 1 for figure in parts)


def _amounts(text: Text, passage: Passage, passages: Sequence[Passage], law: Law) -> Iterator[Observation]:
    parts = [figure for figure in passage.of("money") if passage.after(figure, _AMOUNT)]
    if len(parts) < 2 or any(is_limit(each, text.content) for each in parts):
        return
    labels = ("gross-proceeds", "net-proceeds", "principal-amount")
    totals = [total.figure for total in totals_in(passages, law.style.amounts) if total.label in labels]
    totals = [figure for figure in totals if figure not in parts and one_currency(figure, parts[0])]
    if not totals:
        return
    most = max(totals, key=lambda figure: figure.number)
    if sum((printed(part).low for part in parts), start=Decimal(0)) > printed(most).high:
        total = sum((part.number for part in parts), start=Decimal(0))
        what = f"the uses add up to {total.normalize():,f}, more than {most.text}"
        yield Observation(what, text.quote(parts[0].start, parts[-1].end), "correct the amounts, or name other sources")
