"""Business days: the calendars of the markets that deals settle on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Literal

CalendarName = Literal["NYSE", "TARGET", "London"]
"""``NYSE`` for the New York Stock Exchange and Nasdaq, ``TARGET`` for the euro, ``London`` for the banks of England."""
Offices = CalendarName | Literal["federal"]
"""Those, and ``federal`` for the offices of the federal government of the United States."""

_FRIDAY = 4


def is_business_day(day: date, calendar: Offices) -> bool:
    """Return whether *day* is neither a weekend nor a holiday of *calendar*.

    Closures ordered for one day (a day of mourning) count once the tables of the ``holidays`` package know them.
    """
    return day.weekday() <= _FRIDAY and not _is_holiday(calendar)(day)


def business_days_after(day: date, number: int, calendar: Offices) -> date:
    """Return the *number*-th business day of *calendar* after *day*, which is not counted and may be a holiday."""
    found = day
    for _ in range(number):
        found = _step(found, calendar, timedelta(days=1))
    return found


def business_days_before(day: date, number: int, calendar: Offices) -> date:
    """Return the *number*-th business day of *calendar* before *day*, which is not counted and may be a holiday."""
    found = day
    for _ in range(number):
        found = _step(found, calendar, timedelta(days=-1))
    return found


def _step(day: date, calendar: Offices, step: timedelta) -> date:
    found = day + step
    while not is_business_day(found, calendar):
        found += step
    return found


@cache
def _is_holiday(calendar: Offices) -> Callable[[date], bool]:
    """Return what tells the holidays of *calendar*; its tables grow by whole years as they are asked for."""
    # Loading the package takes longer than reading most deal files, and few deals count business days.
    import holidays

    if calendar == "federal":
        return holidays.country_holidays("US", categories=("government",)).__contains__
    if calendar == "London":
        return holidays.country_holidays("GB", subdiv="ENG").__contains__
    return holidays.financial_holidays("NYSE" if calendar == "NYSE" else "ECB").__contains__
