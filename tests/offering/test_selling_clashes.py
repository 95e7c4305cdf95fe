"""How a deal is sold, and what became of it, cannot contradict itself; what is open contradicts nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.offering.test_clashes import note, shares, told

OPEN = {"open": "not known yet"}
OPTION = {"number": 100, "period": "30 days"}
SELLER = {"name": "Ada", "number": 2_000_000}
RIGHTS = {"entitled": "holders of common stock"}
STATEMENT = {"form": "S-1", "filed": "2026-01-05"}


def check(data: dict[str, Any], what: str | None) -> None:
    """Assert that *what* is the one thing that is wrong with the deal *data*, or that nothing is."""
    assert told(data) == ([] if what is None else [what])


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"price_range": {"low": "USD 12", "high": "USD 12.01"}}, None),
        (
            {"price_range": {"low": "USD 12", "high": "USD 12"}},
            "the price range ends at USD 12, not above where it starts, USD 12",
        ),
        ({"price_range": {"low": "USD 12", "high": "EUR 14"}}, "EUR 14 stands beside amounts in USD"),
        ({"sellers": [SELLER]}, None),
        ({"sellers": [SELLER, SELLER]}, "the holders sell 4,000,000 of 2,000,000"),
        ({"sellers": [SELLER, SELLER | {"number": OPEN}]}, None),
        ({"sellers": [SELLER, SELLER], "number": OPEN}, None),
        ({"option": OPTION}, None),
        ({"option": {"period": "30 days", "part": "15%"}}, None),
        ({"option": {"period": "30 days", "number": OPEN}}, None),
        ({"option": {"period": "30 days"}}, "nothing says how much more the option is for"),
        ({"option": OPTION | {"exercise": {"number": 100}}}, None),
        ({"option": OPTION | {"exercise": {"number": 101}}}, "101 are taken under an option for 100"),
        ({"accompanies": 1}, "the tranche accompanies itself"),
        ({"accompanies": 2}, "there is no tranche 2"),
        ({"rights": RIGHTS | {"record": "2026-03-10", "expires": "2026-03-10"}}, None),
        (
            {"rights": RIGHTS | {"record": "2026-03-10", "expires": "2026-03-09"}},
            "the rights expire on 2026-03-09, before the record date, 2026-03-10",
        ),
        ({"rights": RIGHTS | {"record": OPEN, "expires": "2026-03-09"}}, None),
        ({"limits": {"minimum": "USD 2", "maximum": "USD 2", "raised": "USD 2"}}, None),
        ({"limits": {"minimum": "USD 3", "maximum": "USD 2"}}, "the minimum of USD 3 is above the maximum, USD 2"),
        ({"limits": {"raised": "USD 3", "maximum": "USD 2"}}, "USD 3 is raised, above the maximum, USD 2"),
        ({"registration_statement": STATEMENT | {"confidential": True}}, None),
        (
            {"registration_statement": STATEMENT | {"confidential": True, "effective": "2026-02-01"}},
            "a draft submitted confidentially is not effective",
        ),
    ],
)
def test_within_a_tranche(change: dict[str, Any], what: str | None) -> None:
    """Ranges, numbers, options, rights, limits and what is on file agree within each tranche."""
    data = shares()
    data["tranches"][0] |= change
    check(data, what)


@pytest.mark.parametrize(
    ("change", "tranche", "what"),
    [
        ({"update": {"kind": "upsized", "number": 1_999_999}}, {}, None),
        ({"update": {"kind": "upsized", "number": OPEN}}, {}, None),
        (
            {"update": {"kind": "upsized", "number": 2_000_000}},
            {},
            "the offering is not upsized from 2,000,000 to 2,000,000",
        ),
        (
            {"update": {"kind": "upsized", "amount": "USD 6"}},
            {"limits": {"maximum": "USD 5"}},
            "the offering is not upsized from USD 6 to USD 5",
        ),
        ({"update": {"kind": "upsized", "tranche": 2}}, {}, "there is no tranche 2"),
        ({"update": {"kind": "tranche-closed", "tranche": 2}}, {}, "there is no tranche 2"),
        (
            {"update": {"kind": "option-exercised"}},
            {"option": OPTION},
            "nothing says what was taken under the option of tranche 1",
        ),
        (
            {"update": {"kind": "option-exercised"}},
            {},
            "nothing says what was taken under the option of tranche 1",
        ),
        ({"update": {"kind": "option-exercised"}}, {"option": OPTION | {"exercise": {"number": 5}}}, None),
        ({"stage": "terminated", "termination": {}}, {}, None),
        ({"stage": "priced", "termination": {}}, {}, "a deal at the stage priced is not terminated"),
        (
            {"stage": "terminated", "update": {"kind": "amended", "changes": ["the price falls"]}},
            {},
            "a terminated deal is not amended as well",
        ),
    ],
)
def test_what_became_of_the_deal(change: dict[str, Any], tranche: dict[str, Any], what: str | None) -> None:
    """An update names a tranche that exists and a change that took place; a terminated deal has none."""
    data = shares() | change
    data["tranches"][0] |= tranche
    check(data, what)


def test_the_principal_of_notes() -> None:
    """Notes are upsized by principal, and an option on them is exercised by principal."""
    data = note() | {"update": {"kind": "upsized", "principal": "USD 3,000,000"}}
    check(data, "the offering is not upsized from USD 3,000,000 to USD 3,000,000")
    data["update"]["principal"] = "USD 2,999,999"
    check(data, None)
    option = {"principal": "USD 450,000", "period": "13 days", "exercise": {"principal": "USD 450,001"}}
    data["tranches"][0]["option"] = option
    check(data, "USD 450,001 is taken under an option for USD 450,000")


def test_more_in_lieu_than_there_is() -> None:
    """No more pre-funded warrants are taken in lieu than shares are sold."""
    data = shares()
    names = dict.fromkeys(("name", "singular", "term", "terms"), "warrants")
    share = dict.fromkeys(names, "shares")
    warrant = names | {"kind": "pre-funded-warrant", "exercisable_for": share, "exercise_price": "USD 0.001"}
    data["tranches"][0]["in_lieu"] = {"security": warrant, "number": 2_000_000}
    check(data, None)
    data["tranches"][0]["in_lieu"]["number"] = 2_000_001
    check(data, "2,000,001 of 2,000,000 are taken in another form")
