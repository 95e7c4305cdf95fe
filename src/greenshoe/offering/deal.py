"""An offering: the facts of one deal, as its deal file holds them. Knows no law and no document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, PrivateAttr, model_validator

from greenshoe.offering.arrangements import CappedCall, Cornerstone, Trust
from greenshoe.offering.clashes import clashes
from greenshoe.offering.derived import Derived, Totals, derive, total
from greenshoe.offering.issuer import Contact, Issuer
from greenshoe.offering.marketing import Marketing
from greenshoe.offering.origin import Origin, fact_path, open_points, steps_of
from greenshoe.offering.particulars import (
    Agreement,
    Capitalization,
    Condition,
    Distribution,
    Insider,
    Purpose,
    RegimeChoice,
    RelatedPartyProcess,
    TermSheet,
    Timetable,
    Waiver,
)
from greenshoe.offering.tranche import Tranche
from greenshoe.offering.updates import Termination, Update
from greenshoe.offering.values import Date, Fact, Flag, Line, Money, Open, OpenPoint, Prose, mistake, refuse_clashes
from greenshoe.source import parse, validate
from greenshoe.source.showing import shown

Stage = Literal["testing-the-waters", "filed", "proposed", "launched", "priced", "signed", "closed", "terminated"]
"""How far the deal has come; ``filed``: a registration or offering statement is on file, nothing is marketed yet."""


def _rule(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9\-]+(/[a-z0-9\-]+)+", text):
        raise mistake("rule", f"{shown(text)} is not the name of a rule", "write it as us/unregistered-legend")
    return text


def _deal_name(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._\-]{0,79}", text):
        near = "-".join(re.findall(r"[a-z0-9]+", text.lower()))[:80] or "aptorum"
        raise mistake("name", f"{shown(text)} cannot name a folder", f'write letters, digits and hyphens: "{near}"')
    return text


DealName = Annotated[str, AfterValidator(_deal_name), Field(examples=["aptorum"])]
"""A name that a folder can bear on any system."""
RuleName = Annotated[str, AfterValidator(_rule)]
"""A rule by its path in the law folder: ``us/unregistered-legend``."""


class Offering(Fact):
    """The facts of one deal.

    Load it from a deal file with :meth:`load`; any value that is not known yet may be an open point.
    """

    name: DealName
    """A short name for the deal, which its drafts are filed under: ``aptorum``."""
    illustrative: Prose | None = None
    """Says which facts are invented, where the deal file is an example; printed on every document."""
    dated: Open[Date]
    """Date of the announcement; the law of this date applies."""
    stage: Stage
    update: Update | None = None
    """What has happened to the deal, where the announcement tells of that: it was upsized, amended, closed in part."""
    termination: Termination | None = None
    """Why a terminated deal ended, and what follows."""
    issuer: Issuer
    tranches: Annotated[tuple[Tranche, ...], Field(min_length=1)]
    initial_public_offering: Flag = False
    tender_offer: Flag = False
    inside_information: Open[Flag] | None = None
    """Whether the announcement discloses inside information under market-abuse law."""
    public_offer_prospectus: Literal["none", "planned", "approved"] = "none"
    """Whether a prospectus for a public offer exists or will; a registration statement is a tranche's own."""
    agreement: Agreement | None = None
    conditions: tuple[Open[Condition], ...] = ()
    timetable: Timetable = Timetable()
    insiders: tuple[Insider, ...] = ()
    related_party: Open[RelatedPartyProcess] | None = None
    use_of_proceeds: tuple[Open[Purpose], ...] = ()
    """What the issuer uses its proceeds for; empty only where holders sell everything."""
    expenses: Open[Money] | None = None
    """Fees and expenses that the issuer bears."""
    runway: Open[Line] | None = None
    """How long the issuer's cash lasts after the offering, as a clause."""
    capitalization: Capitalization | None = None
    cash: Open[Money] | None = None
    """Cash on hand that goes into the uses beside the proceeds."""
    trust: Trust | None = None
    capped_call: CappedCall | None = None
    cornerstones: tuple[Cornerstone, ...] = ()
    marketing: Marketing = Marketing()
    term_sheet: TermSheet = TermSheet()
    contacts: tuple[Contact, ...] = ()
    distribution: Distribution
    regime: RegimeChoice | None = None
    waive: dict[RuleName, Waiver] = {}
    """Rules disapplied, by name: ``us/unregistered-legend``."""
    _origin: Origin = PrivateAttr(default_factory=Origin)

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        refuse_clashes("Offering", clashes(self))
        return self

    @classmethod
    def load(cls, path: Path | str) -> Self:
        """Return the offering of the deal file at *path*; raise ``UserError`` with every mistake in it."""
        source = parse(path)
        offering = validate(cls, source)
        offering._origin = Origin(source)
        return offering

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with the fields of *update*, unchecked; what follows from them is derived anew."""
        copied = super().model_copy(update=update, deep=deep)
        for name in ("derived", "totals"):
            copied.__dict__.pop(name, None)
        return copied

    def place(self, fact: str) -> tuple[str, int, int] | None:
        """Return file, line and column of a fact such as ``offering.tranches[0].principal``.

        A fact that does not stand in the file has the place of what holds it; an offering that was not loaded has none.
        """
        source, steps = self._origin.source, steps_of(fact)
        return None if source is None or steps is None else (source.file, *source.place(steps))

    def open_points(self) -> tuple[tuple[str, OpenPoint], ...]:
        """Return every open point with the path of its fact, in the order of the deal file."""
        found = list(open_points(self))
        source = self._origin.source
        if source is not None:
            found.sort(key=lambda point: source.place(point[0]))
        return tuple((fact_path(steps), point) for steps, point in found)

    @cached_property
    def derived(self) -> tuple[Derived, ...]:
        """What follows from the stated facts, for each tranche."""
        return tuple(derive(self, index) for index in range(len(self.tranches)))

    @cached_property
    def totals(self) -> Totals:
        """What follows for all tranches together: proceeds, shares outstanding, ownership, sources and uses."""
        return total(self)
