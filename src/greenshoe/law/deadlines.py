"""Deadlines: the day, or the minute, by which something has to be done about a deal, counted as its rule says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from greenshoe.law.rule import Deadline, Event
from greenshoe.offering.calendars import Offices, business_days_after, business_days_before, is_business_day
from greenshoe.offering.deal import Offering
from greenshoe.offering.tranche import Tranche
from greenshoe.offering.values import OpenPoint, known

_OFFICES: dict[str, Offices] = {"US": "federal", "NYSE": "NYSE", "EU": "TARGET", "GB": "London"}
Day = date | OpenPoint | None


@dataclass(frozen=True)
class Due:
    """When something is due."""

    day: date | None
    """None while what it is counted from is not known."""
    at: datetime | None
    """The minute, with its zone, of what is due by the hour."""
    source: str
    """The path in the deal of what it is counted from, or would be."""
    says: str
    """How it is counted: ``15 calendar days after the first sale``."""


_CALLED: dict[Event, str] = {
    "signing": "the signing",
    "pricing": "the pricing",
    "first-sale": "the first sale",
    "closing": "the closing",
    "announcement": "the announcement",
    "release": "the release",
    "record": "the record date",
    "expires": "the expiration of the rights",
    "filed": "the filing of the registration statement",
    "effective": "the registration statement’s effectiveness",
}


def due(deadline: Deadline, offering: Offering) -> Due:
    """Return when what *deadline* counts is due in *offering*."""
    source, day = _event(deadline.from_, offering)
    says = deadline.says or _counted(deadline)
    start = known(day)
    if deadline.minutes:
        return Due(start, _minute(deadline, offering, start), source, says)
    return Due(None if start is None else _last_day(deadline, start), None, source, says)


def _last_day(deadline: Deadline, start: date) -> date:
    offices = _OFFICES[deadline.calendar]
    if deadline.count == "business":
        step = business_days_after if deadline.days >= 0 else business_days_before
        return step(start, abs(deadline.days), offices)
    last = start + timedelta(days=deadline.days)
    if deadline.roll is None or is_business_day(last, offices):
        return last
    return business_days_after(last, 1, offices)


def _minute(deadline: Deadline, offering: Offering, day: date | None) -> datetime | None:
    time = known(offering.distribution.time)
    if day is None or time is None:
        return None
    return datetime.combine(day, time.clock, ZoneInfo(time.zone)) + timedelta(minutes=deadline.minutes)


def _counted(deadline: Deadline) -> str:
    number, unit = (deadline.minutes, "minute") if deadline.minutes else (deadline.days, "day")
    event = _CALLED[deadline.from_]
    if not number:
        return f"on the day of {event}"
    kind = "" if deadline.minutes else f"{deadline.count} "
    many = f"{abs(number)} {kind}{unit}{'' if abs(number) == 1 else 's'}"
    rolled = ", or the next business day" if deadline.roll else ""
    return f"{many} {'after' if number > 0 else 'before'} {event}{rolled}"


def _event(event: Event, offering: Offering) -> tuple[str, Day]:
    """Return the path and the day of what a deadline is counted from."""
    times = offering.timetable
    match event:
        case "announcement" | "release":
            return "offering.dated", offering.dated
        case "signing":
            return "offering.timetable.signing", times.signing or times.pricing
        case "pricing":
            return "offering.timetable.pricing", times.pricing or times.signing
        case "closing":
            return "offering.timetable.closing", _earliest(offering)
        case "first-sale":
            return _first_sale(offering)
        case "record" | "expires":
            found = [(path, getattr(tranche.rights, event)) for path, tranche in _tranches(offering) if tranche.rights]
            path, day = found[0] if found else ("offering.tranches[0]", None)
            return f"{path}.rights.{event}", day
        case "filed" | "effective":
            return _registration(event, offering)


def _tranches(offering: Offering) -> list[tuple[str, Tranche]]:
    return [(f"offering.tranches[{index}]", tranche) for index, tranche in enumerate(offering.tranches)]


def _earliest(offering: Offering) -> Day:
    """Return the first closing; open while one of them is, for that may be the first."""
    days = [derived.closing for derived in offering.derived]
    if any(isinstance(day, OpenPoint) for day in days):
        return next(day for day in days if isinstance(day, OpenPoint))
    return min((day for day in days if isinstance(day, date)), default=None)


def _first_sale(offering: Offering) -> tuple[str, Day]:
    times = offering.timetable
    for path, day in (
        ("offering.timetable.signing", times.signing),
        ("offering.timetable.pricing", times.pricing),
        ("offering.timetable.closing", _earliest(offering)),
    ):
        if day is not None:
            return path, day
    return "offering.timetable.signing", None


def _registration(event: Event, offering: Offering) -> tuple[str, Day]:
    for path, tranche in _tranches(offering):
        statement = known(tranche.registration_statement)
        if statement is not None:
            return f"{path}.registration_statement.{event}", getattr(statement, event)
    return "offering.tranches[0].registration_statement", None
