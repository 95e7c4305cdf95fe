"""Facts of a deal that cannot all be true: each with the place of the one to correct, and the cure.

A rule for what a deal file may hold stands in the module that its subject names: ``stating`` (what must be stated),
``fitting`` (parts that belong to another kind of security or of sale), ``numbers`` and ``money`` (what does not add
up), ``dates`` (their order), ``happening`` (stage, update and termination). What is open contradicts nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from greenshoe.offering.clashes.dates import out_of_order, out_of_order_across
from greenshoe.offering.clashes.fitting import not_fitting, not_in_company
from greenshoe.offering.clashes.happening import never_happened
from greenshoe.offering.clashes.money import amounts_within, money_across
from greenshoe.offering.clashes.numbers import holders_of_too_much, numbers_within
from greenshoe.offering.clashes.stating import not_stated, uses_not_stated
from greenshoe.offering.values import Clash

if TYPE_CHECKING:
    from greenshoe.offering.deal import Offering

__all__ = ["clashes"]


def clashes(offering: Offering) -> Iterator[Clash]:
    """Yield everything in *offering* that cannot be true together."""
    for index, tranche in enumerate(offering.tranches):
        for clash in (
            *not_stated(offering, tranche),
            *not_fitting(tranche),
            *not_in_company(offering, index),
            *numbers_within(tranche),
            *amounts_within(offering, tranche),
            *out_of_order(offering, tranche),
        ):
            yield clash._replace(path=("tranches", index, *clash.path))
    yield from uses_not_stated(offering)
    yield from holders_of_too_much(offering)
    yield from money_across(offering)
    yield from out_of_order_across(offering)
    yield from never_happened(offering)
