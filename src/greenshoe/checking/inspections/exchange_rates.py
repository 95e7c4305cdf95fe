"""Exchange rates: amounts given in two currencies are converted at one rate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from greenshoe.checking.figures import Figure
from greenshoe.checking.observation import Observation
from greenshoe.checking.passages import passages_of
from greenshoe.checking.precision import Range, printed
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_BESIDE = re.compile(
    r"\s?\((?:approximately|about|or|i\.e\.|equivalent to|equal to|corresponding to|=|≈|~|circa|[\s,])*", re.IGNORECASE
)
_SLACK = Decimal("0.005")


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each amount whose conversion beside it uses another rate than the first of its currencies."""
    first: list[tuple[Figure, Figure, Range]] = []
    for passage in passages_of(text):
        for amount, converted in pairwise(passage.of("money")):
            if amount.currencies & converted.currencies or not amount.number or not converted.number:
                continue
            if not _BESIDE.fullmatch(text.content, amount.end, converted.start):
                continue
            rate = printed(converted) / printed(amount)
            rate = rate.widened(_SLACK)
            same = [
                other
                for other in first
                if other[0].currencies == amount.currencies and other[1].currencies == converted.currencies
            ]
            if not same:
                first.append((amount, converted, rate))
            elif not rate.meets(same[0][2]):
                what = f"{amount.text} is {converted.text} here, but {same[0][0].text} was {same[0][1].text} before"
                yield Observation(what, text.quote(amount.start, converted.end), "convert both at one stated rate")
