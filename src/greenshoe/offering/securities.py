"""The securities that an offering sells, each told apart by its ``kind``."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from greenshoe.offering.identifiers import CUSIP, ISIN
from greenshoe.offering.values import Count, Date, Fact, Flag, Line, Money, Open, PartOfPar, Period, Price, Rate, Share

DayCount = Literal["30/360", "Actual/360", "Actual/365", "Actual/Actual"]


class _Security(Fact):
    """What every security has."""

    name: Line
    """The full name in the plural or as a mass: ``Class A Ordinary Shares``, ``7% convertible notes``."""
    singular: Line
    """One of them: ``Class A Ordinary Share``."""
    term: Line
    """The defined term for one: ``Note``, ``Ordinary Share``."""
    terms: Line
    """The defined term for several: ``Notes``, ``Ordinary Shares``."""
    isin: Open[ISIN] | None = None
    cusip: Open[CUSIP] | None = None


class Shares(_Security):
    """Ordinary shares or common stock."""

    kind: Literal["shares"] = "shares"
    par_value: Open[Money] | None = None
    listed: Flag = True
    """Whether the class is listed (the issuer's listings say where)."""


class DepositaryShares(_Security):
    """American or global depositary shares."""

    kind: Literal["depositary-shares"]
    represents: Count
    """How many underlying shares one depositary share stands for."""
    underlying: Shares
    depositary: Line | None = None


def kind_of(written: Any) -> str | None:
    """Return the tag of the union that *written* belongs to, from its ``kind``; None where it has none."""
    kind = written.get("kind") if isinstance(written, dict) else getattr(written, "kind", None)
    return None if kind is None else f"<{kind}>"


def _kind_of_share(written: Any) -> str | None:
    return kind_of(written) or ("<shares>" if isinstance(written, dict) else None)


Underlying = Annotated[
    Annotated[Shares, Tag("<shares>")] | Annotated[DepositaryShares, Tag("<depositary-shares>")],
    Discriminator(_kind_of_share),
]
"""What a security converts into or is exercised for: shares where no kind is given, or depositary shares."""


class Interest(Fact):
    """How a debt security bears interest."""

    rate: Open[Rate] | None = None
    """Not stated while it is to be fixed at pricing."""
    payment: Literal["bullet", "monthly", "quarterly", "semi-annual", "annual"]
    """``bullet``: all of it at maturity."""
    dates: Open[Line] | None = None
    """``March 1 and September 1 of each year``."""
    first: Open[Date] | None = None
    """The first interest payment date."""
    day_count: Open[DayCount] | None = None
    default_rate: Open[Rate] | None = None
    """The rate while an event of default continues, in full (not the margin over the rate)."""


class Extension(Fact):
    """Somebody's right to put the maturity off."""

    at_option_of: Literal["investor", "issuer", "both"]
    up_to: Open[Period] | None = None
    terms: Open[Line] | None = None


class Maturity(Fact):
    """When principal falls due: a date, or a tenor from the issue date, or both."""

    date: Open[Date] | None = None
    tenor: Open[Period] | None = None
    extension: Extension | None = None


class Conversion(Fact):
    """How a security converts into another."""

    into: Underlying
    price: Open[Price] | None = None
    """Price of one share of ``into`` on conversion; not stated while it is to be fixed at pricing."""
    at_option_of: Literal["investor", "issuer", "either", "mandatory"] = "investor"
    period: Open[Line] | None = None
    """When it may be converted, as a clause: ``at any time before the Maturity Date``."""
    of: Literal["principal", "principal and interest"] = "principal"
    """What may be converted."""
    adjustments: Open[Line] | None = None
    """What adjusts the price, as a noun phrase: ``share splits, share dividends and similar events``."""
    fractions: Open[Line] | None = None
    ownership_cap: Open[Share] | None = None
    """Beneficial-ownership limit on conversion."""
    exchange_cap: Open[Line] | None = None
    """Limit or shareholder approval that the exchange's rules call for."""
    variable: Flag = False
    """Whether the price floats with the market or resets, other than by the adjustments."""
    settled_in: Literal["shares", "cash", "cash, shares or both"] = "shares"
    """What is delivered on conversion; where there is a choice it is the issuer's."""
    floor: Open[Price] | None = None
    """The price below which no adjustment or reset takes the conversion price."""
    make_whole: Open[Line] | None = None
    """When the conversion rate goes up for a holder who converts, as a sentence."""


class Repayment(Fact):
    """In what principal and interest are repaid."""

    settled_in: Literal["cash", "shares", "cash, shares or both"] = "cash"
    choice_of: Literal["issuer", "investor"] | None = None
    """Who chooses, where there is a choice."""
    share_price: Open[Price] | None = None
    """Value of one share used to repay; the conversion price where not stated."""


class RedemptionPrice(Fact):
    """At what price the issuer may redeem from a date on."""

    from_date: Open[Date]
    price: Open[PartOfPar]


class Yield(Fact):
    """How a debt security was priced against a benchmark."""

    to_maturity: Open[Rate]
    benchmark: Open[Line] | None = None
    """``3.875% U.S. Treasury due August 15, 2036``."""
    benchmark_yield: Open[Rate] | None = None
    spread: Open[Count] | None = None
    """In basis points over the benchmark's yield."""


class Note(_Security):
    """A debt security: straight, or convertible where ``conversion`` is given."""

    kind: Literal["note"]
    title: Line
    """``Convertible Note due 2023`` or ``Convertible Notes due 2023``."""
    ranking: Open[Line] | None = None
    """As a predicate: ``senior unsecured``, ``subordinated``."""
    secured: Open[Flag] = False
    collateral: Open[Line] | None = None
    """What secures it, as a noun phrase: ``a first-priority lien on substantially all assets of …``."""
    guarantors: tuple[Line, ...] = ()
    interest: Interest
    maturity: Maturity
    conversion: Conversion | None = None
    repayment: Repayment = Repayment()
    issuer_redemption: Open[Line] | None = None
    """The issuer's right to redeem early, or ``none``."""
    redemption_prices: tuple[RedemptionPrice, ...] = ()
    """The schedule of optional redemption, in the order of its dates."""
    investor_redemption: Open[Line] | None = None
    """The holder's right to early repayment, or ``none``."""
    change_of_control: Open[Line] | None = None
    """What holders may ask for on a change of control or fundamental change, as a sentence."""
    covenants: tuple[Open[Line], ...] = ()
    events_of_default: tuple[Open[Line], ...] = ()
    denomination: Open[Price] | None = None
    """The smallest."""
    multiple: Open[Price] | None = None
    """In what steps above the smallest; the smallest itself where not stated."""
    yields: Yield | None = None


class Warrant(_Security):
    """A right to buy another security at a price."""

    kind: Literal["warrant"]
    title: Line
    exercisable_for: Underlying
    ratio: Count = 1
    """Shares that one warrant buys."""
    exercise_price: Open[Money] | None = None
    """Not stated while it is to be fixed at pricing."""
    expires: Open[Date] | None = None
    exercise_period: Open[Line] | None = None
    cashless: Open[Flag] | None = None
    ownership_cap: Open[Share] | None = None
    """Beneficial-ownership limit on exercise."""
    adjustments: Open[Line] | None = None
    """What adjusts the exercise price, as a noun phrase."""
    redemption: Open[Line] | None = None
    """The issuer's right to redeem or to force exercise, as a sentence."""
    approval: Open[Line] | None = None
    """The shareholder approval that exercise waits for, as a noun phrase."""
    listed: Flag = False


class PreFundedWarrant(_Security):
    """A warrant whose price is paid at issue but for a nominal rest."""

    kind: Literal["pre-funded-warrant"]
    exercisable_for: Underlying
    exercise_price: Open[Money]
    ownership_cap: Open[Share] | None = None
    """Beneficial-ownership limit on exercise."""


class PreferredShares(_Security):
    """Preferred or preference shares."""

    kind: Literal["preferred-shares"]
    title: Line
    stated_value: Open[Price]
    dividend: Open[Rate] | None = None
    liquidation_preference: Open[Money] | None = None
    conversion: Conversion | None = None
    voting: Open[Line] | None = None
    par_value: Open[Money] | None = None
    dividend_payment: Open[Line] | None = None
    """When and in what dividends are paid, and whether they cumulate, as a sentence."""
    ranking: Open[Line] | None = None
    """Against other classes, as a sentence."""
    redemption: Open[Line] | None = None
    """By the issuer or the holder, as a sentence."""
    protective_provisions: tuple[Open[Line], ...] = ()
    """What needs the holders' consent, as noun phrases."""
    listed: Flag = False


class Part(Fact):
    """One security inside a unit, and how many of it."""

    number: Count
    per: Count = 1
    """How many units hold *number* of it: one half of a warrant in each unit is 1 per 2."""
    security: Annotated[
        Annotated[Shares, Tag("<shares>")]
        | Annotated[DepositaryShares, Tag("<depositary-shares>")]
        | Annotated[Warrant, Tag("<warrant>")]
        | Annotated[PreFundedWarrant, Tag("<pre-funded-warrant>")],
        Discriminator(kind_of),
    ]


class Unit(_Security):
    """Several securities sold together."""

    kind: Literal["unit"]
    parts: Annotated[tuple[Part, ...], Field(min_length=1)]
    """Each with how many of it one unit holds."""
    separation: Open[Line] | None = None
    """When the parts trade apart, as a sentence; issued separately at once where not stated."""
    listed: Flag = False


Security = Annotated[
    Annotated[Shares, Tag("<shares>")]
    | Annotated[DepositaryShares, Tag("<depositary-shares>")]
    | Annotated[Note, Tag("<note>")]
    | Annotated[Warrant, Tag("<warrant>")]
    | Annotated[PreFundedWarrant, Tag("<pre-funded-warrant>")]
    | Annotated[PreferredShares, Tag("<preferred-shares>")]
    | Annotated[Unit, Tag("<unit>")],
    Discriminator(kind_of),
]
"""Any security that a tranche can offer."""
