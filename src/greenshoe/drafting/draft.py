"""A draft: one document of one offering, rendered but not yet written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from greenshoe.offering.deal import Offering
from greenshoe.offering.values import OpenPoint


@dataclass(frozen=True)
class NumberedPoint:
    """An open point with the number that it prints as, the same in every document of the deal."""

    number: int
    path: str
    """Where it stands in the deal: ``offering.timetable.closing``."""
    point: OpenPoint


@dataclass(frozen=True)
class Draft:
    """One document of one offering, as HTML. Write it with :func:`greenshoe.write`."""

    document: str
    """Name of the document: ``press-release``."""
    title: str
    html: str
    """A whole HTML5 page with the screen style inside; the print style is added when a PDF is written."""
    offering: Offering
    on: date
    """Date whose law the draft follows."""
    on_assumed: bool
    """Whether that is not the announcement's own date: it is open, or the law of another was asked for."""
    final: bool
    at: datetime
    """When it was drafted (UTC); printed on every page of a draft that is not final."""
    open_points: tuple[NumberedPoint, ...]
    """Those that this document prints."""
    path: str
    """Where it would be written, without folder of output and ending: ``aptorum/press-release``."""
