"""Figures agree: the same total is the same in headline, text and table, and price times number makes the proceeds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from greenshoe.checking.definitions import is_prose
from greenshoe.checking.figures import Figure, figures_in
from greenshoe.checking.observation import Observation
from greenshoe.law.cues import Amounts
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Block, Text
from greenshoe.text.sentences import split_sentences

NEEDS_DEAL = False
_ROUNDING = Decimal("0.025")
"""A headline may round a total by as much as this part of it."""
_SHARES_OF_PRICE = Decimal("0.01")
"""Price times number may miss the stated proceeds by as much as this part of them."""
_REACH = 110
"""Characters between a label and the amount that it names."""
_BETWEEN = frozenset({"", "in", "of", "of aggregate", "aggregate", "in aggregate"})
"""Words between an amount and a label after it."""
_SUMS = re.compile(r"[÷×=\[\]●]")
"""Signs of a sum, or of a figure still missing: what follows them is not what the label names."""
_GAP = 20
"""Characters that they and the space around them take at most."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield totals that contradict one another."""
    totals = list(_totals(text, law.style.amounts))
    seen = [*_headline(text, totals), *_contradictions(text, totals), *_products(text, totals, law.style.amounts)]
    yield from sorted(seen, key=lambda observation: observation.quote.start if observation.quote else 0)


@dataclass(frozen=True)
class _Total:
    """An amount that the text calls a total of the offering."""

    label: str
    """``gross-proceeds``."""
    figure: Figure
    qualified: bool
    """Whether words beside it make it another total: ``if the option is exercised in full``."""


def _totals(text: Text, amounts: Amounts) -> Iterator[_Total]:
    qualifying = _either(amounts.qualifying)
    for start, end in _stretches(text):
        stretch = text.content[start:end]
        money = [figure for figure in figures_in(text.content, start, end) if figure.kind == "money"]
        qualified = qualifying is not None and qualifying.search(stretch) is not None
        for label, words in amounts.totals.items():
            pattern = _either(words)
            for match in pattern.finditer(stretch) if pattern else ():
                figure = _labelled(money, start + match.start(), start + match.end(), text.content)
                if figure is not None:
                    yield _Total(label, figure, qualified)


def _stretches(text: Text) -> Iterator[tuple[int, int]]:
    """Yield sentences; and the cells of a table in pairs, of which the first may label the second."""
    for index, block in enumerate(text.blocks):
        if block.kind == "cell":
            following = text.blocks[index + 1 : index + 2]
            if following and following[0].kind == "cell":
                yield block.start, following[0].end
        elif block.kind not in ("title", "heading"):
            yield from split_sentences(text.content, block.start, block.end)


def _either(words: Sequence[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    either = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


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


def _agree(one: Figure, other: Figure) -> bool:
    if one.currencies and other.currencies and not one.currencies & other.currencies:
        return True  # the same total in another currency
    apart = abs(one.number - other.number)
    return apart <= min(max(one.step, other.step) / 2, max(one.number, other.number) * _ROUNDING)


def _contradictions(text: Text, totals: Sequence[_Total]) -> Iterator[Observation]:
    first: dict[str, Figure] = {}
    for total in totals:
        if total.qualified or _another(text, first.get(total.label), total.figure):
            continue
        figure = first.setdefault(total.label, total.figure)
        if not _agree(figure, total.figure):
            label = total.label.replace("-", " ")
            what = (
                f"the {label} are {total.figure.text} here and {figure.text} before"
                if label.endswith("s")
                else (f"the {label} is {total.figure.text} here and {figure.text} before")
            )
            yield Observation(what, text.quote(total.figure.start, total.figure.end), "make the two agree")


def _another(text: Text, first: Figure | None, figure: Figure) -> bool:
    """Return whether both print facts of the deal, and not the same one: the principal of another tranche."""
    facts = [tie.fact for each in (first, figure) if each for tie in text.ties if tie.start <= each.start < tie.end]
    return len(set(facts)) == len(facts) == 2


def _headline(text: Text, totals: Sequence[_Total]) -> Iterator[Observation]:
    """Yield an amount of the headline that the text contradicts: none of its amounts is the same, and it has totals."""
    head = _headline_block(text)
    if head is None or not totals:
        return
    body = [figure for figure in figures_in(text.content, head.end) if figure.kind == "money"]
    for figure in figures_in(text.content, head.start, head.end):
        tied = any(tie.start <= figure.start < tie.end for tie in text.ties)  # a fact of the deal is no slip
        if not tied and figure.kind == "money" and figure.step > 1 and not any(_agree(figure, other) for other in body):
            nearest = min((total.figure for total in totals), key=lambda other: abs(other.number - figure.number))
            what = f"the headline says {figure.text}, the text {nearest.text}"
            yield Observation(what, text.quote(figure.start, figure.end), "make headline and text agree")


def _headline_block(text: Text) -> Block | None:
    for block in text.blocks[:6]:
        if not is_prose(text, block) and block.kind != "cell":
            if any(figure.kind == "money" for figure in figures_in(text.content, block.start, block.end)):
                return block
        elif block.end - block.start > 300:
            return None
    return None


def _products(text: Text, totals: Sequence[_Total], amounts: Amounts) -> Iterator[Observation]:
    """Yield a price and number of securities in one sentence that do not make the only gross proceeds stated."""
    gross = {
        total.figure.value: total.figure for total in totals if total.label == "gross-proceeds" and not total.qualified
    }
    sold = list(_sold(text, amounts))
    if len(gross) != 1 or len(sold) != 1:
        return
    (proceeds,), (count, price) = gross.values(), sold[0]
    if proceeds.currencies and price.currencies and not proceeds.currencies & price.currencies:
        return
    made = count.number * price.number
    rounded = (count.step * price.number + price.step * count.number + proceeds.step) / 2
    if abs(made - proceeds.number) > max(rounded, proceeds.number * _SHARES_OF_PRICE):
        what = f"{count.text} at {price.text} make {made.normalize():,f}, not {proceeds.text}"
        yield Observation(
            what, text.quote(proceeds.start, proceeds.end), "correct the number, the price or the proceeds"
        )


def _sold(text: Text, amounts: Amounts) -> Iterator[tuple[Figure, Figure]]:
    priced, counted = _either(amounts.prices), _either(amounts.counted)
    other = _either(amounts.other_prices)
    if priced is None or counted is None:
        return
    for start, end in _stretches(text):
        figures = figures_in(text.content, start, end)
        prices = [
            figure
            for figure in figures
            if figure.kind == "money" and priced.match(text.content[figure.end : figure.end + 60].lstrip())
        ]
        counts = [
            figure
            for figure in figures
            if figure.kind == "number"
            and figure.unit is None
            and figure.number >= 100
            and counted.match(text.content[figure.end : figure.end + 60].lstrip())
        ]
        if len(prices) == len(counts) == 1 and not (other and other.search(text.content[start:end])):
            yield counts[0], prices[0]
