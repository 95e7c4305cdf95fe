"""Figures agree: the same total is the same in headline, text and table, and price times number makes the proceeds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from greenshoe.checking.definitions import is_prose
from greenshoe.checking.figures import Figure, figures_in
from greenshoe.checking.observation import Observation
from greenshoe.checking.passages import Passage, label, only, passages_of
from greenshoe.checking.precision import Range, meant, printed
from greenshoe.checking.totals import Total, either, one_currency, totals_in
from greenshoe.law.cues import Amounts
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Block, Text

NEEDS_DEAL = False
_ROUNDING = Decimal("0.025")
"""A headline may round a total by as much as this part of it."""
_SHARES_OF_PRICE = Decimal("0.01")
"""Price times number may miss the stated proceeds by as much as this part of them."""
_ISSUE_PRICE = label(r"issue price|(?:public offering |offering )?price to (?:the )?(?:public|investors)|priced at")
_PRICE_OF_ONE = label(r"(?:purchase |offering |subscription )?price per (?:\w+ )?(?:share|unit|ADS)")
_MORE = re.compile(
    r"option|exercis|tranche|includ|additional|allotment|warrant|previous|concurrent|together|each|first|initial",
    re.IGNORECASE,
)
"""Words of a sentence whose proceeds are not those of the one number and price in it."""
_MOST = 60
"""Figures of one sentence, from which on it is no sentence."""
_FEW = 100
"""Numbers below count no securities."""
_NEAR = 60
"""Characters before a figure in which words say whose it is."""
_MANY = 1000
"""Numbers from here on may count the securities sold."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield totals that contradict one another."""
    passages, amounts = passages_of(text), law.style.amounts
    totals = list(totals_in(passages, amounts))
    seen = [
        *_headline(text, totals, passages, amounts),
        *_contradictions(text, totals, _sales(passages, amounts)),
        *_products(text, passages, totals, amounts),
        *_net(text, totals),
        *_issued(text, passages, totals),
    ]
    yield from sorted(seen, key=lambda observation: observation.quote.start if observation.quote else 0)


def _agree(one: Figure, other: Figure) -> bool:
    if not one_currency(one, other):
        return True  # the same total in another currency
    apart = abs(one.number - other.number)
    return apart <= min(max(one.step, other.step) / 2, max(one.number, other.number) * _ROUNDING)


def _contradictions(text: Text, totals: Sequence[Total], sales: frozenset[int]) -> Iterator[Observation]:
    """Yield each total that is not what the text has called so before; *sales* are those with their own proceeds."""
    first: dict[str, Figure] = {}
    parts = _parts(totals)
    for total in totals:
        if total.qualified or _another(text, first.get(total.label), total.figure):
            continue
        if total.label in parts and _is_part(total.figure, parts[total.label]):
            continue
        if total.figure.start in sales and total.label in first and first[total.label].start in sales:
            continue
        figure = first.setdefault(total.label, total.figure)
        if not _agree(figure, total.figure):
            name = total.label.replace("-", " ")
            verb = "are" if name.endswith("s") else "is"
            what = f"the {name} {verb} {total.figure.text} here and {figure.text} before"
            yield Observation(what, text.quote(total.figure.start, total.figure.end), "make the two agree")


def _sales(passages: Sequence[Passage], amounts: Amounts) -> frozenset[int]:
    """Return where amounts stand that the number and price of their own sentence make: each is a sale by itself."""
    return frozenset(
        figure.start
        for passage, count, price in _sold(passages, amounts)
        for figure in passage.of("money")
        if (printed(count) * printed(price)).widened(_SHARES_OF_PRICE).meets(meant(figure, passage.content))
    )


def _parts(totals: Sequence[Total]) -> dict[str, list[Figure]]:
    """Return the amounts of several series or sales, by their label: one sentence gives them side by side."""
    beside: dict[tuple[str, int], dict[object, Figure]] = {}
    for total in totals:
        beside.setdefault((total.label, total.passage.start), {}).setdefault(total.figure.value, total.figure)
    return {
        name: list(figures.values())
        for (name, _), figures in beside.items()
        if len(figures) > 1 and not _agree(*list(figures.values())[:2])
    }


def _is_part(figure: Figure, parts: Sequence[Figure]) -> bool:
    """Return whether *figure* is one of the *parts*, or their sum."""
    whole = sum((part.number for part in parts), start=Decimal(0))
    return any(_agree(figure, part) for part in parts) or abs(figure.number - whole) <= figure.step / 2


def _another(text: Text, first: Figure | None, figure: Figure) -> bool:
    """Return whether both print facts of the deal, and not the same one: the principal of another tranche."""
    facts = [tie.fact for each in (first, figure) if each for tie in text.ties if tie.start <= each.start < tie.end]
    return len(set(facts)) == len(facts) == 2


def _headline(
    text: Text, totals: Sequence[Total], passages: Sequence[Passage], amounts: Amounts
) -> Iterator[Observation]:
    """Yield an amount of the headline that the text contradicts: none of its amounts is the same, and it has totals."""
    head = _headline_block(text)
    if head is None or not totals:
        return
    body = [figure for passage in passages if passage.start >= head.end for figure in passage.of("money")]
    for figure in figures_in(text.content, head.start, head.end):
        tied = any(tie.start <= figure.start < tie.end for tie in text.ties)  # a fact of the deal is no slip
        if tied or figure.kind != "money" or figure.step <= 1 or any(_agree(figure, other) for other in body):
            continue
        if not any(made.meets(printed(figure)) for made in _made(passages, amounts)):
            nearest = min((total.figure for total in totals), key=lambda other: abs(other.number - figure.number))
            what = f"the headline says {figure.text}, the text {nearest.text}"
            yield Observation(what, text.quote(figure.start, figure.end), "make headline and text agree")


def _made(passages: Sequence[Passage], amounts: Amounts) -> Iterator[Range]:
    """Yield every product of a price and a number of securities in the text: what is sold may be told so alone."""
    priced = either(amounts.prices)
    prices = {
        figure.value: figure
        for passage in passages
        for figure in passage.of("money")
        if priced and _followed(passage, figure, priced)
    }
    counts = {
        figure.value: figure
        for passage in passages
        for figure in passage.of("number")
        if figure.unit is None and figure.number >= _MANY
    }
    for price in prices.values():
        yield from (printed(count) * printed(price) for count in counts.values())


def _headline_block(text: Text) -> Block | None:
    for block in text.blocks[:6]:
        if not is_prose(text, block) and block.kind != "cell":
            if any(figure.kind == "money" for figure in figures_in(text.content, block.start, block.end)):
                return block
        elif block.end - block.start > 300:
            return None
    return None


def _products(
    text: Text, passages: Sequence[Passage], totals: Sequence[Total], amounts: Amounts
) -> Iterator[Observation]:
    """Yield a price and number of securities that do not make the gross proceeds beside them, or all there are."""
    stated = [total for total in totals if total.label == "gross-proceeds"]
    gross = [total for total in stated if not total.qualified]
    sold = list(_sold(passages, amounts))
    alone = len(sold) == 1 and len({total.figure.value for total in gross}) == 1
    for passage, count, price in sold:
        beside = [total.figure for total in stated if total.passage is passage and not _MORE.search(passage.words)]
        proceeds = beside[0] if len(beside) == 1 else gross[0].figure if alone else None
        if proceeds is None or not one_currency(proceeds, price):
            continue
        made = (meant(count, text.content) * meant(price, text.content)).widened(_SHARES_OF_PRICE)
        if made.meets(meant(proceeds, text.content)):
            continue
        # What was sold beside it may make up the rest; then the product itself stands somewhere, too.
        if not beside and any(made.meets(printed(figure)) for each in passages for figure in each.of("money")):
            continue
        what = f"{count.text} at {price.text} make {(count.number * price.number).normalize():,f}, not {proceeds.text}"
        cure = "correct the number, the price or the proceeds"
        yield Observation(what, text.quote(proceeds.start, proceeds.end), cure)


def _sold(passages: Sequence[Passage], amounts: Amounts) -> Iterator[tuple[Passage, Figure, Figure]]:
    """Yield the one number and the one price of each sentence that has both."""
    priced, counted, other = either(amounts.prices), either(amounts.counted), either(amounts.other_prices)
    if priced is None or counted is None:
        return
    for passage in passages:
        if passage.kind == "heading" or not 1 < len(passage.figures) <= _MOST:
            continue
        prices = [
            figure
            for figure in passage.of("money")
            if (_followed(passage, figure, priced) or passage.before(figure, _PRICE_OF_ONE, _NEAR))
            and not _of_another(passage, figure, other)
        ]
        counts = [
            figure
            for figure in passage.of("number")
            if figure.unit is None
            and figure.number >= _FEW
            and _followed(passage, figure, counted)
            and not _of_another(passage, figure, other)
        ]
        if len(prices) == len(counts) == 1:
            yield passage, counts[0], prices[0]


def _of_another(passage: Passage, figure: Figure, other: re.Pattern[str] | None) -> bool:
    """Return whether words right before *figure* make it a term of something else: a par value, an exercise price."""
    last = max((each.end for each in passage.figures if each.end <= figure.start), default=passage.start)
    before = passage.content[max(last, figure.start - _NEAR) : figure.start]
    return other is not None and other.search(before) is not None


def _followed(passage: Passage, figure: Figure, words: re.Pattern[str]) -> bool:
    return words.match(passage.content[figure.end : figure.end + 60].lstrip()) is not None


def _net(text: Text, totals: Sequence[Total]) -> Iterator[Observation]:
    """Yield net proceeds above the gross proceeds, where the text states one of each."""
    gross, net = (
        {total.figure.value: total.figure for total in totals if total.label == name and not total.qualified}
        for name in ("gross-proceeds", "net-proceeds")
    )
    if len(gross) != 1 or len(net) != 1:
        return
    (whole,), (rest,) = gross.values(), net.values()
    if one_currency(whole, rest) and meant(rest, text.content).low > meant(whole, text.content).high:
        what = f"the net proceeds, {rest.text}, are more than the gross proceeds, {whole.text}"
        yield Observation(what, text.quote(rest.start, rest.end), "correct one of the two")


def _issued(text: Text, passages: Sequence[Passage], totals: Sequence[Total]) -> Iterator[Observation]:
    """Yield gross proceeds that are not the only principal at the only issue price."""
    gross, principal = (
        only([total.figure for total in totals if total.label == name and not total.qualified])
        for name in ("gross-proceeds", "principal-amount")
    )
    percents = [figure for each in passages for figure in each.of("percent") if each.before(figure, _ISSUE_PRICE)]
    part = only(percents)
    if gross is None or principal is None or part is None or not one_currency(gross, principal):
        return
    made = (meant(principal, text.content) * meant(part, text.content)).scaled(Decimal("0.01"))
    if not made.meets(meant(gross, text.content)):
        exact = (principal.number * part.number / 100).normalize()
        what = f"{principal.text} at {part.text} is {exact:,f}, not {gross.text}"
        yield Observation(what, text.quote(gross.start, gross.end), "correct the issue price or the proceeds")
