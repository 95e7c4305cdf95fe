"""The banks of a tranche: who they are, what they commit to, what they earn, and their option to buy more."""

from __future__ import annotations

from typing import Literal

from greenshoe.offering.identifiers import Email, Phone
from greenshoe.offering.values import Count, Date, Fact, Line, Money, Open, Period, Price, Rate, Share


class Agent(Fact):
    """A bank or broker that places, underwrites, sells from time to time, or buys for resale."""

    name: Line
    role: Line
    """In the singular: ``placement agent``, ``joint book-running manager``, ``sales agent``."""
    address: Line | None = None
    email: Email | None = None
    phone: Phone | None = None


class Compensation(Fact):
    """What the banks of a tranche earn, and what of their costs the issuer bears."""

    discount: Open[Rate] | None = None
    """Underwriting discount, placement fee or commission, as a percentage of gross proceeds; of notes, of principal."""
    reimbursed: Open[Money] | None = None
    """Expenses of the banks that the issuer reimburses."""
    warrants: Open[Line] | None = None
    """Warrants that the banks receive, as a noun phrase."""


class OptionExercise(Fact):
    """What the banks took under their option."""

    number: Open[Count] | None = None
    principal: Open[Price] | None = None
    exercised: Open[Date] | None = None
    closing: Open[Date] | None = None
    """When the additional securities are issued and paid for."""


class PurchaseOption(Fact):
    """The option of the underwriters or initial purchasers to buy more of a tranche's securities at the same price."""

    number: Open[Count] | None = None
    """How many more shares or units, at most."""
    principal: Open[Price] | None = None
    """How much more principal of notes, at most."""
    part: Open[Share] | None = None
    """How much more as a part of what is sold (15%), while that is known in money alone."""
    period: Open[Period]
    """How long it runs: ``30 days``."""
    runs_from: Literal["pricing", "prospectus", "agreement", "issue"] = "pricing"
    """What its period is counted from; ``issue`` is from, and including, the issue date."""
    exercise: OptionExercise | None = None
    """What was taken, once it was."""
