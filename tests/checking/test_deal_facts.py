"""What a check finds in the facts of a deal alone: days of rest, and times of day that a text has otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from greenshoe.checking import check
from greenshoe.checking.figures import figures_in
from greenshoe.checking.ledger import agrees
from greenshoe.library import Library
from greenshoe.offering.times import Time
from tests.checking.test_checks import LEGEND, drafted, of, small  # noqa: F401 - a fixture
from tests.law.small import deal


@pytest.mark.parametrize(
    ("timetable", "found"),
    [
        ("closing: 2022-01-08", ["closing on 2022-01-08 falls on a weekend or holiday (NYSE)"]),
        ("closing: 2022-01-17", ["closing on 2022-01-17 falls on a weekend or holiday (NYSE)"]),
        ("closing: 2022-01-17, calendar: TARGET", []),
        ("closing: 2022-01-18", []),
    ],
)
def test_a_closing_on_a_day_of_rest_is_a_warning(
    small: Library,  # noqa: F811
    tmp_path: Path,
    timetable: str,
    found: list[str],
) -> None:
    """A closing on a weekend or holiday of its calendar is a warning at its place; another calendar may differ."""
    offering = deal(tmp_path, ("closing: 2022-01-10}", f"{timetable}}}"))
    warned = of(check(drafted(offering, LEGEND), small), "facts/business-days")
    assert [each.message for each in warned] == found
    assert {each.severity for each in warned} <= {"warning"}
    assert {place.fact for each in warned for place in each.places} <= {"offering.timetable.closing"}


@pytest.mark.parametrize(
    ("printed", "agree"),
    [("5:00 p.m.", True), ("17:00", True), ("05:00", True), ("5:30 p.m.", False), ("7:00", False)],
)
def test_a_time_of_day_is_a_fact(printed: str, agree: bool) -> None:
    """A text's time agrees with the deal's, by a clock of twelve hours or of 24."""
    (found,) = figures_in(f"The rights expire at {printed}, Eastern Time.")
    assert agrees(found, Time.read("17:00 America/New_York"), rounded=False) is agree
