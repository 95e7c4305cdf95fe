"""Points still open: any value of a deal may be one, and it is valid until the draft is to be final."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar

from pydantic import Discriminator, Tag

from greenshoe.offering.fact import Fact
from greenshoe.offering.wording import Date, Line, Point


class OpenPoint(Fact):
    """A value that is not known yet; it prints as a numbered bullet and stops a final draft."""

    open: Point
    """What is missing, as the schedule of open points names it: ``closing date``."""
    owner: Line | None = None
    """Who is to supply it: ``issuer counsel``."""
    due: Date | None = None
    """By when."""


def _open_or_value(written: Any) -> str:
    if isinstance(written, OpenPoint):
        return "<open>"
    return "<open>" if isinstance(written, dict) and "open" in written else "<value>"


T = TypeVar("T")
Open = Annotated[
    Annotated[T, Tag("<value>")] | Annotated[OpenPoint, Tag("<open>")],
    Discriminator(_open_or_value),
]
"""``Open[Money]``: an amount of money, or a point still open. Any value of a deal may be open."""


def known(value: T | OpenPoint | None) -> T | None:
    """Return *value* where it is known, None where it is open or not stated."""
    return None if isinstance(value, OpenPoint) else value
