"""The figures that follow for one tranche, and for all together."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from greenshoe.offering.derived.conversion import converted_note, converted_preferred, new_shares
from greenshoe.offering.derived.figures import figure
from greenshoe.offering.derived.lending import interest, maturity_of
from greenshoe.offering.derived.proceeds import gross, net, together
from greenshoe.offering.derived.rounding import percent
from greenshoe.offering.securities import Note, PreferredShares
from greenshoe.offering.values import Fact, Line, Money, OpenPoint, Percent

if TYPE_CHECKING:
    from greenshoe.offering.deal import Offering
    from greenshoe.offering.tranche import Tranche


class Derived(Fact):
    """What follows for one tranche. Each figure is None where it does not apply or its inputs are not stated.

    An open point stands for a figure while one of its inputs is open. Money is rounded to the currency's smallest
    unit and percentages to two decimals, halves away from zero; shares are rounded down.
    """

    gross_proceeds: Money | OpenPoint | None = None
    """Principal times issue price (par where not stated) of notes; number times price of anything else."""
    net_proceeds: Money | OpenPoint | None = None
    """Gross proceeds less the offering's expenses; only where there is one tranche (see :class:`Totals`)."""
    interest_to_maturity: Money | OpenPoint | None = None
    """Simple interest on the principal from issue to maturity, without any extension."""
    shares_on_conversion: int | OpenPoint | None = None
    """Shares for the principal (of preferred shares: their stated value) at the conversion price."""
    shares_on_conversion_with_interest: int | OpenPoint | None = None
    """The same for principal and interest to maturity, where interest can be converted or repaid in shares."""
    conversion_premium: Percent | OpenPoint | None = None
    """By how much the conversion price is above the reference price; negative where it is below."""
    maturity: date | OpenPoint | None = None
    """The stated date, or the tenor after the closing date."""
    new_shares: int | OpenPoint | None = None
    """Shares that the tranche adds at most: sold, issuable on conversion, and issuable on full exercise."""
    ownership_after: Percent | OpenPoint | None = None
    """Part of the enlarged share capital that the new shares make up."""
    dilution: Percent | OpenPoint | None = None
    """New shares as a percentage of the shares outstanding before."""
    conversion_rate: Decimal | OpenPoint | None = None
    """Shares for each 1,000 of principal, to four decimals."""
    closing: date | OpenPoint | None = None
    """When the tranche closes: its own date, else the timetable's, else pricing (or signing) and the days to settle."""
    sold_by_issuer: int | OpenPoint | None = None
    """The number less what holders sell; None where no holder sells."""
    sold_by_holders: int | OpenPoint | None = None
    issuer_proceeds: Money | OpenPoint | None = None
    """Gross proceeds to the issuer; None where no holder sells."""
    holders_proceeds: Money | OpenPoint | None = None
    """Gross proceeds to the holders who sell."""
    compensation: Money | OpenPoint | None = None
    """Discount or fee on the issuer's gross proceeds, and expenses of the banks that it bears."""
    proceeds_with_option: Money | OpenPoint | None = None
    """Gross proceeds of all, if the option is exercised in full."""
    option_proceeds: Money | OpenPoint | None = None
    """Gross proceeds of what was taken under the option, once it was exercised."""
    option_expires: date | OpenPoint | None = None
    """Last day of the option, counted from where it runs."""
    in_lieu_price: Money | OpenPoint | None = None
    """Price of one pre-funded warrant taken in lieu: the price of a share less its exercise price."""
    in_lieu_shares: int | OpenPoint | None = None
    """Shares that are left when those taken in lieu are counted off."""
    midpoint: Money | None = None
    """Middle of the price range."""
    proceeds_at_midpoint: Money | OpenPoint | None = None
    """Gross proceeds at the middle of the price range."""
    warrants: int | OpenPoint | None = None
    """Warrants that the tranche issues: its own, or those in its units; pre-funded ones aside."""
    shares_on_exercise: int | OpenPoint | None = None
    """Shares (or depositary shares) that these warrants buy in full."""
    exercise_proceeds: Money | OpenPoint | None = None
    """What their exercise in full for cash would bring."""
    principal_with_option: Money | OpenPoint | None = None
    """Principal, if the option is exercised in full."""
    average_price: Money | OpenPoint | None = None
    """Gross sales price by number sold, in a report of sales under a program."""
    remaining: Money | OpenPoint | None = None
    """What may still be sold under a program after the sales reported."""


class CapitalLine(Fact):
    """One line of the table of ownership before and after the offering, in shares of the class that it adds to."""

    kind: Literal["holder", "others", "new", "total"]
    """A named holder, all other holders, those who buy in the offering and are not named, or everybody."""
    name: Line | None = None
    """Of a named holder."""
    before: int | OpenPoint | None = None
    before_percent: Percent | OpenPoint | None = None
    after: int | OpenPoint | None = None
    """Once what is sold is issued; what can be converted or exercised is not counted, pre-funded warrants are."""
    after_percent: Percent | OpenPoint | None = None
    diluted: int | OpenPoint | None = None
    """Once everything sold is converted and exercised in full and any option is; None where that adds nothing."""
    diluted_percent: Percent | OpenPoint | None = None


class FundsLine(Fact):
    """One line of the sources or of the uses of funds."""

    kind: Literal["tranche", "cash", "purpose", "compensation", "expenses", "rest", "total"]
    """Proceeds of a tranche, or cash on hand; a purpose with its amount, costs, what is left for other purposes."""
    tranche: int | None = None
    """Which tranche, counted from 1."""
    purpose: int | None = None
    """Which purpose, counted from 1."""
    amount: Money | OpenPoint | None = None


class Totals(Fact):
    """Proceeds of all tranches together; None where one is not stated or the currencies differ."""

    gross_proceeds: Money | OpenPoint | None = None
    net_proceeds: Money | OpenPoint | None = None
    """What the issuer receives less compensation and the offering's expenses."""
    issuer_proceeds: Money | OpenPoint | None = None
    """Gross proceeds to the issuer; None where no holder sells."""
    compensation: Money | OpenPoint | None = None
    """Of the banks of all tranches."""
    outstanding_after: int | OpenPoint | None = None
    """Shares outstanding once what is sold is issued; what can be converted or exercised is not counted."""
    outstanding_with_option: int | OpenPoint | None = None
    """The same, if every option is exercised in full; None where there is none."""
    capital: tuple[CapitalLine, ...] = ()
    """Ownership before and after, the total last; empty without a capitalization."""
    sources: tuple[FundsLine, ...] = ()
    uses: tuple[FundsLine, ...] = ()
    """Both end in the same total; empty where the proceeds are not known."""


def derive(offering: Offering, index: int) -> Derived:
    """Return what follows for the tranche at *index* of *offering*."""
    tranche = offering.tranches[index]
    proceeds = gross(tranche)
    figures: dict[str, object] = {"gross_proceeds": proceeds}
    if len(offering.tranches) == 1:
        figures["net_proceeds"] = net(proceeds, offering.expenses)
    figures |= _of_security(offering, tranche)
    figures |= _of_capital(offering, new_shares(tranche, figures))
    return Derived.model_validate(figures)


def total(offering: Offering) -> Totals:
    """Return the proceeds of all tranches of *offering* together."""
    proceeds = together([gross(tranche) for tranche in offering.tranches])
    return Totals(gross_proceeds=proceeds, net_proceeds=net(proceeds, offering.expenses))


def _of_security(offering: Offering, tranche: Tranche) -> dict[str, object]:
    security, issued = tranche.security, offering.timetable.closing
    if isinstance(security, PreferredShares):
        return converted_preferred(tranche, security)
    if not isinstance(security, Note):
        return {}
    maturity = maturity_of(security.maturity, issued)
    owed = interest(tranche, security, issued, maturity)
    return {"maturity": maturity, "interest_to_maturity": owed} | converted_note(tranche, security, owed)


def _of_capital(offering: Offering, new: int | OpenPoint | None) -> dict[str, object]:
    outstanding = offering.capitalization.outstanding if offering.capitalization else None
    inputs = {"new shares": new, "shares outstanding": outstanding}
    return {
        "new_shares": new,
        "ownership_after": figure("ownership after the offering", _part_of_whole, inputs),
        "dilution": figure("dilution", _part_of_before, inputs),
    }


def _part_of_whole(new: int, outstanding: int) -> Percent:
    return percent(Fraction(new, outstanding + new))


def _part_of_before(new: int, outstanding: int) -> Percent:
    return percent(Fraction(new, outstanding))
