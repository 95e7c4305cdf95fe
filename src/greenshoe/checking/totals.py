"""Totals: the amounts that a text calls the proceeds or the principal of its offering."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from greenshoe.checking.figures import Figure
from greenshoe.checking.passages import Passage
from greenshoe.law.cues import Amounts

_REACH = 110
"""Characters between a label and the amount that it names."""
_BETWEEN = frozenset({"", "in", "of", "of aggregate", "aggregate", "in aggregate"})
"""Words between an amount and a label after it."""
_SUMS = re.compile(r"[÷×=\[\]●]")
"""Signs of a sum, or of a figure still missing: what follows them is not what the label names."""
_PRICED = 60
"""Characters after an amount in which words make it a price."""
_GAP = 20
"""Characters that they and the space around them take at most."""


@dataclass(frozen=True)
class Total:
    """An amount that the text calls a total of the offering."""

    label: str
    """``gross-proceeds``."""
    figure: Figure
    qualified: bool
    """Whether words beside it make it another total: ``if the option is exercised in full``."""
    passage: Passage


def totals_in(passages: Sequence[Passage], amounts: Amounts) -> Iterator[Total]:
    """Yield the totals that *passages* state, headings aside, by the labels of *amounts*."""
    qualifying, priced = either(amounts.qualifying), either(amounts.prices)
    patterns = [(name, pattern) for name, words in amounts.totals.items() if (pattern := either(words))]
    for passage in passages:
        money = passage.of("money") if passage.kind != "heading" else ()
        if not money:
            continue
        stretch = passage.words
        told = _without_prices(passage, money, priced)
        qualified = qualifying is not None and qualifying.search(told) is not None
        for name, pattern in patterns:
            for match in pattern.finditer(stretch):
                figure = _labelled(money, passage.start + match.start(), passage.start + match.end(), passage.content)
                if figure is not None:
                    yield Total(name, figure, qualified, passage)


def _without_prices(passage: Passage, money: Sequence[Figure], priced: re.Pattern[str] | None) -> str:
    """Return the words of *passage* without "per share" after an amount: it does not make another total of its own."""
    told, place = [], passage.start
    for figure in money:
        after = priced.match(passage.content[figure.end : figure.end + _PRICED].lstrip()) if priced else None
        if after:
            told.append(passage.content[place : figure.end])
            place = passage.content.index(after[0], figure.end) + len(after[0])
    return " ".join([*told, passage.content[place : passage.end]])


@lru_cache(maxsize=64)
def either(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return a pattern for any of *words*; None where there are none."""
    if not words:
        return None
    alternatives = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


def _labelled(money: Sequence[Figure], start: int, end: int, content: str) -> Figure | None:
    """Return the amount that a label at ``start:end`` names: right before it, or the first after it."""
    following = bisect_left(money, start, key=lambda figure: figure.start)
    if following and content[money[following - 1].end : start][:_GAP].strip() in _BETWEEN:
        before = money[following - 1]
        if start - before.end < _GAP:
            return before
    after = money[following] if following < len(money) else None
    if after is None or after.start > end + _REACH or _SUMS.search(content, end, after.start):
        return None
    return after


def one_currency(one: Figure, other: Figure) -> bool:
    """Return whether both can be amounts of one currency."""
    return not (one.currencies and other.currencies) or bool(one.currencies & other.currencies)
