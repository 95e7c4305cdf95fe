"""The figures that follow for one tranche."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from greenshoe.offering.derived.dates import closing_of, option_expires
from greenshoe.offering.derived.figures import figure
from greenshoe.offering.derived.pricing import of_price
from greenshoe.offering.derived.proceeds import of_money
from greenshoe.offering.derived.quantity import of_sizes
from greenshoe.offering.derived.rounding import percent
from greenshoe.offering.derived.shares import new_shares, of_warrants
from greenshoe.offering.derived.terms import of_terms
from greenshoe.offering.values import Fact, Money, OpenPoint, Percent

if TYPE_CHECKING:
    from greenshoe.offering.deal import Offering


class Derived(Fact):
    """What follows for one tranche. Each figure is None where it does not apply or its inputs are not stated.

    An open point stands for a figure while one of its inputs is open. Money is rounded to the currency's smallest
    unit and percentages to two decimals, halves away from zero; shares are rounded down.
    """

    gross_proceeds: Money | OpenPoint | None = None
    """Principal times issue price (par where not stated) of notes; of anything else its amount, or number times price.

    Those of holders who sell are in it, those of an option are not; pre-funded warrants in lieu count at the price of a
    share. Of a program what the announcement reports, of a closed raise what was raised.
    """
    net_proceeds: Money | OpenPoint | None = None
    """The issuer's gross proceeds less compensation and the offering's expenses, as far as these are stated; only where
    there is one tranche (see :class:`Totals`)."""
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
    """Shares that the tranche adds at most: sold by the issuer, issuable on conversion, and issuable on full exercise.

    Its option is not counted. None where it adds none.
    """
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
    """Gross proceeds to the issuer (zero where holders sell all); None where no holder sells."""
    holders_proceeds: Money | OpenPoint | None = None
    """Gross proceeds to the holders who sell."""
    compensation: Money | OpenPoint | None = None
    """Discount or fee on the issuer's gross proceeds (on the principal of notes), and expenses of the banks that it
    bears; without the option."""
    proceeds_with_option: Money | OpenPoint | None = None
    """Gross proceeds of all, if the option is exercised in full."""
    option_proceeds: Money | OpenPoint | None = None
    """Gross proceeds of what was taken under the option, once it was exercised."""
    proceeds_with_exercise: Money | OpenPoint | None = None
    """Gross proceeds of all, those of what was taken under the option included, once it was exercised."""
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
    principal_with_exercise: Money | OpenPoint | None = None
    """Principal with what was taken under the option, once it was exercised."""
    option_number: int | OpenPoint | None = None
    """How many more the option is for: as stated, or the stated part of the number, fractions cut off."""
    option_principal: Money | OpenPoint | None = None
    """How much more principal the option is for: as stated, or the stated part of the principal."""
    number_with_option: int | OpenPoint | None = None
    """The number, if the option is exercised in full."""
    number_with_exercise: int | OpenPoint | None = None
    """The number with what was taken under the option, once it was exercised."""
    average_price: Money | OpenPoint | None = None
    """Gross sales price by number sold, in a report of sales under a program."""
    remaining: Money | OpenPoint | None = None
    """What may still be sold under a program after the sales reported, and those of earlier periods."""


def derive(offering: Offering, index: int) -> Derived:
    """Return what follows for the tranche at *index* of *offering*."""
    tranche = offering.tranches[index]
    terms = of_terms(offering, tranche)
    figures = of_money(offering, index) | of_price(offering, index) | of_sizes(tranche) | terms | of_warrants(tranche)
    figures |= _of_capital(offering, new_shares(tranche, terms))
    figures |= {"closing": closing_of(offering, tranche), "option_expires": option_expires(offering, tranche)}
    return Derived.model_validate(figures)


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
