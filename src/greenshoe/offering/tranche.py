"""A tranche: one security, sold on one legal footing, at one price, to one set of purchasers."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from greenshoe.offering.identifiers import Jurisdiction
from greenshoe.offering.particulars import RegimeChoice
from greenshoe.offering.registration import OfferingStatement, Registration
from greenshoe.offering.securities import Security
from greenshoe.offering.selling import ExistingWarrants, InLieu, PriceRange, Program, Raise, Rights, Seller
from greenshoe.offering.syndicate import Agent, Compensation, PurchaseOption
from greenshoe.offering.values import (
    Count,
    Date,
    Fact,
    Flag,
    Line,
    Money,
    Open,
    PartOfPar,
    Percent,
    Period,
    Price,
    Share,
    mistake,
)
from greenshoe.source.showing import shown


def _exemption(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        plain = re.fullmatch(r"[A-Za-z0-9 _\-]+", text) is not None
        near = "-".join(re.findall(r"[a-z0-9]+", text.lower())) if plain else "regulation-s"
        cure = f'write its name in the law folder, such as "{near}"'
        raise mistake("exemption", f"{shown(text)} is not the name of an exemption", cure)
    return text


ExemptionName = Annotated[str, AfterValidator(_exemption), Field(examples=["regulation-s"])]
"""An exemption by the name that the law folder gives it: ``regulation-s``."""


class Ownership(Fact):
    """An insider's holding in a purchaser."""

    holder: Line
    """The insider's name, as under ``insiders``."""
    interest: Open[Share]
    indirect: Flag = False
    nature: Line | None = None
    """What the percentage measures, where the deal says: ``equity interest``, ``economic interest``."""


class Purchaser(Fact):
    """Who buys."""

    name: Open[Line]
    term: Line
    """Its defined term: ``Investor``."""
    description: Open[Line] | None = None
    """With its article: ``a private investment company``."""
    legal_form: Open[Line] | None = None
    jurisdiction: Open[Jurisdiction] | None = None
    status: Open[Line] | None = None
    """Investor status with its article: ``an accredited investor``, ``a qualified institutional buyer``."""
    us_person: Open[Flag] | None = None
    subscribes: Open[Price] | None = None
    """Its share of the principal or price; all of the tranche where not stated and it is alone."""
    owners: tuple[Ownership, ...] = ()


class RegistrationRights(Fact):
    """The issuer's promise to register resales."""

    securities: Line
    """``the Shares``, ``the Shares issuable upon exercise of the Warrants``."""
    deadline: Open[Line] | None = None
    """When the registration statement is filed, as an adverbial phrase: ``within 30 days after the closing``."""
    effective_by: Open[Line] | None = None
    """When it is to be effective, as an adverbial phrase."""


class Stated(Fact):
    """Figures that can be derived, as the deal's papers state them; a disagreement is a finding."""

    gross_proceeds: Money | None = None
    net_proceeds: Money | None = None
    issuer_proceeds: Money | None = None
    compensation: Money | None = None
    proceeds_with_option: Money | None = None
    exercise_proceeds: Money | None = None
    average_price: Money | None = None
    warrants: Count | None = None
    shares_on_exercise: Count | None = None
    new_shares: Count | None = None
    shares_on_conversion: Count | None = None
    shares_on_conversion_with_interest: Count | None = None
    interest_to_maturity: Money | None = None
    conversion_premium: Percent | None = None
    ownership_after: Percent | None = None
    dilution: Percent | None = None
    maturity: Date | None = None
    option_expires: Date | None = None


class Tranche(Fact):
    """One part of an offering, with its own security, legal footing, price, size and purchasers."""

    security: Security
    registration: Literal["registered", "unregistered"]
    exemptions: tuple[Open[ExemptionName], ...] = ()
    """What an unregistered sale relies on, by the law folder's names."""
    registration_statement: Open[Registration] | None = None
    regulation_s_category: Literal[1, 2, 3] | None = None
    """The category of Rule 903 of a sale under Regulation S, as counsel has determined it."""
    regime: RegimeChoice | None = None
    """Counsel's choice of the safe harbor for announcing this tranche, over the derived one."""
    offered_in: tuple[Open[Jurisdiction], ...] = ()
    """Where the securities are offered or sold; not where the announcement goes."""
    number: Open[Count] = 1
    """How many notes, shares, warrants or units; those of selling holders and those taken in another form included."""
    amount: Open[Price] | None = None
    """Aggregate offering price, where that is what is known in place of number and price."""
    principal: Open[Price] | None = None
    """Aggregate principal amount of a debt security."""
    price: Open[Price] | None = None
    """Price of one share, warrant or unit; the subscription price of rights; the reduced price of an inducement."""
    price_range: PriceRange | None = None
    """Where the price is expected to fall, while it is not fixed."""
    issue_price: Open[PartOfPar] | None = None
    """Price of a debt security as a percentage of principal; par where not stated."""
    reference_price: Open[Price] | None = None
    """Market price of the underlying share against which a premium is measured."""
    reference_date: Open[Date] | None = None
    """Day of that market price."""
    accompanies: Count | None = None
    """The tranche (counted from 1) that these securities are sold along with, one price for both together."""
    in_lieu: InLieu | None = None
    sellers: tuple[Seller, ...] = ()
    """Holders who sell; the issuer sells what is left of the number."""
    commitment: Literal["firm", "best efforts"] | None = None
    """What the banks undertake: to buy all of it, or to try to sell it."""
    option: PurchaseOption | None = None
    rights: Rights | None = None
    program: Program | None = None
    limits: Raise | None = None
    """Least and most that a continuous offering raises, and where one invests."""
    exercise_of: ExistingWarrants | None = None
    """The warrants in issue that are exercised, where the tranche is an inducement to exercise."""
    offering_statement: Open[OfferingStatement] | None = None
    """What is on file for an exempt public offering (Regulation A, Regulation Crowdfunding)."""
    purchasers: tuple[Purchaser, ...] = ()
    purchasers_described: Open[Line] | None = None
    """Who buys, where no one is named, as a noun phrase: ``certain institutional investors``."""
    agents: tuple[Agent, ...] = ()
    compensation: Compensation | None = None
    closing: Open[Date] | None = None
    """When this tranche closes, where that is not the date of the timetable."""
    registration_rights: Open[RegistrationRights] | None = None
    lock_up: Open[Period] | None = None
    """How long the issuer, its directors and officers may not sell."""
    transfer_restrictions: Open[Line] | None = None
    stated: Stated = Stated()
