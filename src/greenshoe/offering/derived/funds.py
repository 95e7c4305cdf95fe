"""Sources and uses of funds: two lists that end in the same total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from greenshoe.offering.derived.figures import figure
from greenshoe.offering.derived.proceeds import Amount, less, sum_of
from greenshoe.offering.values import Fact, Money, OpenPoint

if TYPE_CHECKING:
    from greenshoe.offering.deal import Offering


class FundsLine(Fact):
    """One line of the sources or of the uses of funds."""

    kind: Literal["tranche", "cash", "purpose", "compensation", "expenses", "rest", "total"]
    """Proceeds of a tranche, or cash on hand; a purpose with its amount, costs, what is left for other purposes."""
    tranche: int | None = None
    """Which tranche, counted from 1."""
    purpose: int | None = None
    """Which purpose, counted from 1."""
    amount: Money | OpenPoint | None = None


Table = tuple[FundsLine, ...]


def funds(offering: Offering, proceeds: Mapping[int, Amount], compensation: Amount) -> tuple[Table, Table]:
    """Return the sources and the uses, where the issuer has *proceeds* (by number of the tranche).

    Both are empty where one of the amounts is not known or the currencies differ.
    """
    sources = [_line("tranche", amount, tranche=number) for number, amount in proceeds.items()]
    if offering.cash is not None:
        sources.append(_line("cash", offering.cash))
    uses = list(_uses(offering, compensation))
    whole = _sum("total of the sources", sources)
    spent = _sum("total of the uses", uses) if uses else None
    rest = figure("rest of the sources", less, {"sources": whole, "uses": spent}) if uses else whole
    if whole is None or rest is None:
        return (), ()
    total = _line("total", whole)
    if isinstance(rest, OpenPoint) or rest.amount != 0:
        uses.append(_line("rest", rest))
    return (*sources, total), (*uses, total)


def _uses(offering: Offering, compensation: Amount) -> Iterator[FundsLine]:
    for number, purpose in enumerate(offering.use_of_proceeds, start=1):
        if not isinstance(purpose, OpenPoint) and purpose.amount is not None:
            yield _line("purpose", purpose.amount, purpose=number)
    if compensation is not None:
        yield _line("compensation", compensation)
    if offering.expenses is not None:
        yield _line("expenses", offering.expenses)


def _sum(name: str, lines: Sequence[FundsLine]) -> Amount:
    inputs = {f"amount of line {place}": line.amount for place, line in enumerate(lines, start=1)}
    return figure(name, sum_of, inputs) if lines else None


def _line(kind: str, amount: Amount, **of: int) -> FundsLine:
    return FundsLine.model_validate({"kind": kind, "amount": amount, **of})
