"""Business days: the calendars of the markets that deals settle on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    pass

CalendarName = Literal["NYSE", "TARGET", "London"]
"""``NYSE`` for the New York Stock Exchange and Nasdaq, ``TARGET`` for the euro, ``London`` for the banks of England."""
