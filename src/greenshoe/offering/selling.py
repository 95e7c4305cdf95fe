"""How a tranche is sold where that is not one price to named purchasers: a range, selling holders, rights, programs."""

from __future__ import annotations

from typing import Literal

from greenshoe.offering.securities import PreFundedWarrant
from greenshoe.offering.times import Time
from greenshoe.offering.values import Count, Date, Fact, Flag, Line, Money, Open, Price, Rate


class PriceRange(Fact):
    """The range that the price is expected to fall in, while an offering is marketed."""

    low: Price
    high: Price


class Seller(Fact):
    """A holder who sells in the offering beside, or in place of, the issuer."""

    name: Open[Line]
    description: Open[Line] | None = None
    """With its article: ``an affiliate of …``."""
    number: Open[Count]
    """How many of the tranche's securities it sells."""
    option_number: Open[Count] | None = None
    """How many of the additional securities are its own."""


class InLieu(Fact):
    """Pre-funded warrants that a purchaser may take in place of the tranche's shares."""

    security: PreFundedWarrant
    number: Open[Count] | None = None
    """How many of the tranche's number are taken so, where that is known."""


class Rights(Fact):
    """Subscription rights distributed to holders; the tranche's price is the subscription price."""

    entitled: Line
    """Who receives them: ``holders of Common Stock``."""
    per_share: Count = 1
    """Rights for each share held on the record date."""
    needed: Count = 1
    """Rights that buy one of the tranche's securities."""
    record: Open[Date]
    ex: Open[Date] | None = None
    """First day on which the shares trade without the right."""
    distributed: Open[Date] | None = None
    """When the rights and the subscription documents go out."""
    expires: Open[Date]
    expires_at: Open[Time] | None = None
    transferable: Open[Flag] = False
    ticker: Open[Line] | None = None
    """Symbol of the rights, where they trade."""
    over_subscription: Open[Line] | None = None
    """The privilege of those who exercise in full, as a sentence."""
    fractions: Open[Line] | None = None
    backstop: Open[Line] | None = None
    """Who buys what is not subscribed, as a sentence."""
    subscription_agent: Open[Line] | None = None
    information_agent: Open[Line] | None = None


class Program(Fact):
    """A program of sales from time to time at market prices ("at the market", Rule 415(a)(4))."""

    maximum: Open[Price]
    """Aggregate offering price, at most."""
    commission: Open[Rate] | None = None
    """Of the gross sales price, at most."""
    replaces: Open[Line] | None = None
    """An earlier program that ends, as a noun phrase."""


class Raise(Fact):
    """The limits within which a continuous or best-efforts offering raises money, and where one invests."""

    minimum: Open[Price] | None = None
    """Without which no closing takes place (the target amount of a crowdfunding)."""
    maximum: Open[Price]
    investment: Open[Price] | None = None
    """The smallest that one investor may put in."""
    deadline: Open[Date] | None = None
    platform: Open[Line] | None = None
    """The funding portal or broker-dealer whose platform takes subscriptions."""
    raised: Open[Money] | None = None
    """What was raised, once the offering has closed."""
    investors: Open[Count] | None = None


class ExistingWarrants(Fact):
    """Warrants in issue whose holders exercise them in the tranche, at its price (an inducement)."""

    term: Line
    """Their defined term in the plural: ``Existing Warrants``."""
    name: Line
    """``Series A warrants to purchase common stock``."""
    issued: Open[Line]
    """When they were issued: ``in March 2025``."""
    exercise_price: Open[Price]
    """Before the offer."""
    registered: Literal["issuance", "resale"] | None = None
    """What the effective registration statement covers: their exercise, or the resale of the shares."""
