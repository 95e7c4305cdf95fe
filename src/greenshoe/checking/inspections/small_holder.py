"""Small holder: what is left to a holder of one percent follows from the shares outstanding and the new ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from greenshoe.checking.figures import Figure
from greenshoe.checking.observation import Observation
from greenshoe.checking.passages import Passage, passages_of
from greenshoe.checking.precision import Range, printed
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_HOLDER = re.compile(r"\b(?:share|stock)?holder\b[^.;%]{0,80}\b1(?:\.0{1,2})?\s?%", re.IGNORECASE)
_OUTSTANDING = re.compile(
    r"\s[^.;\d]{0,60}?\boutstanding\b|\s[^.;\d]{0,40}?\b(?:compos|mak)(?:e|ing)\s(?:up\s)?the share capital"
)
_NEW = re.compile(
    r"\s(?:new|additional|further)\s[^.;\d]{0,30}?shares\b|\s[^.;\d]{0,40}?shares\b[^.;\d]{0,40}?\bissu", re.IGNORECASE
)
_SLACK = Decimal("0.01")
_MANY = 1000


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield a percentage after the issue that no number of new shares in the text explains."""
    if not _HOLDER.search(text.content):
        return
    passages = passages_of(text)
    outstanding, new = _numbers(passages, _OUTSTANDING), _numbers(passages, _NEW)
    explained = [
        (printed(whole) / (printed(whole) + printed(more))) for whole in outstanding for more in new if more != whole
    ]
    if not explained:
        return
    for passage in passages:
        if _HOLDER.search(passage.words):
            for figure in passage.of("percent"):
                left = printed(figure)
                wide = Range(max(Decimal(0), left.low - _SLACK), left.high + _SLACK)
                if 0 < figure.number < 1 and not any(each.meets(wide) for each in explained):
                    best = min(explained, key=lambda each: abs(each.low - figure.number)).low.quantize(Decimal("0.01"))
                    what = f"a holder of 1% is left with {best}%, not {figure.text}"
                    yield Observation(what, text.quote(figure.start, figure.end), "correct the percentage or a number")


def _numbers(passages: tuple[Passage, ...], words: re.Pattern[str]) -> list[Figure]:
    return [
        figure
        for passage in passages
        for figure in passage.of("number")
        if figure.unit is None and figure.number >= _MANY and passage.after(figure, words)
    ]
