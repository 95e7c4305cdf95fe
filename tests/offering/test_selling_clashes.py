"""How a deal is sold, and what became of it, cannot contradict itself; what is open contradicts nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.offering.test_clashes import note, shares, told

OPEN = {"open": "not known yet"}
OPTION = {"number": 100, "period": "30 days"}
SELLER = {"name": "Ada", "number": 2_000_000}
TAKEN = OPTION | {"exercise": {"number": 100, "exercised": "2026-03-02"}}
RIGHTS = {"entitled": "holders of common stock"}
EXISTING = {"term": "Old Warrants", "name": "warrants", "issued": "in 2024", "exercise_price": "USD 20"}
NAMES = dict.fromkeys(("name", "singular", "term", "terms"), "warrants")
WARRANT = {
    **NAMES,
    "kind": "warrant",
    "title": "Warrant",
    "exercisable_for": dict.fromkeys(NAMES, "shares"),
    "exercise_price": "USD 15",
}
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
        ({"option": OPTION | {"exercise": {"number": OPEN}}}, None),
        ({"option": OPTION | {"exercise": {}}}, "nothing says how much was taken under the option"),
        (
            {"option": {"period": "30 days", "principal": "USD 5"}},
            'the option has a "principal", but only notes are counted by their principal',
        ),
        (
            {"option": {"period": "30 days", "part": "15%", "exercise": {"number": 300_001}}},
            "300,001 are taken under an option for 300,000",
        ),
        (
            {"option": OPTION | {"exercise": {"number": 5, "exercised": "2026-03-03", "closing": "2026-03-02"}}},
            "the option closes on 2026-03-02, before it is exercised on 2026-03-03",
        ),
        ({"exercise_of": EXISTING}, None),
        ({"program": {"maximum": "USD 5"}, "number": 1}, "a program of sales at market prices has no fixed price"),
        ({"program": {"maximum": "USD 5"}, "price": None}, "a program of sales at market prices sells no fixed number"),
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
    warrant = WARRANT | {"kind": "pre-funded-warrant", "exercise_price": "USD 0.001"}
    del warrant["title"]
    data["tranches"][0]["in_lieu"] = {"security": warrant, "number": 2_000_000}
    check(data, None)
    data["tranches"][0]["in_lieu"]["number"] = 2_000_001
    check(data, "2,000,001 of 2,000,000 are taken in another form")


def accompanied() -> dict[str, Any]:
    """Return a deal of shares that warrants come along with."""
    data = shares()
    along = {**data["tranches"][0], "security": WARRANT, "accompanies": 1}
    del along["price"]
    data["tranches"].append(along)
    return data


def test_what_is_sold_along() -> None:
    """Warrants are sold along with what has the price; not for one of their own, and not along with one another."""
    data = accompanied()
    check(data, None)
    data["tranches"].append(data["tranches"][1] | {"accompanies": 2})
    check(data, "tranche 2 is sold along with another itself")
    data = accompanied()
    data["tranches"][1]["accompanies"] = 2
    check(data, "the tranche accompanies itself")
    data["tranches"][1]["accompanies"] = 3
    check(data, "there is no tranche 3")
    data = accompanied()
    data["tranches"][1]["price"] = "USD 0.01"
    check(data, "it has a price of its own, and one together with tranche 1")


@pytest.mark.parametrize(
    ("component", "what"),
    [
        ({"in_lieu": {"security": WARRANT | {"kind": "pre-funded-warrant"}}}, "pre-funded warrants stand in lieu"),
        ({"exercise_of": EXISTING}, "existing warrants are exercised for shares"),
    ],
)
def test_components_that_go_with_shares(component: dict[str, Any], what: str) -> None:
    """What stands in lieu of shares, or is exercised for them, is no part of a tranche of warrants."""
    data = accompanied()
    for each in component.values():
        if "security" in each:
            each["security"] = {key: value for key, value in each["security"].items() if key != "title"}
    data["tranches"][1] |= component
    (found,) = told(data)
    assert found.startswith(what)


def test_units_without_shares() -> None:
    """Nothing stands in lieu of shares where the units hold none."""
    pre_funded = {key: value for key, value in WARRANT.items() if key != "title"} | {"kind": "pre-funded-warrant"}
    parts: list[dict[str, Any]] = [{"number": 1, "security": pre_funded}]
    unit = {**NAMES, "kind": "unit", "parts": parts}
    data = shares()
    data["tranches"][0] |= {"security": unit, "in_lieu": {"security": pre_funded}}
    check(data, "pre-funded warrants stand in lieu of shares, and the units hold none")
    parts.append({"number": 1, "security": NAMES | {"kind": "shares"}})
    check(data, None)


def test_holders_sell_no_notes() -> None:
    """The issuer alone sells notes."""
    data = note()
    data["tranches"][0]["sellers"] = [SELLER | {"number": 1}]
    check(data, "holders sell no notes that the issuer issues")


def test_rights_have_a_price_once_they_are_offered() -> None:
    """Before the launch the subscription price may be absent; from then on it is stated, or open."""
    data = shares() | {"stage": "filed"}
    tranche = data["tranches"][0]
    tranche |= {"rights": RIGHTS | {"record": "2026-03-10", "expires": "2026-03-31"}, "price": None}
    check(data, None)
    data["stage"] = "launched"
    check(data, "the rights have no subscription price")
    tranche["price"] = OPEN
    check(data, None)


@pytest.mark.parametrize(
    ("stage", "limits", "what"),
    [
        ("launched", {"minimum": "USD 2", "maximum": "USD 3", "raised": "USD 1"}, None),
        ("closed", {"minimum": "USD 2", "maximum": "USD 3", "raised": "USD 2"}, None),
        (
            "closed",
            {"minimum": "USD 2", "maximum": "USD 3", "raised": "USD 1"},
            "the offering has closed on USD 1, below the minimum of USD 2",
        ),
        ("closed", {"minimum": "USD 2", "maximum": "USD 3", "raised": OPEN}, None),
    ],
)
def test_a_raise_below_its_minimum(stage: str, limits: dict[str, Any], what: str | None) -> None:
    """An offering does not close below its minimum; while it runs, less may have been raised."""
    data = shares() | {"stage": stage, "use_of_proceeds": [{"purpose": "working capital"}]}
    del data["tranches"][0]["number"], data["tranches"][0]["price"]
    data["tranches"][0]["limits"] = limits
    check(data, what)


REPORT = {"kind": "sales-report", "since": "2026-01-01", "until": "2026-02-28", "number": 5, "gross": "USD 40"}


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({}, None),
        ({"earlier": "USD 60"}, None),
        ({"earlier": "USD 61"}, "USD 101 is reported as sold, above the program's maximum, USD 100"),
        ({"gross": "USD 100.01"}, "USD 100.01 is reported as sold, above the program's maximum, USD 100"),
        ({"gross": "EUR 101"}, None),
        ({"since": "2026-03-01"}, "the period ends on 2026-02-28, before it begins on 2026-03-01"),
        ({"until": "2026-03-03"}, "the period ends on 2026-03-03, after the announcement of 2026-03-02"),
        ({"until": OPEN}, None),
    ],
)
def test_a_report_of_sales(change: dict[str, Any], what: str | None) -> None:
    """A report covers days that are over, and no more than the program allows; the expenses may be above it."""
    data = shares() | {"stage": "launched", "expenses": "USD 50", "update": REPORT | change}
    del data["tranches"][0]["number"], data["tranches"][0]["price"]
    data["tranches"][0]["program"] = {"maximum": "USD 100"}
    check(data, what)


def test_what_is_filed_is_on_file() -> None:
    """Only an offering with a registration statement or an offering statement can be filed."""
    data = shares() | {"stage": "filed"}
    check(data, None)
    private = {"registration": "unregistered", "exemptions": ["regulation-a"], "registration_statement": None}
    data["tranches"][0] |= private
    check(data, "the stage is filed, but no tranche has anything on file")
    data["tranches"][0]["offering_statement"] = OPEN
    check(data, None)


def test_a_report_without_a_program() -> None:
    """Only what is sold under a program is reported on."""
    check(shares() | {"update": REPORT}, "nothing is sold under a program in tranche 1")


@pytest.mark.parametrize(
    ("purposes", "change", "what"),
    [
        (["USD 25 million"], {}, None),
        (["USD 25 million"], {"expenses": "USD 1"}, "USD 1 more than the proceeds and cash, USD 25,000,000"),
        (["USD 20 million", "USD 6 million"], {}, "USD 1,000,000 more than the proceeds and cash, USD 25,000,000"),
        (["USD 26 million"], {"cash": "USD 1 million"}, None),
        (["USD 26 million"], {"cash": OPEN}, None),
        (["USD 26 million", OPEN], {}, None),
        (["EUR 26 million"], {}, None),
    ],
)
def test_uses_above_the_proceeds(purposes: list[Any], change: dict[str, Any], what: str | None) -> None:
    """Purposes and costs are not more than the proceeds and the cash beside them, where every amount is known."""
    data = shares() | change
    data["use_of_proceeds"] = [{"purpose": "a plant", "amount": amount} for amount in purposes]
    check(data, what and f"the uses and costs are {what}")


@pytest.mark.parametrize(
    "change",
    [
        {"price": None, "price_range": {"low": "USD 12", "high": "USD 14"}},
        {"price": "USD 5", "number": 1_000, "limits": {"maximum": "USD 75 million", "raised": "USD 5,000"}},
        {"price": None, "number": 1, "program": {"maximum": "USD 50 million"}},
    ],
)
def test_uses_of_what_may_be_raised(change: dict[str, Any]) -> None:
    """In a range, before a raise has closed, and under a program, the uses are of what may come in."""
    data = shares() | {"stage": "launched", "use_of_proceeds": [{"purpose": "a plant", "amount": "USD 40 million"}]}
    data["tranches"][0] |= change
    check(data, None)


@pytest.mark.parametrize(
    ("holders", "what"),
    [
        ([(6_000_000, None), (4_000_000, None)], None),
        ([(6_000_000, None), (4_000_001, None)], "the holders named have 10,000,001 of 10,000,000 shares"),
        ([(1, 1_500_000), (1, 500_000)], None),
        ([(1, 1_500_000), (1, 500_001)], "the holders named take 2,000,001 of 2,000,000 shares sold"),
        ([(OPEN, OPEN), (1, 2_000_000)], None),
    ],
)
def test_holders_have_what_there_is(holders: list[tuple[Any, Any]], what: str | None) -> None:
    """Holders named have no more shares than are in issue, and take no more than are sold."""
    named = [{"name": f"Holder {shares}", "shares": shares, "buys": buys} for shares, buys in holders]
    check(shares() | {"capitalization": {"outstanding": 10**7, "as_of": "2026-03-01", "holders": named}}, what)


@pytest.mark.parametrize(
    ("top", "tranche", "what"),
    [
        ({"timetable": {"signing": "2026-03-02"}}, {"closing": "2026-03-02"}, None),
        (
            {"timetable": {"signing": "2026-03-02"}},
            {"closing": "2026-03-01"},
            "the tranche closes on 2026-03-01, before signing on 2026-03-02",
        ),
        (
            {"stage": "closed"},
            {"closing": "2026-03-03"},
            "the stage is closed, but the tranche closes on 2026-03-03, after the announcement of 2026-03-02",
        ),
        ({"timetable": {"pricing": "2026-03-02"}}, {"option": TAKEN}, None),
        (
            {"timetable": {"pricing": "2026-03-03"}},
            {"option": TAKEN},
            "the option is exercised on 2026-03-02, before the pricing on 2026-03-03",
        ),
        ({"timetable": {"pricing": OPEN}}, {"option": TAKEN}, None),
        (
            {"stage": "launched"},
            {"option": TAKEN},
            "the option is exercised, but the stage of the deal is launched: it is not priced",
        ),
        (
            {"stage": "closed", "update": {"kind": "tranche-closed"}},
            {},
            "one tranche alone has closed, but the stage of the whole deal is closed",
        ),
        ({"stage": "signed", "update": {"kind": "tranche-closed"}}, {}, None),
    ],
)
def test_days_and_stages(top: dict[str, Any], tranche: dict[str, Any], what: str | None) -> None:
    """Tranches close between signing and the announcement of the closing; options are exercised after the pricing."""
    data = shares() | top
    data["tranches"][0] |= tranche
    check(data, what)
