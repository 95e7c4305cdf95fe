"""Warrant arithmetic: coverage, what an exercise brings, and the price of a pre-funded warrant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from greenshoe.checking.figures import Figure
from greenshoe.checking.observation import Observation
from greenshoe.checking.passages import Passage, label, only, passages_of
from greenshoe.checking.precision import about, meant, printed
from greenshoe.checking.totals import one_currency
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_STRIKE = label(r"exercise price|exercisable at|exercised at")
_BUYS = re.compile(
    r"\bwarrants?\b[^.;]{0,60}?\bto\s(?:purchase|acquire|buy|subscribe for)\s(?:up to\s)?(?:an aggregate of\s)?"
    r"(?:up to\s)?(?:approximately\s)?$",
    re.IGNORECASE,
)
_PREFUNDED = re.compile(r"pre-?\s?funded", re.IGNORECASE)
_IN_FULL = re.compile(
    r"\b(?:exercise[sd]?|exercising)\b[^.;]{0,80}\b(?:in full|all of the)\b|\b(?:full|cash) exercise\b|"
    r"\b(?:all|fully)\b[^.;]{0,60}\bexercised\b",
    re.IGNORECASE,
)
_BRINGS = label(r"proceeds|receive|raise|bring|provide|generate|result in")
_COVERAGE = re.compile(r"\s(?:warrant\scoverage)\b", re.IGNORECASE)
_SHARES = re.compile(r"\s(?:[\w’'-]+\s){0,4}?(?:shares|units|ADSs)\b", re.IGNORECASE)
_OTHER = re.compile(r"existing|placement agent|underwriter|series [a-z]\b|previous|outstanding", re.IGNORECASE)
_PER_ONE = re.compile(r"\s(?:per|for each|a)\s(?:[\w’'-]+\s){0,3}?(?:share|ADS|unit)\b", re.IGNORECASE)
_PER_PREFUNDED = re.compile(
    r"\s(?:per|for each)\s(?:[\w’'-]+\s){0,3}?pre-?\s?funded\s(?:warrant|unit)\b", re.IGNORECASE
)
_PENNY = Decimal("0.1")
"""An exercise price below this is nominal."""
_CENT_HUNDREDTH = Decimal("0.0001")
_SLACK = Decimal("0.01")


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield what does not follow from the number and the exercise price of the warrants."""
    if "arrant" not in text.content:
        return
    passages = [passage for passage in passages_of(text) if passage.figures]
    yield from _coverage(text, passages)
    yield from _exercise(text, passages)
    yield from _prefunded(text, passages)


def _bought(passage: Passage) -> list[Figure]:
    """Return the numbers of shares that warrants of the passage buy, pre-funded ones aside."""
    counts = [figure for figure in passage.of("number") if figure.unit is None and figure.number >= 100]
    return [
        figure
        for figure in counts
        if passage.before(figure, _BUYS, 130)
        and not _PREFUNDED.search(passage.content[max(passage.start, figure.start - 90) : figure.start])
    ]


def _strikes(passage: Passage) -> list[Figure]:
    return [figure for figure in passage.of("money") if figure.number >= _PENNY and passage.before(figure, _STRIKE)]


def _coverage(text: Text, passages: Sequence[Passage]) -> Iterator[Observation]:
    """Yield a coverage that is not the warrant shares as a part of the shares sold beside them."""
    for passage in passages:
        stated = only([figure for figure in passage.of("percent") if passage.after(figure, _COVERAGE)])
        bought = _bought(passage) if stated else []
        sold = [
            figure
            for figure in passage.of("number")
            if figure.number >= 100 and figure not in bought and passage.after(figure, _SHARES)
        ]
        if stated is None or len(bought) != 1 or len(sold) != 1:
            continue
        part = (about(bought[0], text.content) / about(sold[0], text.content)).scaled(100)
        if not part.meets(meant(stated, text.content)):
            exact = (bought[0].number / sold[0].number * 100).quantize(Decimal("0.1"))
            what = f"{bought[0].text} warrant shares on {sold[0].text} shares are {exact}%, not {stated.text}"
            yield Observation(what, text.quote(stated.start, stated.end), "correct the coverage or a number")


def _exercise(text: Text, passages: Sequence[Passage]) -> Iterator[Observation]:
    """Yield proceeds of an exercise in full that are not the only number times the only exercise price."""
    strikes = [figure for passage in passages for figure in _strikes(passage)]
    counts = [figure for passage in passages for figure in _bought(passage)]
    strike, count = only(strikes), only(counts)
    if strike is None or count is None or any(_OTHER.search(passage.words) for passage in passages if _bought(passage)):
        return
    for passage in passages:
        if not _IN_FULL.search(passage.words) or "option" in passage.words or "rrant" not in passage.words:
            continue
        brought = [
            figure
            for figure in passage.of("money")
            if figure != strike and one_currency(figure, strike) and passage.before(figure, _BRINGS)
        ]
        made = (about(count, text.content) * about(strike, text.content)).widened(_SLACK)
        for figure in brought[:1]:
            if not made.meets(meant(figure, text.content)):
                exact = (count.number * strike.number).normalize()
                what = f"{count.text} shares at {strike.text} bring {exact:,f}, not {figure.text}"
                yield Observation(what, text.quote(figure.start, figure.end), "correct the proceeds of the exercise")


def _prefunded(text: Text, passages: Sequence[Passage]) -> Iterator[Observation]:
    """Yield a price of a pre-funded warrant that is not the price of a share less what is paid on exercise."""
    for passage in passages:
        if not _PREFUNDED.search(passage.words):
            continue
        money = passage.of("money")
        less = only([figure for figure in money if passage.after(figure, _PER_PREFUNDED)])
        nominal = only([figure for figure in money if figure.number < _PENNY and figure != less])
        whole = only(
            [
                figure
                for figure in money
                if figure not in (less, nominal)
                and passage.after(figure, _PER_ONE)
                and not passage.before(figure, _STRIKE)
            ]
        )
        if less is None or nominal is None or whole is None or not one_currency(less, whole):
            continue
        if "par value" in passage.words:
            continue
        made = printed(less) + printed(nominal)
        if made.high + _CENT_HUNDREDTH < whole.number or made.low - _CENT_HUNDREDTH > whole.number:
            what = f"{less.text} and {nominal.text} on exercise make {less.number + nominal.number}, not {whole.text}"
            yield Observation(what, text.quote(less.start, less.end), "correct the price of the pre-funded warrant")
