"""Conversion arithmetic: conversion price, rate, premium, trigger and number of shares follow from one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from greenshoe.checking.figures import Figure
from greenshoe.checking.observation import Observation
from greenshoe.checking.passages import Passage, label, only, passages_of
from greenshoe.checking.precision import Range, exactly, meant, printed
from greenshoe.checking.totals import one_currency, totals_in
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_CUE = re.compile(r"conver", re.IGNORECASE)
_PRICE = label(r"conversion price")
_PART_OF = re.compile(r"%[^.;]{0,40}$")
_RATE = re.compile(
    r"\s(?:[\w’'-]+\s){0,5}?(?:shares?|ADSs?)\b[^.;]{0,40}?\b(?:per|for each|for every)\s(?:each\s)?$", re.IGNORECASE
)
_PREMIUM_BEFORE = label(r"(?:conversion\s)?premium")
_PREMIUM_AFTER = re.compile(r"\s(?:conversion\s)?premium\b", re.IGNORECASE)
_DISCOUNT_BEFORE = label("discount")
_DISCOUNT_AFTER = re.compile(r"\sdiscount\b", re.IGNORECASE)
_MARKET = label(
    r"(?:last reported (?:sale|sales|closing) price|closing (?:sale |bid )?price|market price|reference price|VWAP)"
    r"(?:[^.;%$€£]{0,90}?\b(?:of|was|at|is))?"
)
_OTHER = re.compile(r"exercise price|cap price|warrant|capped call|offering price|issue price|floor", re.IGNORECASE)
_SHARES = re.compile(r"\s(?:[\w’'-]+\s){0,5}?(?:shares|ADSs)\b", re.IGNORECASE)
_CONVERTS = re.compile(r"\bconver(?:t|ts|ted|tible|sion)\b", re.IGNORECASE)
_WHOLE = re.compile(r"\b(?:issuable|issuance|issue|into|result)\b", re.IGNORECASE)
_MORE = re.compile(
    r"interest|maximum|up to|at least|floor|reserved?|adjust|previous|outstanding|warrant", re.IGNORECASE
)
_OF_THE_PRICE = re.compile(r"\sof\s(?:the\s)?(?:then\s)?(?:current\s|applicable\s)?conversion price", re.IGNORECASE)
_THAT_IS = re.compile(r"[\s,]{0,2}\(?(?:or|i\.e\.|being|which is|initially|equal to)[\s,]{1,2}(?:approximately\s)?$")
_MOST = 60
"""Figures of one sentence, from which on it is no sentence."""
_POINT = Decimal("0.1")
"""Percentage points by which a premium may miss."""
_SLACK = Decimal("0.001")


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each figure of a conversion that does not follow from the others beside it."""
    if not _CUE.search(text.content):
        return
    passages = [passage for passage in passages_of(text) if 0 < len(passage.figures) <= _MOST]
    prices = [(passage, figure) for passage in passages for figure in passage.of("money") if _is_price(passage, figure)]
    price = only([figure for _, figure in prices])
    for passage in passages:
        own = only([figure for each, figure in prices if each is passage]) or price
        if own is not None:
            yield from _rate(text, passage, own)
            yield from _premium(text, passage, own, beside=any(each is passage for each, _ in prices))
            yield from _trigger(text, passage, own)
    if price is not None:
        yield from _shares(text, passages, price, law)


def _is_price(passage: Passage, figure: Figure) -> bool:
    before = passage.content[max(passage.start, figure.start - 110) : figure.start]
    return _PRICE.search(before) is not None and not _PART_OF.search(before) and "floor" not in before.lower()


def _rate(text: Text, passage: Passage, price: Figure) -> Iterator[Observation]:
    """Yield a conversion rate that is not the denomination divided by the price."""
    for denomination in passage.of("money"):
        rates = [
            figure
            for figure in passage.of("number")
            if figure.end < denomination.start and _RATE.fullmatch(text.content, figure.end, denomination.start)
        ]
        if not rates or denomination == price or not one_currency(denomination, price) or denomination.number < 50:
            continue
        rate = rates[-1]
        made = (meant(rate, text.content) * meant(price, text.content)).widened(_SLACK / 2)
        if not made.meets(exactly(denomination.number)):
            follows = (denomination.number / price.number).quantize(Decimal("0.0001"))
            what = f"{denomination.text} at a conversion price of {price.text} converts into {follows}, not {rate.text}"
            yield Observation(what, text.quote(rate.start, rate.end), "correct the conversion rate or the price")


def _premium(text: Text, passage: Passage, price: Figure, *, beside: bool) -> Iterator[Observation]:
    """Yield a premium or discount that is not what the price is above or below the market price."""
    if _OTHER.search(passage.words) or not (beside or _PRICE_WORDS.search(passage.words)):
        return
    markets = [figure for figure in passage.of("money") if figure != price and passage.before(figure, _MARKET, 160)]
    if len(markets) != 1 or not one_currency(markets[0], price):
        return
    quotient = meant(price, text.content) / printed(markets[0])
    for percent in passage.of("percent"):
        above = passage.before(percent, _PREMIUM_BEFORE) or passage.after(percent, _PREMIUM_AFTER)
        below = passage.before(percent, _DISCOUNT_BEFORE) or passage.after(percent, _DISCOUNT_AFTER)
        if above == below:
            continue
        part = meant(percent, text.content)
        spread = Range(max(Decimal(0), part.low - _POINT), part.high + _POINT).scaled(_HUNDREDTH)
        allowed = Range(1 + spread.low, 1 + spread.high) if above else Range(1 - spread.high, 1 - spread.low)
        if not quotient.meets(allowed):
            exact = ((price.number / markets[0].number - 1) * 100).quantize(Decimal("0.01"))
            side = f"{exact}% above" if exact >= 0 else f"{-exact}% below"
            what = f"{price.text} is {side} {markets[0].text}, not {percent.text} {'above' if above else 'below'}"
            yield Observation(what, text.quote(percent.start, percent.end), "correct the percentage or a price")


_PRICE_WORDS = re.compile(r"conversion price|conversion premium", re.IGNORECASE)
_HUNDREDTH = Decimal("0.01")


def _trigger(text: Text, passage: Passage, price: Figure) -> Iterator[Observation]:
    """Yield an amount that is said to be a percentage of the conversion price and is not."""
    for percent in passage.of("percent"):
        words = _OF_THE_PRICE.match(text.content, percent.end, passage.end)
        after = [figure for figure in passage.of("money") if words and figure.start > words.end()]
        if words is None or not after or not _THAT_IS.search(text.content[words.end() : after[0].start]):
            continue
        trigger = after[0]
        made = (printed(percent) * meant(price, text.content)).scaled(_HUNDREDTH)
        if one_currency(trigger, price) and not made.meets(meant(trigger, text.content)):
            exact = (percent.number * price.number / 100).normalize()
            what = f"{percent.text} of {price.text} is {exact:,f}, not {trigger.text}"
            yield Observation(what, text.quote(trigger.start, trigger.end), "correct the amount or the percentage")


def _shares(text: Text, passages: Sequence[Passage], price: Figure, law: Law) -> Iterator[Observation]:
    """Yield a number of conversion shares that the only principal does not give at the only conversion price."""
    totals = totals_in(passages, law.style.amounts)
    principal = only([total.figure for total in totals if total.label == "principal-amount" and not total.qualified])
    if principal is None or not one_currency(principal, price) or principal.number < 1000:
        return
    for passage in passages:
        said = passage.words
        if not (_CONVERTS.search(said) and _WHOLE.search(said)) or _MORE.search(said):
            continue
        counts = [figure for figure in passage.of("number") if figure.unit is None and passage.after(figure, _SHARES)]
        if len(counts) != 1 or counts[0].number < 100:
            continue
        made = (meant(principal, text.content) / meant(price, text.content)).widened(_SLACK)
        if not made.meets(meant(counts[0], text.content)):
            follows = int(principal.number / price.number)
            what = f"{principal.text} at {price.text} converts into {follows:,} shares, not {counts[0].text}"
            yield Observation(what, text.quote(counts[0].start, counts[0].end), "correct the number, or the price")
