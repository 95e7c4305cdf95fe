"""Figures of how a deal is sold, by hand: fees, options in part, dates, and what is stated against them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from greenshoe.offering.deal import Offering
from greenshoe.offering.derived import Derived, Disagreement, disagreements, off_days
from greenshoe.offering.derived.figures import figure
from greenshoe.offering.values import Money, OpenPoint, Percent
from tests.offering.test_derived import deal, usd

OPTION = {"number": 300_000, "period": "30 days"}
SHARE = {"name": "shares", "singular": "share", "term": "Share", "terms": "Shares"}
WARRANT = {
    **{"name": "warrants", "singular": "warrant", "term": "Warrant", "terms": "Warrants"},
    **{"kind": "warrant", "title": "Warrant", "exercisable_for": SHARE, "exercise_price": "USD 15"},
}


def shares(top: dict[str, Any] | None = None, **tranche: Any) -> Offering:
    """Return a deal of 2,000,000 registered shares at USD 12.50, with changes to its tranche and to the deal."""
    data = deal("shares.json", **tranche) | {"use_of_proceeds": [{"purpose": "working capital"}]} | (top or {})
    data["tranches"][0] = {key: value for key, value in data["tranches"][0].items() if value is not None}
    return Offering.model_validate(data)


def first(offering: Offering) -> Derived:
    """Return what follows for the first tranche."""
    return offering.derived[0]


def test_banks_earn_a_part_of_the_principal_of_notes() -> None:
    """Notes at 98.5% bring USD 2,955,000; the discount of 2% is of the principal all the same."""
    found = first(Offering.model_validate(deal(issue_price="98.5%", compensation={"discount": "2%"})))
    assert (found.gross_proceeds, found.compensation) == (usd("2955000"), usd("60000"))
    assert found.net_proceeds == usd("2745000")


def test_an_option_for_a_part_of_what_is_sold() -> None:
    """Fifteen percent of 2,000,001 shares are 300,000: a fraction of a share is not sold."""
    found = first(shares(number=2_000_001, option={"part": "15%", "period": "30 days"}))
    assert (found.option_number, found.number_with_option) == (300_000, 2_300_001)
    assert found.proceeds_with_option == usd("28750012.50")


def test_an_option_for_a_part_of_an_amount() -> None:
    """Where the size is known in money alone, so is the option."""
    found = first(
        shares(number=None, price=None, amount="USD 150 million", option={"part": "15%", "period": "30 days"})
    )
    assert (found.gross_proceeds, found.proceeds_with_option) == (usd("150000000"), usd("172500000"))
    assert found.option_number is found.new_shares is None


def test_an_option_for_a_part_of_the_principal() -> None:
    """Notes of USD 3,000,000 with an option for 15% more are at most USD 3,450,000."""
    found = first(Offering.model_validate(deal(option={"part": "15%", "period": "13 days", "runs_from": "issue"})))
    assert (found.option_principal, found.principal_with_option) == (usd("450000"), usd("3450000"))
    assert found.proceeds_with_option == usd("3450000")
    assert found.option_expires == date(2026, 7, 12), "13 days from, and including, June 30"


@pytest.mark.parametrize(
    ("runs_from", "times", "expected"),
    [
        ("pricing", {"pricing": "2026-03-02"}, date(2026, 4, 1)),
        ("agreement", {"pricing": "2026-03-02", "signing": "2026-03-03"}, date(2026, 4, 2)),
        ("agreement", {"pricing": "2026-03-02"}, date(2026, 4, 1)),
        ("prospectus", {"pricing": "2026-03-02"}, date(2026, 4, 4)),
        ("issue", {"pricing": "2026-04-01", "settlement_days": 2}, date(2026, 5, 5)),
        ("pricing", {}, None),
        (
            "pricing",
            {"pricing": {"open": "x"}},
            OpenPoint(open="last day of the option (from the day that it runs from)"),
        ),
    ],
)
def test_the_last_day_of_the_option(runs_from: str, times: dict[str, Any], expected: object) -> None:
    """Thirty days after the day they run from; from the issue date that day counts, after two days to settle."""
    statement = {"form": "S-3", "file_number": "333-1", "filed": "2026-01-05", "final": "2026-03-05"}
    found = shares({"timetable": times}, option=OPTION | {"runs_from": runs_from}, registration_statement=statement)
    assert first(found).option_expires == expected


@pytest.mark.parametrize(
    ("tranche", "times", "expected"),
    [
        ({"closing": "2026-03-09"}, {"closing": "2026-03-10"}, date(2026, 3, 9)),
        ({}, {"closing": "2026-03-10", "pricing": "2026-03-02", "settlement_days": 1}, date(2026, 3, 10)),
        ({}, {"pricing": "2026-04-01", "settlement_days": 2}, date(2026, 4, 6)),
        ({}, {"signing": "2026-04-01", "settlement_days": 2, "calendar": "London"}, date(2026, 4, 7)),
        ({}, {"pricing": "2026-04-01"}, None),
        ({}, {"pricing": "2026-04-01", "settlement_days": 1, "closing": {"open": "y"}}, OpenPoint(open="y")),
        (
            {},
            {"pricing": {"open": "x"}, "settlement_days": 1},
            OpenPoint(open="closing date (from the pricing date)"),
        ),
    ],
)
def test_when_a_tranche_closes(tranche: dict[str, Any], times: dict[str, Any], expected: object) -> None:
    """Its own date, else the timetable's, open or not, else business days: Good Friday, Easter Monday in London."""
    assert first(shares({"timetable": times}, **tranche)).closing == expected


def test_warrants_sold_along_bring_nothing_more() -> None:
    """A tranche that has its price together with another leaves the totals as they are."""
    data = deal("shares.json", compensation={"discount": "6%"})
    along = data["tranches"][0] | {"accompanies": 1, "security": WARRANT}
    data["tranches"].append({key: value for key, value in along.items() if key not in ("price", "compensation")})
    offering = Offering.model_validate(data)
    assert offering.derived[1].gross_proceeds is None
    assert offering.derived[1].exercise_proceeds == usd("30000000")
    assert offering.totals.gross_proceeds == usd("25000000")
    assert (offering.totals.compensation, offering.totals.net_proceeds) == (usd("1500000"), usd("23500000"))
    assert [(line.kind, line.tranche) for line in offering.totals.sources] == [("tranche", 1), ("total", None)]


def test_holders_who_sell_everything_leave_the_issuer_nothing() -> None:
    """A secondary offering has gross proceeds, but none to the issuer, no net, no new share and no sources."""
    data = {"capitalization": {"outstanding": 10_000_000, "as_of": "2026-03-01"}, "expenses": "USD 300,000"}
    offering = shares(data, sellers=[{"name": "Fund", "number": 2_000_000}])
    totals = offering.totals
    assert (totals.gross_proceeds, totals.issuer_proceeds) == (usd("25000000"), usd("0"))
    assert (totals.net_proceeds, totals.sources, first(offering).new_shares) == (None, (), None)
    assert totals.outstanding_after == 10_000_000
    assert [(line.kind, line.after, line.diluted) for line in totals.capital] == [
        ("others", 8_000_000, None),
        ("new", 2_000_000, None),
        ("total", 10_000_000, None),
    ]


def test_the_middle_of_a_range() -> None:
    """Between USD 14 and USD 16.25 the middle is USD 15.125, which no rounding touches."""
    found = first(shares(price=None, price_range={"low": "USD 14", "high": "USD 16.25"}))
    assert (found.midpoint, found.proceeds_at_midpoint) == (usd("15.125"), usd("30250000"))
    assert found.gross_proceeds is None


def test_a_raise_that_has_closed_has_its_proceeds() -> None:
    """What a continuous offering raised counts once it has closed, and not before."""
    limits = {"maximum": "USD 20 million", "raised": "USD 12,600,000"}
    assert first(shares({"stage": "closed"}, number=None, price=None, limits=limits)).gross_proceeds == usd("12600000")
    assert first(shares({"stage": "launched"}, number=None, price=None, limits=limits)).gross_proceeds is None


def test_the_text_of_an_open_figure_stays_short() -> None:
    """A figure that waits for very many others says how many they are: an open point has 200 characters at most."""
    waiting = {f"gross proceeds of tranche {number}": OpenPoint(open="x") for number in range(40)}
    found = figure("gross proceeds", sum, waiting)
    assert found == OpenPoint(open="gross proceeds (from 40 figures that are open)")


def test_closings_on_days_of_rest() -> None:
    """A closing on a Saturday, on Good Friday, or of the option on a holiday is found by its path."""
    exercise = {"number": 1, "closing": "2026-07-03"}
    found = shares(
        {"timetable": {"closing": "2026-03-07"}}, closing="2026-04-03", option=OPTION | {"exercise": exercise}
    )
    assert off_days(found) == (
        ("offering.timetable.closing", date(2026, 3, 7)),
        ("offering.tranches[0].closing", date(2026, 4, 3)),
        ("offering.tranches[0].option.exercise.closing", date(2026, 7, 3)),
    )
    assert off_days(shares({"timetable": {"closing": "2026-04-03", "calendar": "NYSE"}})) != ()
    assert off_days(shares({"timetable": {"closing": "2026-05-25", "calendar": "TARGET"}})) == ()


def test_a_closing_that_is_not_so_many_days_after_the_pricing() -> None:
    """Stated days to settle and a stated closing have to agree."""
    times = {"pricing": "2026-04-01", "settlement_days": 2, "closing": "2026-04-03"}
    assert disagreements(shares({"timetable": times})) == (
        Disagreement("offering.timetable.closing", date(2026, 4, 3), date(2026, 4, 6)),
    )
    assert disagreements(shares({"timetable": times | {"closing": "2026-04-06"}})) == ()


@pytest.mark.parametrize(
    ("amount", "exercise", "follows"),
    [
        ("USD 20,100,000", None, None),
        ("USD 20,000,000", None, "20100000"),
        ("USD 20,100,000", {"number": 300_000}, None),
        ("USD 23,115,000", {"number": 300_000}, None),
        ("USD 23,000,000", {"number": 300_000}, "23115000"),
        ({"open": "amount"}, None, None),
    ],
)
def test_the_trust_account_holds_what_it_should(amount: Any, exercise: Any, follows: str | None) -> None:
    """The account holds so much for each unit, with what was taken under the option or without."""
    unit = {
        **{"name": "units", "singular": "unit", "term": "Unit", "terms": "Units", "kind": "unit"},
        "parts": [{"number": 1, "security": SHARE | {"kind": "shares"}}, {"number": 1, "per": 2, "security": WARRANT}],
    }
    option = OPTION | ({"exercise": exercise} if exercise else {})
    trust = {"per_unit": "USD 10.05", "amount": amount, "deadline": "24 months"}
    found = disagreements(shares({"trust": trust}, security=unit, price="USD 10", option=option))
    if follows is None:
        assert found == ()
    else:
        assert [(each.fact, each.derived) for each in found] == [("offering.trust.amount", usd(follows))]


@pytest.mark.parametrize(
    ("name", "stated", "follows"),
    [
        ("compensation", "USD 1,500,001", usd("1500000")),
        ("issuer_proceeds", "USD 20,000,000", usd("18750000")),
        ("proceeds_with_option", "USD 28,750,000", None),
        ("new_shares", 1_500_001, 1_500_000),
        ("dilution", "16%", Percent(Decimal(15))),
        ("option_expires", "2026-04-02", date(2026, 4, 1)),
    ],
)
def test_what_is_stated_of_a_sale(name: str, stated: object, follows: object) -> None:
    """Figures of the sale can be stated, and are found where they disagree."""
    offering = shares(
        {"capitalization": {"outstanding": 10_000_000, "as_of": "2026-03-01"}, "timetable": {"pricing": "2026-03-02"}},
        sellers=[{"name": "Fund", "number": 500_000}],
        compensation={"discount": "6%", "reimbursed": "USD 375,000"},
        option=OPTION,
        stated={name: stated},
    )
    assert [(each.fact, each.derived) for each in disagreements(offering)] == (
        [] if follows is None else [(f"offering.tranches[0].stated.{name}", follows)]
    )


def test_currencies_that_differ_give_no_totals() -> None:
    """Two tranches in two currencies have no sum, no sources and no uses."""
    data = deal("shares.json")
    data["tranches"].append(data["tranches"][0] | {"price": "EUR 1"})
    totals = Offering.model_validate(data).totals
    assert (totals.gross_proceeds, totals.sources, totals.uses) == (None, (), ())
    assert Money(Decimal(1), "EUR") != usd("1")
