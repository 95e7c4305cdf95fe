"""What follows from a deal, against figures worked out here in fractions, and against QuantLib's days."""

from __future__ import annotations

import math
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
import QuantLib  # type: ignore[import-untyped]
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from greenshoe.offering.calendars import CalendarName, business_days_after, is_business_day
from greenshoe.offering.deal import Offering
from greenshoe.offering.derived.day_counts import year_fraction
from greenshoe.offering.values import Money, Percent
from tests.offering.test_derived import deal

CENTS = st.integers(1, 10**5)
NUMBERS = st.integers(2, 10**8)
BASIS_POINTS = st.integers(0, 1000)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))

SHARE = {"singular": "share", "term": "Share", "terms": "Shares", "name": "shares"}
WARRANT = {
    "kind": "warrant",
    "name": "warrants",
    "singular": "warrant",
    "term": "Warrant",
    "terms": "Warrants",
    "title": "Warrant",
    "exercisable_for": SHARE,
}

USES = [{"purpose": "working capital"}]
"""What the proceeds go to, whatever they come to."""

fewer = settings(max_examples=40)


def shares(top: dict[str, Any] | None = None, **tranche: Any) -> Offering:
    """Return a deal of registered shares, with changes to its only tranche and, in *top*, to the deal."""
    return Offering.model_validate(deal("shares.json", **tranche) | {"use_of_proceeds": USES} | (top or {}))


def usd(exact: Fraction | int) -> str:
    """Return an amount as a deal file has it."""
    return f"USD {Decimal(Fraction(exact).numerator) / Decimal(Fraction(exact).denominator):f}"


def rounded(exact: Fraction, places: int = 2) -> Fraction:
    """Return *exact*, not negative, to so many decimals, halves up."""
    return Fraction(math.floor(exact * 10**places + Fraction(1, 2)), 10**places)


def worth(amount: object) -> Fraction:
    """Return a derived amount of money as a fraction."""
    assert isinstance(amount, Money), amount
    assert amount.currency == "USD"
    return Fraction(amount.amount)


def cents(number: int) -> Fraction:
    """Return so many cents in dollars."""
    return Fraction(number, 100)


def percents(basis_points: int) -> str:
    """Return so many basis points as a deal file has them."""
    return f"{Decimal(basis_points).scaleb(-2):f}%"


@fewer
@given(NUMBERS, st.integers(100, 10**5), BASIS_POINTS, CENTS, CENTS)
def test_net_proceeds(number: int, price: int, discount: int, reimbursed: int, expenses: int) -> None:
    """Net is gross less the discount (to the cent), the banks' refunded expenses and the issuer's own."""
    whole = number * cents(price)
    assume(cents(expenses) <= whole)
    found = shares(
        {"expenses": usd(cents(expenses))},
        number=number,
        price=usd(cents(price)),
        compensation={"discount": percents(discount), "reimbursed": usd(cents(reimbursed))},
    )
    earned = rounded(whole * discount / 10_000) + cents(reimbursed)
    for each in (found.derived[0], found.totals):
        assert worth(each.gross_proceeds) == whole
        assert worth(each.compensation) == earned
        assert worth(each.net_proceeds) == whole - earned - cents(expenses)


@fewer
@given(NUMBERS, st.data(), CENTS, BASIS_POINTS)
def test_selling_holders(number: int, data: st.DataObject, price: int, discount: int) -> None:
    """Holders keep what they sell for, and the banks' discount counts on the issuer's part alone."""
    first = data.draw(st.integers(1, number - 1))
    second = data.draw(st.integers(1, max(1, number - first)))
    found = shares(
        number=number,
        price=usd(cents(price)),
        sellers=[{"name": "Ada", "number": first}, {"name": "Ben", "number": second}],
        compensation={"discount": percents(discount)},
    ).derived[0]
    left = number - first - second
    assert (found.sold_by_holders, found.sold_by_issuer) == (first + second, left)
    assert worth(found.holders_proceeds) == (first + second) * cents(price)
    assert worth(found.issuer_proceeds) == left * cents(price)
    assert worth(found.compensation) == rounded(left * cents(price) * discount / 10_000)
    if left:
        assert worth(found.net_proceeds) == worth(found.issuer_proceeds) - worth(found.compensation)
    else:
        assert found.net_proceeds is None


@fewer
@given(NUMBERS, NUMBERS, st.data(), CENTS)
def test_the_option(number: int, more: int, data: st.DataObject, price: int) -> None:
    """The option adds what it may add at most, and once exercised what was taken."""
    taken = data.draw(st.integers(1, more))
    option: dict[str, Any] = {"number": more, "period": "30 days"}
    found = shares(number=number, price=usd(cents(price)), option=option)
    assert found.derived[0].number_with_option == number + more
    assert worth(found.derived[0].proceeds_with_option) == (number + more) * cents(price)
    assert worth(found.totals.proceeds_with_option) == (number + more) * cents(price)
    assert found.derived[0].option_proceeds is found.totals.proceeds_with_exercise is None
    option["exercise"] = {"number": taken}
    then = shares({"expenses": "USD 0.01"}, number=number, price=usd(cents(price)), option=option)
    assert then.derived[0].number_with_exercise == number + taken
    assert worth(then.derived[0].gross_proceeds) == number * cents(price)
    assert worth(then.derived[0].option_proceeds) == taken * cents(price)
    assert worth(then.derived[0].proceeds_with_exercise) == (number + taken) * cents(price)
    assert worth(then.totals.net_with_exercise) == (number + taken) * cents(price) - cents(1)


@fewer
@given(NUMBERS, st.data(), st.integers(2, 10**5))
def test_in_lieu(number: int, data: st.DataObject, price: int) -> None:
    """A pre-funded warrant costs a share less its exercise price; those taken are not shares."""
    taken = data.draw(st.integers(1, number))
    rest = data.draw(st.integers(1, 100))
    warrant = WARRANT | {"kind": "pre-funded-warrant", "exercise_price": usd(Fraction(rest, 10_000))}
    del warrant["title"]
    found = shares(number=number, price=usd(cents(price)), in_lieu={"security": warrant, "number": taken}).derived[0]
    assert worth(found.in_lieu_price) == cents(price) - Fraction(rest, 10_000)
    assert found.in_lieu_shares == number - taken
    assert worth(found.gross_proceeds) == number * cents(price)


@fewer
@given(NUMBERS, st.integers(1, 5), st.integers(1, 5), st.integers(1, 4), CENTS)
@example(1_000_001, 1, 2, 1, 1150)
def test_units_with_a_part_of_a_warrant(number: int, many: int, per: int, ratio: int, exercise: int) -> None:
    """A unit may hold one half of a warrant: whole warrants alone are issued, and each buys whole shares."""
    warrant = WARRANT | {"ratio": ratio, "exercise_price": usd(cents(exercise))}
    parts = [
        {"number": 1, "security": SHARE | {"kind": "shares"}},
        {"number": many, "per": per, "security": warrant},
    ]
    unit = {"kind": "unit", "name": "units", "singular": "unit", "term": "Unit", "terms": "Units", "parts": parts}
    found = shares(number=number, price="USD 10", security=unit).derived[0]
    warrants = math.floor(Fraction(number * many, per))
    assert found.warrants == warrants
    assert found.shares_on_exercise == warrants * ratio
    assert worth(found.exercise_proceeds) == warrants * ratio * cents(exercise)
    assert found.new_shares == number + warrants * ratio


@fewer
@given(st.integers(10**4, 10**7), st.integers(100, 10**6), st.integers(100, 10**6), st.integers(1, 10**6), st.data())
def test_ownership(outstanding: int, number: int, accompanying: int, option: int, data: st.DataObject) -> None:
    """Each column of the table adds up to its total, and each percentage is the line's part of that."""
    held = data.draw(st.integers(1, outstanding // 2))
    sells = data.draw(st.integers(1, min(held, number - 1)))
    buys = data.draw(st.integers(1, number))
    first = deal("shares.json", number=number, price="USD 10", sellers=[{"name": "Ada", "number": sells}])
    first["use_of_proceeds"] = USES
    first["tranches"][0]["option"] = {"number": option, "period": "30 days"}
    second = deal("shares.json")["tranches"][0]
    second |= {
        "accompanies": 1,
        "number": accompanying,
        "security": WARRANT | {"exercise_price": "USD 12"},
    }
    del second["price"]
    first["tranches"].append(second)
    holders = [{"name": "Ada", "shares": held}, {"name": "Ben", "shares": 1, "buys": buys}]
    first["capitalization"] = {"outstanding": outstanding, "as_of": "2026-03-01", "holders": holders}
    totals = Offering.model_validate(first).totals
    *lines, last = totals.capital
    assert last.kind == "total"
    wholes = {
        "before": outstanding,
        "after": outstanding + number - sells,
        "diluted": outstanding + number - sells + option + accompanying,
    }
    for column, whole in wholes.items():
        assert getattr(last, column) == whole
        assert sum(getattr(line, column) or 0 for line in lines) == whole
        for line in totals.capital:
            part = getattr(line, f"{column}_percent")
            if getattr(line, column) is None:
                assert part is None
            else:
                assert isinstance(part, Percent)
                assert Fraction(part.points) == rounded(Fraction(100 * getattr(line, column), whole))
    ada, ben = lines[:2]
    assert (ada.before, ada.after, ada.diluted) == (held, held - sells, held - sells)
    assert (ben.before, ben.after) == (1, 1 + buys)
    assert totals.outstanding_after == wholes["after"]
    assert totals.outstanding_with_option == wholes["after"] + option


@fewer
@given(st.integers(10**6, 10**8), BASIS_POINTS, st.integers(1, 10**6), CENTS, CENTS)
def test_sources_equal_uses(number: int, discount: int, purpose: int, expenses: int, cash: int) -> None:
    """Sources and uses end in the same total: what the lines above it add up to, the rest included."""
    totals = shares(
        {
            "expenses": usd(cents(expenses)),
            "cash": usd(cents(cash)),
            "use_of_proceeds": [{"purpose": "a plant", "amount": usd(purpose)}, {"purpose": "working capital"}],
        },
        number=number,
        price="USD 10",
        compensation={"discount": percents(discount)},
    ).totals
    whole = number * 10 + cents(cash)
    for table in (totals.sources, totals.uses):
        assert table[-1].kind == "total"
        assert worth(table[-1].amount) == sum(worth(line.amount) for line in table[:-1]) == whole
    rest = [worth(line.amount) for line in totals.uses if line.kind == "rest"]
    spent = purpose + rounded(Fraction(number * 10 * discount, 10_000)) + cents(expenses)
    assert rest == [whole - spent]


@fewer
@given(NUMBERS, st.integers(1, 10**12), st.integers(0, 10**12), st.integers(0, 10**12))
def test_an_at_the_market_program(number: int, gross: int, earlier: int, unsold: int) -> None:
    """A report's average price is gross over number, to the cent; what was sold before and now does not remain."""
    data = deal("shares.json", program={"maximum": usd(cents(gross + earlier + unsold)), "commission": "3%"})
    data["stage"] = "launched"
    for name in ("number", "price"):
        del data["tranches"][0][name]
    data["update"] = {
        "kind": "sales-report",
        "since": "2026-01-01",
        "until": "2026-02-28",
        "number": number,
        "gross": usd(cents(gross)),
        "earlier": usd(cents(earlier)),
    }
    found = Offering.model_validate(data).derived[0]
    assert worth(found.gross_proceeds) == cents(gross)
    assert worth(found.compensation) == rounded(cents(gross) * 3 / 100)
    assert worth(found.average_price) == rounded(cents(gross) / number)
    assert worth(found.remaining) == cents(unsold)


CALENDARS: dict[CalendarName, QuantLib.Calendar] = {
    "NYSE": QuantLib.UnitedStates(QuantLib.UnitedStates.NYSE),
    "TARGET": QuantLib.TARGET(),
}


def quantlib(day: date) -> QuantLib.Date:
    """Return *day* as QuantLib has it."""
    return QuantLib.Date(day.day, day.month, day.year)


@pytest.mark.parametrize("calendar", CALENDARS)
def test_business_days(calendar: CalendarName) -> None:
    """Every day from 2015 to 2026 is a business day where it is QuantLib's: the days of mourning in 2018 and 2025 too.

    There is no difference to list.
    """
    every = [date(2015, 1, 1) + timedelta(days=number) for number in range(12 * 365 + 3)]
    assert every[-1] == date(2026, 12, 31)
    ours = [day for day in every if is_business_day(day, calendar)]
    assert ours == [day for day in every if CALENDARS[calendar].isBusinessDay(quantlib(day))]


@fewer
@given(
    st.dates(date(2015, 1, 1), date(2026, 11, 1)),
    st.integers(1, 30),
    st.sampled_from(sorted(CALENDARS)),
)
@example(date(2026, 4, 2), 1, "NYSE")
@example(date(2026, 4, 2), 1, "TARGET")
def test_closing_after_the_days_to_settle(pricing: date, days: int, calendar: CalendarName) -> None:
    """A deal closes so many business days after pricing; Good Friday is none, Easter Monday is one in New York."""
    times = {"pricing": pricing.isoformat(), "settlement_days": days, "calendar": calendar}
    found = shares({"timetable": times}).derived[0].closing
    after = CALENDARS[calendar].advance(quantlib(pricing), days, QuantLib.Days)
    assert (
        found == date(after.year(), after.month(), after.dayOfMonth()) == business_days_after(pricing, days, calendar)
    )


CONVENTIONS = {
    "30/360": QuantLib.Thirty360(QuantLib.Thirty360.BondBasis),
    "Actual/360": QuantLib.Actual360(),
    "Actual/365": QuantLib.Actual365Fixed(),
    "Actual/Actual": QuantLib.ActualActual(QuantLib.ActualActual.ISDA),
}


@pytest.mark.parametrize("convention", CONVENTIONS)
@given(start=DAYS, end=DAYS)
@example(start=date(2024, 2, 29), end=date(2025, 2, 28))
@example(start=date(2025, 1, 31), end=date(2025, 3, 31))
@example(start=date(2025, 1, 30), end=date(2025, 1, 31))
@example(start=date(2025, 2, 28), end=date(2025, 3, 31))
@example(start=date(2023, 7, 1), end=date(2028, 7, 1))
def test_day_counts(convention: str, start: date, end: date) -> None:
    """Every day-count convention gives QuantLib's part of a year, month ends and leap days included."""
    start, end = min(start, end), max(start, end)
    theirs = CONVENTIONS[convention].yearFraction(quantlib(start), quantlib(end))
    assert float(year_fraction(convention, start, end)) == pytest.approx(theirs, abs=1e-9)
    if convention != "Actual/Actual":
        base = 365 if convention == "Actual/365" else 360
        days = CONVENTIONS[convention].dayCount(quantlib(start), quantlib(end))
        assert year_fraction(convention, start, end) == Fraction(days, base)
