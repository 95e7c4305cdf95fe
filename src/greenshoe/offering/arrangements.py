"""Arrangements beside the sale of the securities: the trust of a blank-check company, a capped call, a cornerstone."""

from __future__ import annotations

from greenshoe.offering.values import Fact, Line, Money, Open, Percent, Period, Price


class Trust(Fact):
    """Where a blank-check company puts what it raises until it has combined with a business."""

    per_unit: Open[Price]
    """What goes into the trust account for each unit sold."""
    amount: Open[Price]
    """What the account holds at closing, without any option."""
    deadline: Open[Period]
    """How long the company has to complete a business combination, from the closing."""
    target: Open[Line] | None = None
    """Where it looks, as a noun phrase: ``businesses in the energy-storage industry in North America``."""
    sponsor: Open[Line] | None = None


class CappedCall(Fact):
    """Capped call transactions that reduce the dilution of convertible notes."""

    counterparties: Open[Line]
    """``one or more of the initial purchasers or their affiliates and other financial institutions``."""
    cap_price: Open[Price] | None = None
    cap_premium: Open[Percent] | None = None
    """Of the cap price over the reference price."""
    cost: Open[Money] | None = None


class Cornerstone(Fact):
    """Somebody who has said that it is interested in buying in a public offering."""

    name: Open[Line]
    amount: Open[Price]
    """Up to how much."""
