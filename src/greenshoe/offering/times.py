"""Times of day with their zone: when a release goes out, when a right expires."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from typing import Any, ClassVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from greenshoe.offering.fact import mistake
from greenshoe.offering.written import Written
from greenshoe.source.showing import shown

_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9]) ([A-Za-z_]+(?:/[A-Za-z_\-]+)*)")


@dataclass(frozen=True)
class Time(Written):
    """A time of day in a named zone of the IANA database, written ``17:00 America/New_York``."""

    what = "a time of day"
    schema: ClassVar[dict[str, Any]] = {
        "type": "string",
        "pattern": r"^([01][0-9]|2[0-3]):[0-5][0-9] [A-Za-z_]+(/[A-Za-z_\-]+)*$",
        "examples": ["17:00 America/New_York"],
    }

    clock: time
    zone: str

    @classmethod
    def read(cls, written: object) -> Time:
        """Return the time that *written* states; raise ``time`` if it does not read or its zone does not exist."""
        match = _TIME.fullmatch(str(written).strip())
        if match is None:
            cure = "write hours and minutes of 24 and the zone: 17:00 America/New_York"
            raise mistake("time", f"{shown(written)} is not a time of day with its zone", cure)
        hours, minutes, zone = match.groups()
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            cure = "write its name in the IANA database, such as America/New_York or Europe/Paris"
            raise mistake("time", f"{shown(zone)} is not a time zone", cure) from None
        return cls(time(int(hours), int(minutes)), zone)

    def __str__(self) -> str:
        """Return the deal-file form, such as ``17:00 America/New_York``."""
        return f"{self.clock:%H:%M} {self.zone}"
