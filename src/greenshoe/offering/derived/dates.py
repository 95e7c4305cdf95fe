"""Dates that follow: when a tranche closes, and the last day of the banks' option."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from greenshoe.offering.calendars import business_days_after, is_business_day
from greenshoe.offering.derived.figures import figure
from greenshoe.offering.values import OpenPoint, Period, known

if TYPE_CHECKING:
    from greenshoe.offering.deal import Offering
    from greenshoe.offering.particulars import Timetable
    from greenshoe.offering.tranche import Tranche

Day = date | OpenPoint | None


def closing_of(offering: Offering, tranche: Tranche) -> Day:
    """Return when *tranche* closes: its own date, else the timetable's, else the days to settle after the pricing."""
    times = offering.timetable
    for stated in (tranche.closing, times.closing):
        if stated is not None:
            return stated
    return settled(times)


def settled(times: Timetable) -> Day:
    """Return the day so many business days after pricing (or signing) as *times* say; None where they do not say."""
    days = times.settlement_days
    if days is None:
        return None
    start, name = (times.signing, "signing date") if times.pricing is None else (times.pricing, "pricing date")
    return figure("closing date", lambda day: business_days_after(day, days, times.calendar), {name: start})


def option_expires(offering: Offering, tranche: Tranche) -> Day:
    """Return the last day of the option of *tranche*; None where it has none, or where it starts is not stated.

    An option from the issue date counts that day in: 13 days from June 1 end on June 13; any other does not.
    """
    option = tranche.option
    if option is None:
        return None
    start = _start_of(offering, tranche)
    inclusive = option.runs_from == "issue"

    def last(period: Period, day: date) -> date:
        ends = period.after(day, offering.timetable.calendar)
        return ends - timedelta(days=1) if inclusive else ends

    return figure(
        "last day of the option", last, {"period of the option": option.period, "day that it runs from": start}
    )


def _start_of(offering: Offering, tranche: Tranche) -> Day:
    times, option = offering.timetable, tranche.option
    runs_from = option.runs_from if option else "pricing"
    if runs_from == "issue":
        return closing_of(offering, tranche)
    if runs_from == "agreement":
        return times.signing or times.pricing
    statement = known(tranche.registration_statement)
    final = statement.final if statement else None
    if runs_from == "prospectus" and final is not None:
        return final
    return times.pricing


def off_days(offering: Offering) -> tuple[tuple[str, date], ...]:
    """Return each stated closing that falls on a day on which the timetable's calendar settles nothing, by its path."""
    stated: list[tuple[str, Day]] = [("offering.timetable.closing", offering.timetable.closing)]
    for index, tranche in enumerate(offering.tranches):
        exercise = tranche.option.exercise if tranche.option else None
        stated.append((f"offering.tranches[{index}].closing", tranche.closing))
        stated.append((f"offering.tranches[{index}].option.exercise.closing", exercise.closing if exercise else None))
    days = [(path, known(day)) for path, day in stated]
    calendar = offering.timetable.calendar
    return tuple((path, day) for path, day in days if day is not None and not is_business_day(day, calendar))
