"""The issuer: who it is, where its securities trade, and to whom it reports."""

from __future__ import annotations

from typing import Literal

from greenshoe.offering.identifiers import CUSIP, ISIN, LEI, Email, Jurisdiction, Phone, Ticker, Website
from greenshoe.offering.values import Date, Fact, Flag, Line, Open, Prose


class Listing(Fact):
    """One class of the issuer's securities on one exchange."""

    exchange: Line
    """The exchange as the market names it: ``Nasdaq``, ``Euronext Paris``."""
    ticker: Open[Ticker]
    security: Line | None = None
    """The listed class: ``Class A Ordinary Shares``."""
    status: Literal["listed", "applied", "approved"] = "listed"
    """Whether the class trades there already, or admission is applied for or approved."""
    trading: Open[Date] | None = None
    """First day of trading there, of a class that is new."""
    isin: Open[ISIN] | None = None
    cusip: Open[CUSIP] | None = None
    home_practice: Flag = False
    """Whether the issuer follows its home country's practice in place of the exchange's corporate governance rules."""
    deficiency: Open[Prose] | None = None
    """A notice of non-compliance received from the exchange, in the issuer's words."""


class AnnualReport(Fact):
    """The latest annual report with the regulator."""

    form: Line
    """``20-F``, ``10-K``."""
    year_ended: Open[Date]
    filed: Open[Date] | None = None


class Reporting(Fact):
    """The issuer's reports to one securities regulator."""

    regulator: Line
    """Full name: ``U.S. Securities and Exchange Commission``."""
    abbreviation: Line
    """``SEC``."""
    website: Website | None = None
    status: Literal["domestic", "foreign-private-issuer"]
    """Whether the issuer files the regulator's domestic forms or those for foreign private issuers."""
    annual_report: Open[AnnualReport]
    current_report: Line
    """The form under which news is filed or furnished: ``6-K``, ``8-K``."""
    file_number: Line | None = None


class Standing(Fact):
    """What the issuer is or has done that takes statutory protections away. All false unless stated."""

    penny_stock: Flag = False
    blank_check: Flag = False
    investment_company: Flag = False
    partnership_or_llc: Flag = False
    disqualified: Flag = False
    """A conviction, order or finding that disqualifies the issuer from a safe harbor or an exemption."""
    shell: Flag = False


class Notifier(Fact):
    """The person at the issuer who is responsible for the announcement."""

    name: Line
    position: Line


class Contact(Fact):
    """Somebody whom a reader of the announcement may ask."""

    organization: Line
    role: Line
    """``Investor Relations``; ``Financial Communications, Europe``."""
    name: Line | None = None
    email: Open[Email] | None = None
    phone: Open[Phone] | None = None


class Issuer(Fact):
    """The company whose securities are offered."""

    name: Open[Line]
    """Full legal name."""
    short_name: Line
    """The defined term for the issuer in every document: ``Aptorum``, ``the Company``."""
    legal_form: Line | None = None
    """``an exempted company with limited liability``, with its article."""
    jurisdiction: Jurisdiction
    """Where it is incorporated, by ISO code."""
    incorporated_in: Line
    """The same in words: ``the Cayman Islands``."""
    address: Line | None = None
    website: Website | None = None
    lei: Open[LEI] | None = None
    sector: Line | None = None
    """Picks the sector's risk factors: ``biotechnology``."""
    description: Open[Line]
    """An apposition for the lead, with its article: ``a clinical-stage biopharmaceutical company …``."""
    about: Open[Prose]
    listings: tuple[Listing, ...] = ()
    reporting: tuple[Reporting, ...] = ()
    standing: Standing = Standing()
    going_concern: Open[Flag] | None = None
    """Whether substantial doubt about continuing as a going concern has been disclosed."""
    notifier: Open[Notifier] | None = None
    customer_concentration: Open[Line] | None = None
    """On whom its revenue depends, as a noun phrase: ``two customers, which made up 61% of revenue in 2025``."""
    emerging_growth: Flag = False
    """Whether it is an emerging growth company."""
    smaller_reporting: Flag = False
    """Whether it is a smaller reporting company."""
    well_known_seasoned: Flag = False
    """Whether it is a well-known seasoned issuer."""
    factors: tuple[Open[Line], ...] = ()
    """The issuer's own risk factors: noun phrases that complete "factors include …"."""
