"""Title terms: the year and the coupon in the title of notes are those of their terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from greenshoe.checking.figures import Figure
from greenshoe.checking.observation import Observation
from greenshoe.checking.passages import Passage, label, passages_of
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_TITLE = re.compile(
    r"\b(?:notes?|bonds?|debentures?|debt securities)\sdue\s(?:[A-Z][a-z]+\s(?:\d{1,2},\s)?)?(?P<year>20\d\d)\b",
    re.IGNORECASE,
)
_COUPON = re.compile(r"(?<![\d.])(?P<coupon>\d{1,2}(?:\.\d{1,4})?)\s?%\s(?:[\w-]{1,30}\s){0,5}$")
_REACH = 90
"""Characters of a title before the word for the notes."""
_MATURES = re.compile(
    r"(?:\bmatur(?:es?|ing|ity)\b(?:\s(?:date))?|\bfalls? due)[\s,:(]{1,3}"
    r"(?:(?:will|be|is|on|of|the|and|date|mature)\s)*$",
    re.IGNORECASE,
)
_BEARS = label(r"interest(?:\sthereon)?(?:\s(?:at|rate))(?:\s(?:a|an|the|fixed|annual|rate|of))*|coupon")
_OTHER = re.compile(
    r"default|existing|outstanding|previous|extend|extension|earlier than|step|increase|SOFR|EURIBOR|credit facility|"
    r"term loan|repay|refinanc|redeem|exchange|treasury|benchmark|yield|issuable|effective",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Title:
    """A title of notes, where it stands."""

    start: int
    end: int
    year: int
    coupon: Decimal | None


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each maturity and interest rate that no title of the notes has."""
    titles = [_title(text.content, match) for match in _TITLE.finditer(text.content)]
    if not titles:
        return
    years = {title.year for title in titles}
    coupons = {title.coupon for title in titles if title.coupon is not None}
    for passage in passages_of(text):
        if passage.kind == "heading" or not passage.figures:
            continue
        yield from _years(text, passage, titles, years)
        if coupons and len(coupons) >= len(years):
            yield from _coupons(text, passage, titles, coupons)


def _title(content: str, match: re.Match[str]) -> _Title:
    coupon = _COUPON.search(content, max(0, match.start() - _REACH), match.start())
    start = coupon.start() if coupon else match.start()
    return _Title(start, match.end(), int(match["year"]), Decimal(coupon["coupon"]) if coupon else None)


def _years(text: Text, passage: Passage, titles: Sequence[_Title], years: set[int]) -> Iterator[Observation]:
    for figure in passage.of("date", "month"):
        if not isinstance(figure.value, date) or _inside(figure, titles) or figure.value.year in years:
            continue
        if passage.before(figure, _MATURES) and not _of_others(passage, figure):
            told = ", ".join(map(str, sorted(years)))
            what = f"the maturity falls in {figure.value.year}, but the title of the notes says {told}"
            yield Observation(what, text.quote(figure.start, figure.end), "correct the title or the maturity")


def _coupons(text: Text, passage: Passage, titles: Sequence[_Title], coupons: set[Decimal]) -> Iterator[Observation]:
    for figure in passage.of("percent"):
        if _inside(figure, titles) or figure.number in coupons:
            continue
        if passage.before(figure, _BEARS, 70) and not _of_others(passage, figure):
            told = ", ".join(f"{coupon}%" for coupon in sorted(coupons))
            what = f"the interest is {figure.text}, but the title of the notes says {told}"
            yield Observation(what, text.quote(figure.start, figure.end), "correct the title or the interest rate")


def _of_others(passage: Passage, figure: Figure) -> bool:
    """Return whether words before *figure*, titles aside, show that it is a term of something else."""
    return _OTHER.search(_TITLE.sub(" ", passage.content[passage.start : figure.start])) is not None


def _inside(figure: Figure, titles: Sequence[_Title]) -> bool:
    return any(title.start <= figure.start < title.end for title in titles)
