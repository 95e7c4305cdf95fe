"""Amounts of money that do not add up, or stand in two currencies."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from greenshoe.offering.derived.proceeds import report_of
from greenshoe.offering.derived.quantity import option_principal
from greenshoe.offering.derived.totals import sources_and_uses, total_proceeds
from greenshoe.offering.securities import Note
from greenshoe.offering.values import Clash, Money, known

if TYPE_CHECKING:
    from greenshoe.offering.deal import Offering
    from greenshoe.offering.tranche import Tranche

_CURE = "correct one of the amounts"


def amounts_within(offering: Offering, tranche: Tranche) -> Iterator[Clash]:
    """Yield amounts of *tranche* that cannot be true together: its range, currencies, subscriptions and limits."""
    yield from _range(tranche)
    currencies = list(_currencies(tranche))
    yield from currencies
    if not currencies:
        yield from _subscriptions(tranche)
    yield from _limits(tranche, closed=offering.stage == "closed")
    lent = known(option_principal(tranche))
    exercise = tranche.option.exercise if tranche.option else None
    borrowed = known(exercise.principal) if exercise else None
    if above(borrowed, lent):
        path = ("option", "exercise", "principal")
        yield Clash(path, f"{borrowed} is taken under an option for {lent}", _CURE)


def money_across(offering: Offering) -> Iterator[Clash]:
    """Yield that more is spent than all tranches bring, or sold than a program allows.

    What a program brings is never known, nor what a raise brings before it has closed, and the uses are then of what
    may be raised; of a price range nothing follows yet. So these are passed over.
    """
    yield from _sold_above_maximum(offering)
    if any(_not_known_yet(tranche, closed=offering.stage == "closed") for tranche in offering.tranches):
        return
    expenses, gross = known(offering.expenses), known(total_proceeds(offering)["gross_proceeds"])
    if above(expenses, gross):
        what = f"the expenses are more than the gross proceeds, {gross}"
        yield Clash(("expenses",), what, "correct the expenses, or the price and number of what is sold")
    else:
        yield from _uses(offering)


def above(one: Money | None, other: Money | None) -> bool:
    """Return whether *one* is more than *other*, in the same currency."""
    return one is not None and other is not None and one.currency == other.currency and one.amount > other.amount


def sold(tranche: Tranche) -> Money | None:
    """Return what the purchasers' subscriptions add up to: principal of notes, else number times price."""
    if isinstance(tranche.security, Note):
        return known(tranche.principal)
    number, price = known(tranche.number), known(tranche.price)
    return None if number is None or price is None else price.times(number)


def _range(tranche: Tranche) -> Iterator[Clash]:
    if tranche.price_range is None:
        return
    low, high = tranche.price_range.low, tranche.price_range.high
    path = ("price_range", "high")
    if low.currency != high.currency:
        yield Clash(path, f"{high} stands beside amounts in {low.currency}", "write both in one currency")
    elif high.amount <= low.amount:
        cure = 'put the lower price under "low", or give "price" where there is one'
        yield Clash(path, f"the price range ends at {high}, not above where it starts, {low}", cure)


def _currencies(tranche: Tranche) -> Iterator[Clash]:
    """Yield amounts in another currency than the tranche's first.

    Two amounts may differ: the par value, and a conversion price, which may be fixed in the currency of the shares;
    the market price that it is compared with must then be in that currency too.
    """
    yield from _one_currency(
        [
            (("principal",), known(tranche.principal)),
            (("price",), known(tranche.price)),
            *((("purchasers", i, "subscribes"), known(p.subscribes)) for i, p in enumerate(tranche.purchasers)),
            (("security", "denomination"), known(getattr(tranche.security, "denomination", None))),
            (("stated", "gross_proceeds"), tranche.stated.gross_proceeds),
            (("stated", "net_proceeds"), tranche.stated.net_proceeds),
            (("stated", "interest_to_maturity"), tranche.stated.interest_to_maturity),
        ]
    )
    conversion = getattr(tranche.security, "conversion", None)
    repayment = getattr(tranche.security, "repayment", None)
    yield from _one_currency(
        [
            (("security", "conversion", "price"), known(conversion.price) if conversion else None),
            (("security", "repayment", "share_price"), known(repayment.share_price) if repayment else None),
            (("reference_price",), known(tranche.reference_price)),
        ]
    )


def _one_currency(amounts: list[tuple[tuple[str | int, ...], Money | None]]) -> Iterator[Clash]:
    first: str | None = None
    for path, money in amounts:
        if money is None:
            continue
        first = first or money.currency
        if money.currency != first:
            yield Clash(path, f"{money} stands beside amounts in {first}", "write both in one currency")


def _subscriptions(tranche: Tranche) -> Iterator[Clash]:
    """Yield that what the purchasers take is not what is sold, where both are known."""
    total = sold(tranche)
    taken = [known(purchaser.subscribes) for purchaser in tranche.purchasers]
    amounts = [Fraction(money.amount) for money in taken if money is not None]
    if total is None or not amounts:
        return
    whole = Fraction(total.amount)
    if sum(amounts) > whole or (None not in taken and sum(amounts) != whole):
        found = Money(sum((money.amount for money in taken if money), start=total.amount * 0), total.currency)
        what = f"the purchasers subscribe for {found} of {total}"
        yield Clash(("purchasers",), what, "correct a subscription or the amount sold")


def _limits(tranche: Tranche, *, closed: bool) -> Iterator[Clash]:
    limits = tranche.limits
    if limits is None:
        return
    least, most, raised = known(limits.minimum), known(limits.maximum), known(limits.raised)
    if above(least, most):
        yield Clash(("limits", "minimum"), f"the minimum of {least} is above the maximum, {most}", _CURE)
    if above(raised, most):
        yield Clash(("limits", "raised"), f"{raised} is raised, above the maximum, {most}", _CURE)
    if closed and above(least, raised):
        what = f"the offering has closed on {raised}, below the minimum of {least}"
        yield Clash(("limits", "raised"), what, "correct one of the amounts, or the stage")


def _not_known_yet(tranche: Tranche, *, closed: bool) -> bool:
    limits = tranche.limits
    raising = limits is not None and (not closed or limits.raised is None)
    return tranche.program is not None or tranche.price_range is not None or raising


def _sold_above_maximum(offering: Offering) -> Iterator[Clash]:
    for index, tranche in enumerate(offering.tranches):
        report = report_of(offering, index)
        most = known(tranche.program.maximum) if tranche.program else None
        gross = known(report.gross) if report else None
        if report is None or gross is None or most is None:
            continue
        before = known(report.earlier)
        so_far = gross.plus(before) if before and before.currency == gross.currency else gross
        if above(so_far, most):
            what = f"{so_far} is reported as sold, above the program's maximum, {most}"
            yield Clash(("update", "gross"), what, _CURE)


def _uses(offering: Offering) -> Iterator[Clash]:
    """Yield that more is spent than there is, where every amount is known.

    A tranche that brings less than nothing has numbers to correct, which is told by itself.
    """
    sources, uses = sources_and_uses(offering)
    rest = next((line.amount for line in uses if line.kind == "rest"), None)
    stated = any(line.kind == "purpose" for line in uses)
    brings = [line.amount for line in sources if line.kind == "tranche"]
    if not stated or not isinstance(rest, Money) or rest.amount >= 0:
        return
    if any(isinstance(amount, Money) and amount.amount < 0 for amount in brings):
        return
    over = Money(-rest.amount, rest.currency)
    what = f"the uses and costs are {over} more than the proceeds and cash, {sources[-1].amount}"
    cure = 'correct an amount, leave out that of what the rest goes to, or add "cash:" that goes into the uses'
    yield Clash(("use_of_proceeds",), what, cure)
