"""Derived figures against numbers worked out another way, and stated figures that disagree with them."""

from __future__ import annotations

import math
from copy import deepcopy
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from greenshoe.offering.codes import MINOR_UNITS
from greenshoe.offering.deal import Offering
from greenshoe.offering.derived import Derived, Disagreement, disagreements
from greenshoe.offering.derived.day_counts import year_fraction
from greenshoe.offering.derived.rounding import decimal, money, percent
from greenshoe.offering.values import Money, OpenPoint, Percent
from greenshoe.source import read
from tests.strategies import offerings

DEALS = Path(__file__).parent.parent / "deals" / "good"


def deal(name: str = "note.yaml", **tranche: Any) -> dict[str, Any]:
    """Return the data of a good deal, with changes to its first tranche."""
    data: dict[str, Any] = deepcopy(read(DEALS / name).data)
    data["tranches"][0] |= tranche
    return data


def derived(data: dict[str, Any], index: int = 0) -> Derived:
    """Return what follows for a tranche of the deal *data*."""
    return Offering.model_validate(data).derived[index]


def usd(amount: str) -> Money:
    """Return *amount* in dollars."""
    return Money(Decimal(amount), "USD")


def test_a_convertible_note_by_hand() -> None:
    """USD 3,000,000 at 7% for a year, converting at USD 1.20 with the market at USD 0.96."""
    assert derived(deal()) == Derived(
        gross_proceeds=usd("3000000"),
        net_proceeds=usd("2850000"),
        interest_to_maturity=usd("210000"),
        shares_on_conversion=2_500_000,
        shares_on_conversion_with_interest=2_675_000,
        conversion_premium=Percent(Decimal(25)),
        maturity=date(2027, 6, 30),
        new_shares=2_500_000,
        ownership_after=Percent(Decimal("6.25")),
        dilution=Percent(Decimal("6.67")),
        conversion_rate=Decimal("833.3333"),
        closing=date(2026, 6, 30),
    )


def test_shares_by_hand() -> None:
    """Two million shares at USD 12.50 are USD 25,000,000; nothing about interest or conversion applies."""
    assert derived(deal("shares.json")) == Derived(gross_proceeds=usd("25000000"), new_shares=2_000_000)


def test_units_by_hand() -> None:
    """A unit of one ADS of five shares and two warrants on one share each adds seven shares; totals add tranches up."""
    offering = Offering.load(DEALS / "units.yaml")
    assert [each.new_shares for each in offering.derived] == [7_000_000, 200_000]
    assert [each.net_proceeds for each in offering.derived] == [None, None]
    assert offering.totals.gross_proceeds == usd("5999800")
    dearer = deal("units.yaml") | {"expenses": "USD 99,800"}
    assert Offering.model_validate(dearer).totals.net_proceeds == usd("5900000")


def test_issue_price_and_interest_that_converts() -> None:
    """A discount lowers the proceeds, not the principal; interest that converts adds to the new shares."""
    data = deal(issue_price="98.5%")
    data["tranches"][0]["security"]["conversion"]["of"] = "principal and interest"
    found = derived(data)
    assert found.gross_proceeds == usd("2955000")
    assert found.interest_to_maturity == usd("210000")
    assert found.new_shares == found.shares_on_conversion_with_interest == 2_675_000


def test_repayment_shares_have_their_own_price() -> None:
    """Where the price of repayment shares is stated, principal and interest are divided by it."""
    data = deal()
    data["tranches"][0]["security"]["repayment"]["share_price"] = "USD 1.00"
    assert derived(data).shares_on_conversion_with_interest == 3_210_000
    assert derived(data).shares_on_conversion == 2_500_000


def test_cash_repayment_issues_no_shares_for_interest() -> None:
    """Where only principal converts and repayment is in cash, no shares are issued for interest."""
    data = deal()
    data["tranches"][0]["security"]["repayment"] = {"settled_in": "cash"}
    assert derived(data).shares_on_conversion_with_interest is None


def test_depositary_shares_count_as_the_shares_they_stand_for() -> None:
    """Conversion into ADSs gives ADSs; the shares that it adds are those that the ADSs stand for."""
    data = deal()
    conversion = data["tranches"][0]["security"]["conversion"]
    names = {"name": "ADSs", "singular": "ADS", "term": "ADS", "terms": "ADSs"}
    conversion["into"] = {"kind": "depositary-shares", **names, "represents": 4, "underlying": names}
    assert (derived(data).shares_on_conversion, derived(data).new_shares) == (2_500_000, 10_000_000)


def test_preferred_shares_convert_at_their_stated_value() -> None:
    """A thousand preferred shares of USD 1,000 each convert at USD 4 into 250,000 shares."""
    names = {"name": "preferred", "singular": "preferred", "term": "Preferred", "terms": "Preferred"}
    conversion = deal()["tranches"][0]["security"]["conversion"] | {"price": "USD 4"}
    preferred = {
        "kind": "preferred-shares",
        **names,
        "title": "A",
        "stated_value": "USD 1,000",
        "conversion": conversion,
    }
    data = deal("shares.json", security=preferred, number=1000, price="USD 950", reference_price="USD 5")
    data["use_of_proceeds"] = [{"purpose": "working capital"}]
    found = derived(data)
    assert (found.gross_proceeds, found.shares_on_conversion, found.new_shares) == (usd("950000"), 250_000, 250_000)
    assert found.conversion_premium == Percent(Decimal(-20))


def test_currencies_that_differ_give_no_number() -> None:
    """Nothing is converted between currencies: shares, rates and net proceeds are then not derived."""
    data = deal(reference_price="GBP 1") | {"expenses": "GBP 10"}
    data["tranches"][0]["security"]["conversion"]["price"] = "GBP 1.10"
    found = derived(data)
    assert (found.shares_on_conversion, found.conversion_rate, found.net_proceeds) == (None, None, None)
    assert found.conversion_premium == Percent(Decimal(10))


def test_an_open_figure_names_what_it_waits_for() -> None:
    """A figure is open with the names of the open inputs, their owner where it is one, and the latest due date."""
    first = {"open": "x", "owner": "issuer", "due": "2026-07-01"}
    second = {"open": "y", "owner": "issuer", "due": "2026-08-01"}
    found = derived(deal(principal=first, issue_price=second)).gross_proceeds
    waiting = "gross proceeds (from the principal amount and the issue price)"
    assert found == OpenPoint(open=waiting, owner="issuer", due=date(2026, 8, 1))
    found = derived(deal(principal=first, issue_price={"open": "z", "owner": "bank"})).gross_proceeds
    assert found == OpenPoint(open=waiting, owner=None, due=date(2026, 7, 1))


@pytest.mark.parametrize(
    ("maturity", "closing", "expected"),
    [
        ({"date": "2028-01-01"}, "2026-06-30", date(2028, 1, 1)),
        ({"date": "2028-01-01", "tenor": "12 months"}, "2026-06-30", date(2028, 1, 1)),
        ({"tenor": "1 year"}, "2026-06-30", date(2027, 6, 30)),
        ({"tenor": "8 months"}, "2026-06-30", date(2027, 2, 28)),
        ({"tenor": "12 months", "date": {"open": "maturity"}}, "2026-06-30", date(2027, 6, 30)),
        ({"tenor": "10 business days"}, "2026-06-30", date(2026, 7, 15)),
        ({"tenor": "12 months"}, None, None),
        (
            {"tenor": "12 months"},
            {"open": "closing date", "owner": "counsel", "due": "2026-07-01"},
            OpenPoint(open="maturity date, 12 months after the issue date", owner="counsel", due=date(2026, 7, 1)),
        ),
        ({"tenor": {"open": "tenor"}}, "2026-06-30", OpenPoint(open="maturity date (from the tenor)")),
        ({"tenor": "12 months", "date": {"open": "to be agreed"}}, None, OpenPoint(open="to be agreed")),
        ({"date": {"open": "to be agreed"}}, "2026-06-30", OpenPoint(open="to be agreed")),
    ],
)
def test_maturity(maturity: dict[str, Any], closing: Any, expected: object) -> None:
    """The stated date wins, then the tenor after closing, then what is open; business days skip July 3, 2026."""
    data = deal()
    data["tranches"][0]["security"]["maturity"] = maturity
    data["timetable"] = {} if closing is None else {"closing": closing}
    assert derived(data).maturity == expected


@pytest.mark.parametrize(
    ("day_count", "tenor", "closing", "expected"),
    [
        ("30/360", "6 months", "2026-06-30", "105000"),
        ("Actual/360", "12 months", "2026-06-30", "212916.67"),
        ("Actual/365", "12 months", "2027-06-30", "210575.34"),
        ("Actual/Actual", "12 months", "2027-06-30", "210290.82"),
        (None, "18 months", "2026-06-30", "315000"),
        (None, "18 months", None, "315000"),
        (None, "90 days", "2026-06-30", None),
        ("30/360", "12 months", None, None),
        (
            {"open": "x"},
            "12 months",
            "2026-06-30",
            OpenPoint(open="interest to maturity (from the day-count convention)"),
        ),
    ],
)
def test_interest(day_count: Any, tenor: str, closing: str | None, expected: object) -> None:
    """Interest follows the day count between issue and maturity; without one, whole months are twelfths of a year."""
    data = deal()
    security = data["tranches"][0]["security"]
    security["maturity"] = {"tenor": tenor}
    security["interest"] = {"rate": "7%", "payment": "bullet"} | ({"day_count": day_count} if day_count else {})
    data["timetable"] = {} if closing is None else {"closing": closing}
    assert derived(data).interest_to_maturity == (usd(expected) if isinstance(expected, str) else expected)


def days_between(start: date, end: date) -> list[date]:
    """Return each day from *start* to the one before *end*."""
    return [start + timedelta(days=number) for number in range((end - start).days)]


@given(st.dates(date(1999, 1, 1), date(2040, 1, 1)), st.integers(0, 2000))
def test_day_counts_count_days(start: date, length: int) -> None:
    """The actual day counts are what counting one day after another gives, each over its own year."""
    end = start + timedelta(days=length)
    days = days_between(start, end)
    assert year_fraction("Actual/360", start, end) == Fraction(len(days), 360)
    assert year_fraction("Actual/365", start, end) == Fraction(len(days), 365)
    leap = [day for day in days if (day.replace(month=12, day=31) - day.replace(month=1, day=1)).days == 365]
    assert year_fraction("Actual/Actual", start, end) == Fraction(len(leap), 366) + Fraction(len(days) - len(leap), 365)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (date(2007, 1, 15), date(2007, 1, 30), 15),
        (date(2007, 1, 15), date(2007, 2, 15), 30),
        (date(2007, 9, 30), date(2008, 3, 31), 180),
        (date(2007, 9, 30), date(2007, 10, 31), 30),
        (date(2007, 9, 30), date(2008, 9, 30), 360),
        (date(2007, 1, 15), date(2007, 1, 31), 16),
        (date(2007, 1, 31), date(2007, 2, 28), 28),
        (date(2007, 2, 28), date(2007, 3, 31), 33),
        (date(2006, 8, 31), date(2007, 2, 28), 178),
    ],
)
def test_thirty_360_bond_basis(start: date, end: date, days: int) -> None:
    """30/360 counts as the bond basis of the ISDA Definitions does, month ends included."""
    assert year_fraction("30/360", start, end) == Fraction(days, 360)


@given(st.fractions(-(10**9), 10**9), st.integers(0, 6))
def test_rounding_is_half_away_from_zero(exact: Fraction, places: int) -> None:
    """A rounded number is within half a unit of the exact one, and has no zeros at its end."""
    rounded = decimal(exact, places)
    assert abs(Fraction(rounded) - exact) <= Fraction(1, 2 * 10**places)
    assert rounded == 0 or not str(rounded.normalize()).endswith(".0")
    assert decimal(-exact, places) == -rounded


@given(st.decimals(-(10**6), 10**6, places=5), st.integers(0, 4))
def test_rounding_agrees_with_decimal(number: Decimal, places: int) -> None:
    """Rounding a decimal is what the decimal module's own rounding does."""
    assert decimal(Fraction(number), places) == number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


@given(st.fractions(0, 10**9), st.sampled_from(sorted(MINOR_UNITS)))
def test_money_is_rounded_to_its_smallest_unit(exact: Fraction, currency: str) -> None:
    """An amount of money has as many decimals as its currency has, or none where it is whole."""
    amount = money(exact, currency).amount
    exponent = amount.as_tuple().exponent
    assert -exponent in (0, MINOR_UNITS[currency]) if isinstance(exponent, int) else False
    assert abs(Fraction(amount) - exact) <= Fraction(1, 2 * 10 ** MINOR_UNITS[currency])


@given(
    st.integers(1, 10**10),
    st.integers(0, 3000),
    st.integers(1, 120),
    st.integers(1, 10**6),
    st.integers(1, 10**6),
    st.integers(1, 10**10),
)
def test_a_note_against_fractions(
    cents: int, basis_points: int, months: int, price: int, reference: int, outstanding: int
) -> None:
    """Every figure of a convertible note is the fraction worked out here, rounded once."""
    data = deal(
        principal=f"USD {Decimal(cents).scaleb(-2):f}", reference_price=f"USD {Decimal(reference).scaleb(-2):f}"
    )
    security = data["tranches"][0]["security"]
    security["interest"] = {"rate": f"{Decimal(basis_points).scaleb(-2):f}%", "payment": "bullet"}
    security["maturity"] = {"tenor": f"{months} months"}
    security["conversion"]["price"] = f"USD {Decimal(price).scaleb(-4):f}"
    data["capitalization"]["outstanding"] = outstanding
    data["expenses"] = "USD 0"
    found = derived(data)
    principal, each = Fraction(cents, 100), Fraction(price, 10_000)
    interest = Fraction(math.floor(principal * basis_points / 10_000 * months / 12 * 100 + Fraction(1, 2)), 100)
    shares = math.floor(principal / each)
    assert found.gross_proceeds == found.net_proceeds == usd(f"{Decimal(cents).scaleb(-2):f}")
    assert isinstance(found.interest_to_maturity, Money)
    assert Fraction(found.interest_to_maturity.amount) == interest
    assert found.shares_on_conversion == shares
    assert found.new_shares == (shares or None)
    assert found.shares_on_conversion_with_interest == math.floor((principal + interest) / each)
    assert found.conversion_premium == percent(each / Fraction(reference, 100) - 1)
    assert found.ownership_after == (percent(Fraction(shares, outstanding + shares)) if shares else None)
    assert found.dilution == (percent(Fraction(shares, outstanding)) if shares else None)
    assert isinstance(found.conversion_rate, Decimal)
    assert abs(Fraction(found.conversion_rate) - 1000 / each) <= Fraction(1, 20_000)


@given(offerings())
def test_derived_figures_hold_together(offering: Offering) -> None:
    """For any offering: figures are open only while something is, owners exceed nothing, and totals add up."""
    if not offering.open_points():
        values = [getattr(each, name) for each in offering.derived for name in Derived.model_fields]
        assert not any(isinstance(value, OpenPoint) for value in values)
    for each in offering.derived:
        if isinstance(each.ownership_after, Percent):
            assert 0 <= each.ownership_after.points <= 100
        if isinstance(each.shares_on_conversion, int) and isinstance(each.shares_on_conversion_with_interest, int):
            assert each.shares_on_conversion <= each.shares_on_conversion_with_interest
    parts = [each.gross_proceeds for each in offering.derived]
    if all(isinstance(part, Money) for part in parts):
        total = sum(part.amount for part in parts if isinstance(part, Money))
        assert isinstance(offering.totals.gross_proceeds, Money)
        assert offering.totals.gross_proceeds.amount == total


@given(offerings(open_points=False))
def test_what_is_derived_agrees_with_itself(offering: Offering) -> None:
    """A deal that states exactly what follows from it has no disagreement."""
    tranches = []
    for tranche, each in zip(offering.tranches, offering.derived, strict=True):
        stated = {name: getattr(each, name) for name in type(tranche.stated).model_fields}
        # No money below zero can be stated: no deal file can hold it.
        assume(all(value.amount >= 0 for value in stated.values() if isinstance(value, Money)))
        assume(all(value != 0 for value in stated.values() if isinstance(value, int)))
        tranches.append(tranche.model_copy(update={"stated": tranche.stated.model_validate(stated)}))
    again = Offering.model_validate(offering.model_copy(update={"tranches": tuple(tranches)}).model_dump())
    assert disagreements(again) == ()


@pytest.mark.parametrize(
    ("name", "stated", "follows"),
    [
        ("gross_proceeds", "USD 3,000,001", usd("3000000")),
        ("net_proceeds", "USD 2.9 million", usd("2850000")),
        ("interest_to_maturity", "USD 210,000.01", usd("210000")),
        ("shares_on_conversion", 2_500_001, 2_500_000),
        ("shares_on_conversion_with_interest", "2,675,001", 2_675_000),
        ("conversion_premium", "24.9%", Percent(Decimal(25))),
        ("ownership_after", "6.3%", None),
        ("ownership_after", "6.2%", Percent(Decimal("6.25"))),
        ("ownership_after", "6.25%", None),
        ("ownership_after", "6%", None),
        ("ownership_after", "6.20%", Percent(Decimal("6.25"))),
        ("ownership_after", "6.250%", None),
        ("maturity", "2027-06-29", date(2027, 6, 30)),
        ("maturity", "2027-06-30", None),
        ("gross_proceeds", "USD 3 million", None),
    ],
)
def test_disagreements_name_both_values(name: str, stated: object, follows: object) -> None:
    """A stated figure that differs is found with the derived one; a percentage may be stated with fewer decimals."""
    offering = Offering.model_validate(deal(stated={name: stated}))
    value = getattr(offering.tranches[0].stated, name)
    expected = [Disagreement(f"offering.tranches[0].stated.{name}", value, follows)] if follows is not None else []  # type: ignore[arg-type]
    assert list(disagreements(offering)) == expected


def test_a_date_and_a_tenor_that_differ() -> None:
    """A maturity date that is not the tenor after closing is a disagreement, not a mistake of the file."""
    data = deal()
    data["tranches"][0]["security"]["maturity"]["date"] = "2027-07-31"
    assert disagreements(Offering.model_validate(data)) == (
        Disagreement("offering.tranches[0].security.maturity.date", date(2027, 7, 31), date(2027, 6, 30)),
    )


def test_a_title_that_gives_another_year() -> None:
    """A note called due 2023 that falls due in 2027 is found."""
    data = deal()
    data["tranches"][0]["security"]["title"] = "Convertible Note due 2023"
    assert disagreements(Offering.model_validate(data)) == (
        Disagreement("offering.tranches[0].security.title", 2023, 2027),
    )
    data["timetable"]["closing"] = {"open": "closing date"}
    assert disagreements(Offering.model_validate(data)) == ()
