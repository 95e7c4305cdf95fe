"""What an offering brings: gross, net of costs, to the issuer and to holders, with the option and without."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from greenshoe.offering.derived.figures import figure
from greenshoe.offering.derived.quantity import by_holders, enlarged, exercised, number_of, was_exercised
from greenshoe.offering.derived.rounding import money
from greenshoe.offering.securities import Note, Warrant
from greenshoe.offering.updates import SalesReport
from greenshoe.offering.values import Money, OpenPoint, Percent

if TYPE_CHECKING:
    from greenshoe.offering.deal import Offering
    from greenshoe.offering.tranche import Tranche

_PAR = Percent(Decimal(100))
Amount = Money | OpenPoint | None


def report_of(offering: Offering, index: int) -> SalesReport | None:
    """Return the report of sales that the announcement makes of the tranche at *index*, if it makes one."""
    update = offering.update
    return update if isinstance(update, SalesReport) and update.tranche == index + 1 else None


def proceeds_of(offering: Offering, index: int) -> Amount:
    """Return the gross proceeds of the tranche at *index*; of a program what is reported, of a raise what was raised.

    Nothing follows for a program without a report.
    """
    tranche, report = offering.tranches[index], report_of(offering, index)
    if tranche.program is not None:
        return report.gross if report else None
    if tranche.limits is not None and tranche.limits.raised is not None and offering.stage == "closed":
        return tranche.limits.raised
    return gross(tranche)


def gross(tranche: Tranche, price: Amount = None) -> Amount:
    """Return principal times issue price of notes (par where not stated), else the amount, or number times price.

    Pre-funded warrants in lieu count like the shares, the rest that is paid on exercise included. *price* stands in
    for that of the tranche.
    """
    if isinstance(tranche.security, Note):
        of_par = _PAR if tranche.issue_price is None else tranche.issue_price
        return figure("gross proceeds", _part, {"principal amount": tranche.principal, "issue price": of_par})
    if tranche.amount is not None:
        return tranche.amount
    each = tranche.price if price is None else price
    return figure("gross proceeds", _times, {"price": each, "number sold": number_of(tranche)})


def holders_proceeds(tranche: Tranche) -> Amount:
    """Return the gross proceeds to the holders who sell; None where none does."""
    inputs = {"price": tranche.price, "number sold by holders": by_holders(tranche)}
    return figure("gross proceeds to the selling holders", _times, inputs)


def issuer_proceeds(tranche: Tranche, proceeds: Amount) -> Amount:
    """Return what of the gross *proceeds* goes to the issuer: all, where no holder sells."""
    if not tranche.sellers:
        return proceeds
    inputs = {"gross proceeds": proceeds, "gross proceeds to the selling holders": holders_proceeds(tranche)}
    return figure("gross proceeds to the issuer", less, inputs)


def compensation(tranche: Tranche, report: SalesReport | None, to_issuer: Amount) -> Amount:
    """Return what the banks of *tranche* earn of what goes *to_issuer*, and the costs that it refunds.

    Of notes they earn a part of the principal, whatever the issue price. A *report* of sales states the commission
    itself; where it does not, the program's rate gives it.
    """
    if report is not None and report.commission is not None:
        return report.commission
    terms = tranche.compensation
    rate = terms.discount if terms else None
    if rate is None and tranche.program is not None:
        rate = tranche.program.commission
    refunded = terms.reimbursed if terms else None
    if rate is None:
        return refunded
    base = {"gross proceeds to the issuer": to_issuer}
    if isinstance(tranche.security, Note):
        base = {"principal amount": tranche.principal}
    fee = figure("compensation", _part, {**base, "discount": rate})
    return fee if refunded is None else figure("compensation", sum_of, {"discount": fee, "expenses refunded": refunded})


def net(to_issuer: Amount, earned: Amount, expenses: Amount) -> Amount:
    """Return what is left of the gross proceeds *to_issuer* after what the banks *earned* and the *expenses*.

    A cost that is not stated is not deducted. None where neither is, where the currencies differ, or where the issuer
    sells nothing.
    """
    costs = {"compensation": earned, "expenses": expenses}
    stated: dict[str, Amount] = {name: cost for name, cost in costs.items() if cost is not None}
    if not stated or (isinstance(to_issuer, Money) and to_issuer.amount == 0):
        return None
    return figure("net proceeds", less, {"gross proceeds": to_issuer, **stated})


@dataclass(frozen=True)
class Takings:
    """What a tranche brings: in all, to the issuer, and of that to the banks."""

    gross: Amount
    to_issuer: Amount
    earned: Amount


def takings(offering: Offering, index: int, grown: Callable[[Tranche], Tranche] | None = None) -> Takings:
    """Return what the tranche at *index* brings; with its option, where *grown* makes another tranche of it."""
    tranche, proceeds = offering.tranches[index], proceeds_of(offering, index)
    larger = grown(tranche) if grown else tranche
    if larger is not tranche:
        tranche, proceeds = larger, gross(larger)
    to_issuer = issuer_proceeds(tranche, proceeds)
    return Takings(proceeds, to_issuer, compensation(tranche, report_of(offering, index), to_issuer))


def brings_nothing(tranche: Tranche) -> bool:
    """Return whether *tranche* is paid for with another, or with nothing: warrants that have no price of their own."""
    return (
        tranche.price is None
        and tranche.amount is None
        and (tranche.accompanies is not None or isinstance(tranche.security, Warrant))
    )


def of_money(offering: Offering, index: int) -> dict[str, object]:
    """Return the amounts of money that follow for the tranche at *index*, by name."""
    tranche, now = offering.tranches[index], takings(offering, index)
    figures: dict[str, object] = {"gross_proceeds": now.gross, "compensation": now.earned}
    if tranche.sellers:
        figures |= {"issuer_proceeds": now.to_issuer, "holders_proceeds": holders_proceeds(tranche)}
    if len(offering.tranches) == 1:
        figures["net_proceeds"] = net(now.to_issuer, now.earned, offering.expenses)
    if tranche.option is not None:
        figures["proceeds_with_option"] = gross(enlarged(tranche))
    if was_exercised(tranche):
        together = gross(exercised(tranche))
        inputs = {"gross proceeds": together, "gross proceeds without the option": now.gross}
        figures["proceeds_with_exercise"] = together
        figures["option_proceeds"] = figure("gross proceeds of the option", less, inputs)
    return figures


def sum_of(*parts: Money) -> Money | None:
    """Return the sum of *parts*, rounded to the currency's smallest unit; None where their currencies differ."""
    if len({part.currency for part in parts}) != 1:
        return None
    return money(sum((Fraction(part.amount) for part in parts), Fraction(0)), parts[0].currency)


def less(whole: Money, *parts: Money) -> Money | None:
    """Return *whole* without *parts*, rounded to the currency's smallest unit; None where their currencies differ."""
    if any(part.currency != whole.currency for part in parts):
        return None
    return money(Fraction(whole.amount) - sum((Fraction(part.amount) for part in parts), Fraction(0)), whole.currency)


def _part(whole: Money, share: Percent) -> Money:
    return money(Fraction(whole.amount) * Fraction(share.fraction), whole.currency)


def _times(price: Money, number: int) -> Money:
    return money(Fraction(price.amount) * number, price.currency)
