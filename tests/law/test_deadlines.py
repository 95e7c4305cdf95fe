"""Deadlines: counted from the right event, on the right calendar, unknown while the event is."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from greenshoe.law.deadlines import Due, due
from greenshoe.law.rule import Deadline
from greenshoe.offering.deal import Offering
from greenshoe.source import parse, validate
from tests.documents import stages

FORM_D = {"from": "first-sale", "days": 15, "count": "calendar", "roll": "next-business-day"}


def counted(deadline: dict[str, Any], stem: str = "pipe", **changes: Any) -> Due:
    """Return when *deadline* falls due in an example with *changes*."""
    deal = stages.merged(stages.deal(stem), changes)
    return due(Deadline.model_validate(deadline), validate(Offering, parse("deal.json", json.dumps(deal))))


@pytest.mark.parametrize(
    ("deadline", "signing", "last"),
    [
        # Form D: fifteen calendar days after the first sale; Saturday, December 5 rolls to Monday.
        (FORM_D, "2026-11-20", "2026-12-07"),
        ({"from": "first-sale", "days": 15, "count": "calendar"}, "2026-11-20", "2026-12-05"),
        # Form 8-K: four business days; Thanksgiving counts for nothing, and Veterans Day neither.
        ({"from": "signing", "days": 4}, "2026-11-23", "2026-11-30"),
        ({"from": "signing", "days": 4}, "2026-11-09", "2026-11-16"),
        # Veterans Day is a day of trading.
        ({"from": "signing", "days": 4, "calendar": "NYSE"}, "2026-11-09", "2026-11-13"),
        # What happens on a Saturday counts from, and includes, the Monday.
        ({"from": "signing", "days": 4}, "2026-11-28", "2026-12-03"),
        ({"from": "signing", "days": -10, "count": "calendar"}, "2026-11-20", "2026-11-10"),
        ({"from": "signing", "days": -1}, "2026-11-30", "2026-11-27"),
        ({"from": "signing", "days": 1, "calendar": "EU"}, "2026-12-24", "2026-12-28"),
    ],
)
def test_days_are_counted(deadline: dict[str, Any], signing: str, last: str) -> None:
    """Each way of counting gives the day that a calendar on the wall gives."""
    times = {"signing": signing, "closing": "2027-01-15", "long_stop": None}
    assert counted(deadline, timetable=times, dated="2026-12-30", stage="signed").day == date.fromisoformat(last)


def test_an_hour_is_counted_with_its_zone() -> None:
    """Ten minutes before a release at five past midnight is the day before."""
    told = counted({"from": "release", "minutes": -10}, distribution={"time": "00:05 America/New_York"})
    assert told.at is not None
    assert told.at.isoformat().endswith("23:55:00-05:00")
    assert told.says == "10 minutes before the release"


def test_what_is_open_leaves_the_date_unknown_and_names_its_place() -> None:
    """An open signing gives no date, but says where the date will come from."""
    told = counted({"from": "signing", "days": 4}, timetable={"signing": {"open": "signing"}})
    assert (told.day, told.source) == (None, "offering.timetable.signing")


def test_the_first_closing_counts() -> None:
    """Of several closings the first is meant; while one is open, nobody knows which is."""
    closings = {0: {"closing": "2026-12-20"}, 1: {"closing": "2026-12-18"}}
    apart: dict[str, Any] = {"tranches": closings, "timetable": {"closing": None}}
    deadline = {"from": "closing", "days": 0, "count": "calendar"}
    assert counted(deadline, **apart).day == date(2026, 12, 18)
    apart["tranches"][1]["closing"] = {"open": "second closing"}
    assert counted(deadline, **apart).day is None
