"""Maturity of a note, and the interest until then."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from greenshoe.offering.calendars import CalendarName
from greenshoe.offering.derived.dates import Day
from greenshoe.offering.derived.day_counts import year_fraction
from greenshoe.offering.derived.figures import figure
from greenshoe.offering.derived.rounding import money
from greenshoe.offering.securities import Maturity, Note
from greenshoe.offering.values import Money, OpenPoint, Percent, known

if TYPE_CHECKING:
    from greenshoe.offering.tranche import Tranche


def maturity_of(maturity: Maturity, issued: Day, calendar: CalendarName) -> Day:
    """Return when principal falls due: the stated date, else the tenor after the issue date, else what is open.

    A tenor in business days counts those of *calendar*.
    """
    stated, tenor, start = known(maturity.date), known(maturity.tenor), known(issued)
    if stated is not None:
        return stated
    if tenor is not None and start is not None:
        return tenor.after(start, calendar)
    if isinstance(maturity.date, OpenPoint):
        return maturity.date
    if tenor is not None and isinstance(issued, OpenPoint):
        return OpenPoint(open=f"maturity date, {tenor} after the issue date", owner=issued.owner, due=issued.due)
    return figure("maturity date", _no_date, {"tenor": maturity.tenor, "issue date": issued})


def interest(tranche: Tranche, note: Note, issued: Day, maturity: Day) -> Money | OpenPoint | None:
    """Return simple interest on the principal from issue to maturity: rate times principal times the part of a year.

    Without a day-count convention a tenor of whole months counts as that many twelfths of a year.
    """
    convention, tenor = note.interest.day_count, note.maturity.tenor
    inputs: dict[str, object] = {"principal amount": tranche.principal, "interest rate": note.interest.rate}
    if convention is not None:
        inputs |= {"day-count convention": convention, "issue date": issued, "maturity date": maturity}
        return figure("interest to maturity", _by_days, inputs)
    if isinstance(tenor, OpenPoint):
        return figure("interest to maturity", _by_months, inputs | {"tenor": tenor})
    return figure("interest to maturity", _by_months, inputs | {"tenor": tenor and tenor.months})


def _by_days(principal: Money, rate: Percent, convention: str, issued: date, maturity: date) -> Money:
    return _for(principal, rate, year_fraction(convention, issued, maturity))


def _by_months(principal: Money, rate: Percent, months: int) -> Money:
    return _for(principal, rate, Fraction(months, 12))


def _for(principal: Money, rate: Percent, years: Fraction) -> Money:
    return money(Fraction(principal.amount) * Fraction(rate.fraction) * years, principal.currency)


def _no_date(*inputs: object) -> date | None:
    return None
