"""The figures that follow for all tranches together."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from greenshoe.offering.derived.capital import CapitalLine, outstanding, ownership
from greenshoe.offering.derived.figures import figure
from greenshoe.offering.derived.funds import FundsLine, funds
from greenshoe.offering.derived.proceeds import Amount, Takings, brings_nothing, net, sum_of, takings
from greenshoe.offering.derived.quantity import enlarged, exercised, was_exercised
from greenshoe.offering.values import Fact, Money, OpenPoint

if TYPE_CHECKING:
    from greenshoe.offering.deal import Offering
    from greenshoe.offering.tranche import Tranche


class Totals(Fact):
    """Proceeds of all tranches together; None where one is not stated or the currencies differ.

    Warrants without a price of their own bring nothing when they are issued, and are passed over.
    """

    gross_proceeds: Money | OpenPoint | None = None
    net_proceeds: Money | OpenPoint | None = None
    """What the issuer receives less compensation and the offering's expenses, as far as these are stated."""
    issuer_proceeds: Money | OpenPoint | None = None
    """Gross proceeds to the issuer (zero where holders sell all); None where no holder sells."""
    compensation: Money | OpenPoint | None = None
    """Of the banks of all tranches, without their options."""
    proceeds_with_option: Money | OpenPoint | None = None
    """Gross proceeds, if every option is exercised in full; None where there is none."""
    proceeds_with_exercise: Money | OpenPoint | None = None
    """Gross proceeds with what was taken under options, once one was exercised."""
    net_with_exercise: Money | OpenPoint | None = None
    """Net proceeds of the same."""
    outstanding_after: int | OpenPoint | None = None
    """Shares outstanding once what is sold, and was taken under options, is issued.

    What can be converted or exercised is not counted, pre-funded warrants are.
    """
    outstanding_with_option: int | OpenPoint | None = None
    """The same, if every option is exercised in full; None where there is none."""
    capital: tuple[CapitalLine, ...] = ()
    """Ownership before and after, the total last; empty without a capitalization."""
    sources: tuple[FundsLine, ...] = ()
    uses: tuple[FundsLine, ...] = ()
    """Both end in the same total, what was taken under options included; empty where the proceeds are not known."""


def total(offering: Offering) -> Totals:
    """Return what follows for all tranches of *offering* together."""
    sources, uses = sources_and_uses(offering)
    return Totals.model_validate(
        total_proceeds(offering)
        | outstanding(offering)
        | {
            "capital": ownership(offering),
            "sources": sources,
            "uses": uses,
        }
    )


def total_proceeds(offering: Offering) -> dict[str, Amount]:
    """Return the amounts of money that follow for all tranches together, by name."""
    now = _together(offering)
    figures = {
        "gross_proceeds": now.gross,
        "net_proceeds": net(now.to_issuer, now.earned, offering.expenses),
        "compensation": now.earned,
    }
    if any(tranche.sellers for tranche in offering.tranches):
        figures["issuer_proceeds"] = now.to_issuer
    if any(tranche.option for tranche in offering.tranches):
        figures["proceeds_with_option"] = _together(offering, enlarged).gross
    if any(was_exercised(tranche) for tranche in offering.tranches):
        then = _together(offering, exercised)
        figures["proceeds_with_exercise"] = then.gross
        figures["net_with_exercise"] = net(then.to_issuer, then.earned, offering.expenses)
    return figures


def _together(offering: Offering, grown: Callable[[Tranche], Tranche] | None = None) -> Takings:
    each = [takings(offering, index, grown) for index in range(len(offering.tranches))]
    paid = [take for take, tranche in zip(each, offering.tranches, strict=True) if not brings_nothing(tranche)]
    return Takings(
        gross=_sum("gross proceeds", [take.gross for take in paid]),
        to_issuer=_sum("gross proceeds to the issuer", [take.to_issuer for take in paid]),
        earned=_sum("compensation", [take.earned for take in each if take.earned is not None]),
    )


def _sum(name: str, parts: list[Amount]) -> Amount:
    if len(parts) < 2:
        return parts[0] if parts else None
    return figure(name, sum_of, {f"{name} of tranche {index}": part for index, part in enumerate(parts, start=1)})


def sources_and_uses(offering: Offering) -> tuple[tuple[FundsLine, ...], tuple[FundsLine, ...]]:
    """Return the sources and the uses of funds, with what was taken under options."""
    then = [takings(offering, index, exercised) for index in range(len(offering.tranches))]
    paid = {
        number: take.to_issuer
        for number, (take, tranche) in enumerate(zip(then, offering.tranches, strict=True), start=1)
        if not brings_nothing(tranche) and not _is_nothing(take.to_issuer)
    }
    return funds(offering, paid, _together(offering, exercised).earned) if paid else ((), ())


def _is_nothing(amount: Amount) -> bool:
    return isinstance(amount, Money) and amount.amount == 0
