"""The profile of a document: the facts that conditions of rules may speak of, each known, or unknown (None)."""

from __future__ import annotations

from decimal import Decimal

from pydantic import BaseModel, ConfigDict, Field


class Profile(BaseModel):
    """What the law needs to know of one document and its offering.

    Every field is a name that ``when`` and ``requires`` may use. None means unknown: a condition that hangs on it
    leads to needs-a-person. Sets are tuples of strings, sorted. ``sources`` says where in the deal (or text) a
    fact comes from, or, where it is unknown, what is open.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: str = Field(description="Kind of document: press-release, forward-looking-statements, term-sheet")
    regime: str | None = Field(
        None, description="Safe harbor for the communication, by its authority's name: 135c; none"
    )
    regimes: tuple[str, ...] | None = Field(None, description="Safe harbors that the tranches would have, each alone")
    stage: str | None = Field(
        None, description="testing-the-waters, filed, proposed, launched, priced, signed, closed, terminated"
    )
    update: str | None = Field(
        None, description="upsized, amended, option-exercised, tranche-closed, sales-report; none"
    )
    final: bool = Field(False, description="Whether the document is a final one, not a draft")
    dated: bool | None = Field(None, description="Whether the announcement's date is settled")
    registrations: tuple[str, ...] | None = Field(None, description="registered, unregistered: of all tranches")
    exemptions: tuple[str, ...] | None = Field(None, description="Exemptions relied on, by the law folder's names")
    public_exemptions: tuple[str, ...] | None = Field(
        None, description="Those among them that let the offering be advertised: regulation-a, rule-144a, …"
    )
    securities: tuple[str, ...] | None = Field(None, description="Kinds of security: note, shares, warrant, unit …")
    unregistered_securities: tuple[str, ...] | None = Field(None, description="The kinds sold without registration")
    convertible: bool | None = Field(None, description="Whether any security converts into shares")
    variable_conversion: bool | None = Field(None, description="Whether a conversion price floats or resets")
    embeds_derivative: bool | None = Field(
        None, description="Whether what is sold converts into shares or carries a right to buy them"
    )
    debt: bool | None = Field(None, description="Whether notes are sold")
    dilution: Decimal | None = Field(
        None,
        description="Most shares issuable, conversion and exercise included, in percent of those outstanding",
    )
    premium: Decimal | None = Field(
        None,
        description="Lowest price of a share sold, or on conversion, over the market price, in percent; "
        "a discount is negative",
    )
    share_settled: bool | None = Field(None, description="Whether a debt may be repaid in shares")
    initial_public_offering: bool | None = Field(None, description="Whether it is an initial public offering")
    on_file: bool | None = Field(None, description="Whether the registration or offering statement is publicly on file")
    effective: bool | None = Field(None, description="Whether all registration statements are effective")
    qualified: bool | None = Field(None, description="Whether an offering statement (Regulation A) is qualified")
    shelf: bool | None = Field(None, description="Whether a registered tranche is a takedown from a shelf")
    firm_commitment: bool | None = Field(None, description="Whether banks buy all of a tranche")
    option: bool | None = Field(None, description="Whether the banks have an option to buy more")
    price_range: bool | None = Field(None, description="Whether a price range is stated and no price")
    selling_holders: bool | None = Field(None, description="Whether holders sell in the offering")
    program: bool | None = Field(None, description="Whether sales are made from time to time under a program")
    rights: bool | None = Field(None, description="Whether rights are distributed to holders")
    inducement: bool | None = Field(None, description="Whether existing warrants are exercised at a reduced price")
    trust: bool | None = Field(None, description="Whether a blank-check company puts the proceeds in trust")
    staged: bool | None = Field(None, description="Whether it is sold in several closings or drawdowns")
    conditional: bool | None = Field(None, description="Whether closing hangs on stated conditions")
    purchasers_named: bool | None = Field(None, description="Whether the deal names who buys")
    reg_s_category: str | None = Field(
        None, description="Category of Rule 903 of what is sold under Regulation S: 1, 2, 3; none without such a sale"
    )
    retail: bool | None = Field(None, description="Whether retail investors may be offered the securities")
    stabilization: bool | None = Field(None, description="Whether the price may be stabilized")
    rated: bool | None = Field(None, description="Whether a credit rating agency rates the securities")
    green_label: bool | None = Field(None, description="Whether the securities carry a green or sustainability label")
    key_information: bool | None = Field(
        None, description="Whether a key information document or product summary has been prepared"
    )
    manufacturers: tuple[str, ...] | None = Field(
        None, description="Jurisdictions of the firms that are manufacturers under product governance rules"
    )
    tender_offer: bool | None = Field(None, description="Whether it is made in connection with a tender offer")
    issuer_reports: bool | None = Field(None, description="Whether the issuer reports to a securities regulator")
    issuer_status: str | None = Field(
        None, description="domestic, foreign-private-issuer; none where it does not report"
    )
    issuer_jurisdiction: str | None = Field(None, description="Where the issuer is incorporated, ISO code")
    issuer_excluded: tuple[str, ...] | None = Field(
        None, description="Standing that takes protections away: penny-stock, blank-check, investment-company, …"
    )
    going_concern: bool | None = Field(None, description="Whether going-concern doubt has been disclosed")
    well_known_seasoned: bool | None = Field(None, description="Whether the issuer is a well-known seasoned issuer")
    smaller_reporting: bool | None = Field(None, description="Whether the issuer is a smaller reporting company")
    emerging_growth: bool | None = Field(None, description="Whether the issuer is an emerging growth company")
    home_practice: bool | None = Field(
        None, description="Whether the issuer follows home-country practice in place of an exchange's governance rules"
    )
    deficiency: bool | None = Field(None, description="Whether an exchange has given notice of non-compliance")
    interlisted: bool | None = Field(None, description="Whether the issuer is listed in more than one jurisdiction")
    listed_on: tuple[str, ...] | None = Field(None, description="Venues by the law folder's names: nasdaq")
    listed_in: tuple[str, ...] | None = Field(
        None, description="Jurisdictions of the venues: ISO codes and authorities"
    )
    venue_types: tuple[str, ...] | None = Field(None, description="national-exchange, regulated-market, mtf, otc")
    distributed_in: tuple[str, ...] | None = Field(None, description="Jurisdictions that the text goes to")
    offered_in: tuple[str, ...] | None = Field(None, description="Jurisdictions where the securities are offered")
    banner: tuple[str, ...] | None = Field(None, description="Jurisdictions of a not-for-release banner")
    public_offer_prospectus: str | None = Field(None, description="none, planned, approved")
    inside_information: bool | None = Field(None, description="Whether the text discloses inside information")
    insiders: bool | None = Field(None, description="Whether an insider buys or has an interest in a purchaser")
    agents: bool | None = Field(None, description="Whether underwriters or placement agents are engaged")
    registration_rights: bool | None = Field(None, description="Whether resales will be registered")
    forward_looking: bool | None = Field(None, description="Whether the text makes forward-looking statements")
    incomplete: tuple[str, ...] = Field(
        (), description="Lists above that may hold more than is known: what is in them is, what is not may be"
    )
    sources: dict[str, tuple[str, ...]] = Field({}, description="Fact → paths in the deal, or quotes of the text")
