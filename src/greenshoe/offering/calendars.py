"""Business days: the calendars of the markets that deals settle on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Literal

CalendarName = Literal["NYSE", "TARGET", "London"]
"""``NYSE`` for the New York Stock Exchange and Nasdaq, ``TARGET`` for the euro, ``London`` for the banks of England."""

_FRIDAY = 4


def is_business_day(day: date, calendar: CalendarName) -> bool:
    """Return whether *day* is neither a weekend nor a holiday of *calendar*.

    Closures ordered for one day (a day of mourning) count once the tables of the ``holidays`` package know them.
    """
    return day.weekday() <= _FRIDAY and not _is_holiday(calendar)(day)


def business_days_after(day: date, number: int, calendar: CalendarName) -> date:
    """Return the *number*-th business day of *calendar* after *day*, which is not counted and may be a holiday."""
    found = day
    for _ in range(number):
        found = _next(found, calendar)
    return found


def _next(day: date, calendar: CalendarName) -> date:
    found = day + timedelta(days=1)
    while not is_business_day(found, calendar):
        found += timedelta(days=1)
    return found


@cache
def _is_holiday(calendar: CalendarName) -> Callable[[date], bool]:
    """Return what tells the holidays of *calendar*; its tables grow by whole years as they are asked for."""
    # Loading the package takes longer than reading most deal files, and few deals count business days.
    import holidays

    if calendar == "London":
        return holidays.country_holidays("GB", subdiv="ENG").__contains__
    return holidays.financial_holidays("NYSE" if calendar == "NYSE" else "ECB").__contains__
