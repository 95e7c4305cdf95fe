"""Lengths of time: tenors, notice periods, lock-ups."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from greenshoe.offering.calendars import CalendarName, business_days_after
from greenshoe.offering.fact import mistake
from greenshoe.offering.written import Written
from greenshoe.source.showing import shown

_PERIOD = re.compile(r"([1-9][0-9]{0,3}) (business day|day|week|month|year)s?")
LONGEST_YEARS = 150
"""The longest period that a deal may hold."""


@dataclass(frozen=True)
class Period(Written):
    """A length of time in whole days, business days, weeks, months or years, written ``12 months``."""

    what = "a period"
    schema: ClassVar[dict[str, Any]] = {
        "type": "string",
        "pattern": r"^[1-9][0-9]{0,3} (business day|day|week|month|year)s?$",
        "examples": ["12 months"],
    }

    count: int
    unit: str

    @classmethod
    def read(cls, written: object) -> Period:
        """Return the period that *written* states; raise ``period`` if it does not read or is too long."""
        match = _PERIOD.fullmatch(str(written).strip())
        if match is None:
            raise mistake("period", f"{shown(written)} is not a period", 'write a number and a unit: "12 months"')
        period = cls(int(match[1]), match[2])
        if period.months and period.months > 12 * LONGEST_YEARS:
            raise mistake("period", f"{period} is too long", f"write at most {LONGEST_YEARS} years")
        return period

    def __str__(self) -> str:
        """Return the deal-file form, such as ``12 months``."""
        return f"{self.count} {self.unit}{'' if self.count == 1 else 's'}"

    @property
    def months(self) -> int | None:
        """The period in calendar months, or None where it is counted in days or weeks."""
        return {"month": self.count, "year": 12 * self.count}.get(self.unit)

    def after(self, start: date, calendar: CalendarName | None = None) -> date:
        """Return the date this period after *start*; a month end that does not exist falls back.

        Business days are those of *calendar*; raise ``ValueError`` where they are asked for without one.
        """
        if self.unit == "business day":
            if calendar is None:
                raise ValueError("business days need a calendar")
            return business_days_after(start, self.count, calendar)
        if self.months is None:
            return date.fromordinal(start.toordinal() + self.count * (7 if self.unit == "week" else 1))
        year, month = divmod(start.month - 1 + self.months, 12)
        last = monthrange(start.year + year, month + 1)[1]
        return date(start.year + year, month + 1, min(start.day, last))
