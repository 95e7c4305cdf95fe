"""The securities that an offering sells, each told apart by its ``kind``."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from greenshoe.offering.identifiers import CUSIP, ISIN
from greenshoe.offering.values import Count, Date, Fact, Flag, Line, Money, Open, Period, Price, Rate, Share

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


def _kind(written: Any) -> str | None:
    kind = written.get("kind") if isinstance(written, dict) else getattr(written, "kind", None)
    return None if kind is None else f"<{kind}>"


def _kind_of_share(written: Any) -> str | None:
    return _kind(written) or ("<shares>" if isinstance(written, dict) else None)


Underlying = Annotated[
    Annotated[Shares, Tag("<shares>")] | Annotated[DepositaryShares, Tag("<depositary-shares>")],
    Discriminator(_kind_of_share),
]
"""What a security converts into or is exercised for: shares where no kind is given, or depositary shares."""


class Interest(Fact):
    """How a debt security bears interest."""

    rate: Open[Rate]
    payment: Literal["bullet", "monthly", "quarterly", "semi-annual", "annual"]
    """``bullet``: all of it at maturity."""
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
    price: Open[Price]
    """Price of one share of ``into`` on conversion."""
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


class Repayment(Fact):
    """In what principal and interest are repaid."""

    settled_in: Literal["cash", "shares", "cash, shares or both"] = "cash"
    choice_of: Literal["issuer", "investor"] | None = None
    """Who chooses, where there is a choice."""
    share_price: Open[Price] | None = None
    """Value of one share used to repay; the conversion price where not stated."""


class Note(_Security):
    """A debt security: straight, or convertible where ``conversion`` is given."""

    kind: Literal["note"]
    title: Line
    """``Convertible Note due 2023`` or ``Convertible Notes due 2023``."""
    ranking: Open[Line] | None = None
    """As a predicate: ``senior unsecured``, ``subordinated``."""
    secured: Open[Flag] = False
    guarantors: tuple[Line, ...] = ()
    interest: Interest
    maturity: Maturity
    conversion: Conversion | None = None
    repayment: Repayment = Repayment()
    issuer_redemption: Open[Line] | None = None
    """The issuer's right to redeem early, or ``none``."""
    investor_redemption: Open[Line] | None = None
    covenants: tuple[Open[Line], ...] = ()
    events_of_default: tuple[Open[Line], ...] = ()
    denomination: Open[Price] | None = None


class Warrant(_Security):
    """A right to buy another security at a price."""

    kind: Literal["warrant"]
    title: Line
    exercisable_for: Underlying
    ratio: Count = 1
    """Shares that one warrant buys."""
    exercise_price: Open[Money]
    expires: Open[Date] | None = None
    exercise_period: Open[Line] | None = None
    cashless: Open[Flag] | None = None


class PreFundedWarrant(_Security):
    """A warrant whose price is paid at issue but for a nominal rest."""

    kind: Literal["pre-funded-warrant"]
    exercisable_for: Underlying
    exercise_price: Open[Money]


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


class Part(Fact):
    """One security inside a unit, and how many of it."""

    number: Count
    security: Annotated[
        Annotated[Shares, Tag("<shares>")]
        | Annotated[DepositaryShares, Tag("<depositary-shares>")]
        | Annotated[Warrant, Tag("<warrant>")]
        | Annotated[PreFundedWarrant, Tag("<pre-funded-warrant>")],
        Discriminator(_kind),
    ]


class Unit(_Security):
    """Several securities sold together."""

    kind: Literal["unit"]
    parts: Annotated[tuple[Part, ...], Field(min_length=1)]


Security = Annotated[
    Annotated[Shares, Tag("<shares>")]
    | Annotated[DepositaryShares, Tag("<depositary-shares>")]
    | Annotated[Note, Tag("<note>")]
    | Annotated[Warrant, Tag("<warrant>")]
    | Annotated[PreFundedWarrant, Tag("<pre-funded-warrant>")]
    | Annotated[PreferredShares, Tag("<preferred-shares>")]
    | Annotated[Unit, Tag("<unit>")],
    Discriminator(_kind),
]
"""Any security that a tranche can offer."""
