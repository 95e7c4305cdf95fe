"""What happens to a deal on its way: an announcement tells of one of these beside, or in place of, its stage."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from greenshoe.offering.securities import kind_of
from greenshoe.offering.values import Count, Date, Fact, Line, Money, Open, Price


class Upsized(Fact):
    """The offering has grown since it was announced."""

    kind: Literal["upsized"]
    tranche: Count = 1
    """Which tranche, counted from 1."""
    number: Open[Count] | None = None
    """How many were to be sold before."""
    principal: Open[Price] | None = None
    """What principal was to be sold before."""
    amount: Open[Price] | None = None
    """What aggregate amount was to be sold before."""


class Amended(Fact):
    """The parties have changed the terms; the deal file holds the terms as changed."""

    kind: Literal["amended"]
    dated: Open[Date] | None = None
    """Date of the amendment."""
    changes: Annotated[tuple[Open[Line], ...], Field(min_length=1)]
    """Each a clause of its own: ``the Maturity Date is extended to …``."""


class OptionExercised(Fact):
    """The banks have exercised their option; what they took stands in the tranche's ``option``."""

    kind: Literal["option-exercised"]
    tranche: Count = 1
    """Which tranche, counted from 1."""


class TrancheClosed(Fact):
    """One tranche of several has closed; the others have not."""

    kind: Literal["tranche-closed"]
    tranche: Count = 1
    """Which tranche, counted from 1."""
    next: Open[Line] | None = None
    """When and on what the next tranche closes, as a sentence."""


class SalesReport(Fact):
    """What was sold under a program in a period."""

    kind: Literal["sales-report"]
    tranche: Count = 1
    since: Open[Date]
    until: Open[Date]
    number: Open[Count]
    gross: Open[Money]
    commission: Open[Money] | None = None
    earlier: Open[Money] | None = None
    """Gross sales price of all that was sold under the program before the period."""
    outstanding: Open[Count] | None = None
    """Shares outstanding at the end of the period."""


Update = Annotated[
    Annotated[Upsized, Tag("<upsized>")]
    | Annotated[Amended, Tag("<amended>")]
    | Annotated[OptionExercised, Tag("<option-exercised>")]
    | Annotated[TrancheClosed, Tag("<tranche-closed>")]
    | Annotated[SalesReport, Tag("<sales-report>")],
    Discriminator(kind_of),
]
"""What happened to the deal, told apart by its ``kind``."""


class Termination(Fact):
    """The end of a deal that does not close."""

    date: Open[Date] | None = None
    reason: Open[Line] | None = None
    """As a clause: ``market conditions have changed``."""
    consequence: Open[Line] | None = None
    """What follows between the parties, as a sentence: fees, releases, survival."""
