"""Facts that cannot all be true are told together, each at the fact to correct."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from greenshoe.errors import UserError
from greenshoe.offering.deal import Offering
from greenshoe.source import parse, read, validate

DEALS = Path(__file__).parent.parent / "deals" / "good"


def told(data: dict[str, Any]) -> list[str]:
    """Return the mistakes of the deal *data*, without their places."""
    try:
        validate(Offering, parse("deal.json", json.dumps(data, default=str)))
    except UserError as error:
        return [mistake.what for mistake in error.mistakes]
    return []


def note() -> dict[str, Any]:
    """Return a deal of one convertible note in which nothing is wrong."""
    data: dict[str, Any] = deepcopy(read(DEALS / "note.yaml").data)
    return data


def shares() -> dict[str, Any]:
    """Return a deal of registered shares in which nothing is wrong."""
    data: dict[str, Any] = deepcopy(read(DEALS / "shares.json").data)
    return data


def test_the_samples_are_right() -> None:
    """What the tests below break is unbroken."""
    assert told(note()) == told(shares()) == []


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"exemptions": []}, "an unregistered tranche names no exemption"),
        ({"exemptions": [{"open": "exemption"}]}, None),
        ({"exemptions": ["of-which-only-the-law-folder-knows"]}, None),
        ({"registration": "registered"}, "a registered tranche names no registration statement"),
        ({"registration": "registered", "registration_statement": {"open": "which"}}, None),
        ({"principal": None}, "a tranche of notes has no principal"),
        ({"principal": {"open": "principal"}}, None),
        ({"price": "USD 1"}, "a note has no price of its own"),
        ({"reference_price": "EUR 0.96"}, "EUR 0.96 stands beside amounts in USD"),
        ({"stated": {"gross_proceeds": "EUR 3"}}, "EUR 3 stands beside amounts in USD"),
        ({"stated": {"gross_proceeds": "USD 3"}}, None),
    ],
)
def test_within_a_tranche_of_notes(change: dict[str, Any], what: str | None) -> None:
    """A tranche of notes has a footing, a principal and one currency."""
    data = note()
    data["tranches"][0] |= change
    assert told(data) == ([] if what is None else [what])


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"price": None}, "the price of one is missing (shares)"),
        ({"price": {"open": "price"}}, None),
        ({"principal": "USD 5"}, '"principal" belongs to notes, not to shares'),
        ({"issue_price": "99%"}, '"issue_price" belongs to notes, not to shares'),
        (
            {
                "registration_statement": {
                    "form": "S-3",
                    "file_number": "1",
                    "filed": "2026-02-01",
                    "effective": "2026-01-01",
                }
            },
            "it is effective before it is filed on 2026-02-01",
        ),
    ],
)
def test_within_a_tranche_of_shares(change: dict[str, Any], what: str | None) -> None:
    """A tranche of shares has a number and a price, and a registration statement in the right order."""
    data = shares()
    data["tranches"][0] |= change
    assert told(data) == ([] if what is None else [what])


def test_shares_have_a_number() -> None:
    """The default number of one is for notes: how many shares are sold must be said, or left open."""
    data = shares()
    del data["tranches"][0]["number"]
    assert told(data) == ["how many are sold is missing (shares)"]
    data["tranches"][0]["number"] = {"open": "number"}
    assert told(data) == []


@pytest.mark.parametrize(
    ("taken", "what"),
    [
        (["USD 3,000,000"], None),
        (["USD 2,000,000", "USD 1,000,000"], None),
        ([None], None),
        ([None, None], None),
        (["USD 2,000,000", None], None),
        (["USD 2,000,000", {"open": "rest"}], None),
        (["USD 2,000,000"], "the purchasers subscribe for USD 2,000,000 of USD 3,000,000"),
        (["USD 2,000,000", "USD 1,000,000.01"], "the purchasers subscribe for USD 3,000,000.01 of USD 3,000,000"),
        (["USD 4,000,000", {"open": "rest"}], "the purchasers subscribe for USD 4,000,000 of USD 3,000,000"),
        (["USD 2,000,000", "EUR 1,000,000"], "EUR 1,000,000 stands beside amounts in USD"),
    ],
)
def test_subscriptions_add_up(taken: list[Any], what: str | None) -> None:
    """What the purchasers take is what is sold where all is known, and never more."""
    data = note()
    data["tranches"][0]["purchasers"] = [{"name": "Buyer", "term": "Investor", "subscribes": each} for each in taken]
    assert told(data) == ([] if what is None else [what])


@pytest.mark.parametrize(
    ("security", "what"),
    [
        ({"conversion": None, "title": "Note", "repayment": {}}, []),
        (
            {"conversion": None, "repayment": {}},
            ['the title "Convertible Note due 2027" says convertible, but nothing says into what'],
        ),
        (
            {"conversion": None, "title": "Note", "repayment": {"settled_in": "shares"}},
            ["repayment in shares, but no shares are named"],
        ),
        ({"repayment": {"settled_in": "cash, shares or both"}}, ["nobody is said to choose between cash and shares"]),
        ({"maturity": {}}, ["neither a date nor a tenor is given"]),
        ({"maturity": {"date": {"open": "date"}}}, []),
        ({"maturity": {"date": "2026-06-30"}}, ["maturity on 2026-06-30 is not after the issue on 2026-06-30"]),
        ({"denomination": "EUR 1,000"}, ["EUR 1,000 stands beside amounts in USD"]),
    ],
)
def test_within_a_note(security: dict[str, Any], what: list[str]) -> None:
    """A note says when it falls due, into what it converts and who chooses how it is repaid."""
    data = note()
    data["tranches"][0]["security"] |= security
    assert told(data) == what


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (
            {"timetable": {"signing": "2026-07-01", "closing": "2026-06-30"}},
            "closing on 2026-06-30 is before signing on 2026-07-01",
        ),
        (
            {"timetable": {"closing": "2026-06-30", "long_stop": "2026-06-01"}},
            "the long stop 2026-06-01 is before closing on 2026-06-30",
        ),
        ({"stage": "closed"}, "the stage is closed, but closing on 2026-06-30 is after the announcement of 2026-06-15"),
        ({"stage": "closed", "dated": {"open": "date"}}, None),
        ({"insiders": []}, '"Ada Byron" is not among the "insiders"'),
    ],
)
def test_across_the_offering(change: dict[str, Any], what: str | None) -> None:
    """Dates follow one another, and whoever holds a purchaser is named as an insider."""
    assert told(note() | change) == ([] if what is None else [what])


def test_a_report_is_filed_after_its_year() -> None:
    """An annual report filed on or before the last day of its year is a slip."""
    data = note()
    data["issuer"]["reporting"][0]["annual_report"]["filed"] = "2025-12-31"
    assert told(data) == ["the annual report is filed before its year ends on 2025-12-31"]


def test_clashes_are_told_beside_other_mistakes() -> None:
    """A contradiction is told in the same run as a misspelt key, a wrong choice and a value that does not read."""
    data = note()
    data["stage"] = "signd"
    data["expenses"] = "a lot"
    data["contact"] = data.pop("contacts")
    data["timetable"] = {"signing": "2026-07-01", "closing": "2026-06-30"}
    data["tranches"][0]["security"]["maturity"] = {}
    assert sorted(told(data)) == [
        '"a lot" is not an amount of money',
        '"signd" is not a choice for "stage"',
        "closing on 2026-06-30 is before signing on 2026-07-01",
        "neither a date nor a tenor is given",
        'unknown key "contact"',
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"exemptions": "regulation-s"},
        {"exemption": ["regulation-s"]},
        {"purchasers": "one"},
        {"security": {"kind": "nte"}},
        {"principal": "3m"},
        {"registration": "unregisterd"},
    ],
)
def test_one_mistake_is_told_once(change: dict[str, Any]) -> None:
    """A value that does not read gives no contradiction besides, for want of what it should have been."""
    data = note()
    tranche = data["tranches"][0] | change
    if "exemption" in change:
        del tranche["exemptions"]
    data["tranches"][0] = tranche
    assert len(told(data)) == 1
