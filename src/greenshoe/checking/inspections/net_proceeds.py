"""Net proceeds: what is called net is less than the gross proceeds, by the costs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from greenshoe.checking.observation import Observation
from greenshoe.checking.passages import passages_of
from greenshoe.checking.totals import one_currency, totals_in
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_FINE = Decimal("0.02")
"""Amounts printed to this part of them, or finer, would show the costs."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield net proceeds that are printed as the same amount as the gross proceeds."""
    if "net proceeds" not in text.content or "gross proceeds" not in text.content:
        return
    totals = list(totals_in(passages_of(text), law.style.amounts))
    gross = {each.figure.value: each.figure for each in totals if each.label == "gross-proceeds" and not each.qualified}
    for total in totals:
        figure = total.figure
        whole = gross.get(figure.value)
        if total.label != "net-proceeds" or total.qualified or whole is None or whole.start == figure.start:
            continue
        tied = any(tie.start <= figure.start < tie.end for tie in text.ties)
        if not tied and one_currency(whole, figure) and figure.step <= figure.number * _FINE:
            what = f"the net proceeds are the gross proceeds, {whole.text}: no costs are deducted"
            yield Observation(what, text.quote(figure.start, figure.end), "deduct the costs, or call them gross")
            return
