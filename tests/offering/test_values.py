"""Money, percentages, periods, dates, counts and texts: exact, and refused with a cure where they do not read."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from babel import Locale
from babel.numbers import get_currency_precision
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from greenshoe.offering.codes import COUNTRIES, MINOR_UNITS
from greenshoe.offering.values import (
    Count,
    Date,
    Flag,
    Line,
    Money,
    PartOfPar,
    Percent,
    Period,
    Price,
    Prose,
    Rate,
    Share,
)


def refusal(kind: Any, written: object) -> str:
    """Return what and cure of the mistake that *written* is for a value of *kind*."""
    with pytest.raises(ValidationError) as raised:
        TypeAdapter(kind).validate_python(written)
    (error,) = raised.value.errors()
    return f"{error['ctx']['what']}; {error['ctx']['cure']}"


def read(kind: Any, written: object) -> Any:
    """Return the value of *kind* that *written* stands for."""
    return TypeAdapter(kind).validate_python(written)


@pytest.mark.parametrize(
    ("written", "amount", "back"),
    [
        ("USD 3,000,000", "3000000", "USD 3,000,000"),
        ("USD 3 million", "3000000", "USD 3,000,000"),
        ("USD 3.5 million", "3500000", "USD 3,500,000"),
        ("USD 1.2345678 thousand", "1234.5678", "USD 1,234.5678000"),
        ("USD3000000", "3000000", "USD 3,000,000"),
        ("JPY 12", "12", "JPY 12"),
        ("USD 1.20", "1.20", "USD 1.20"),
        ("EUR 0.0001", "0.0001", "EUR 0.0001"),
        ("GBP 0", "0", "GBP 0"),
        ("USD 2 billion", "2000000000", "USD 2,000,000,000"),
    ],
)
def test_money_reads(written: str, amount: str, back: str) -> None:
    """An amount is exact, and written back with the decimals that it was typed with."""
    money = read(Money, written)
    assert money.amount == Decimal(amount)
    assert str(money) == back


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("$3m", '"$3m" is not an amount of money; write the currency first: "USD 3 million"'),
        ("€1,5", '"€1,5" is not an amount of money; write the currency first: "USD 3,000,000"'),
        ("€1.5bn", '"€1.5bn" is not an amount of money; write the currency first: "EUR 1.5 billion"'),
        ("£20", '"£20" is not an amount of money; write the currency first: "GBP 20"'),
        ("3000000 CHF", '"3000000 CHF" is not an amount of money; write the currency first: "CHF 3,000,000"'),
        ("usd 5", '"usd 5" is not an amount of money; write the currency first: "USD 5"'),
        (1.2, '1.2 is not an amount of money; write the currency first: "USD 1.2"'),
        (3000000, '3000000 is not an amount of money; write the currency first: "USD 3,000,000"'),
        (True, 'true is not an amount of money; write the currency first: "USD 3,000,000"'),
        ("USD -5", '"USD -5" is not an amount of money; write the currency first: "USD 3,000,000"'),
        ("USD 1,00,000", '"USD 1,00,000" is not an amount of money; write the currency first: "USD 3,000,000"'),
        ("USD 1e9", '"USD 1e9" is not an amount of money; write the currency first: "USD 3,000,000"'),
        ("USD ٣", '"USD ٣" is not an amount of money; write the currency first: "USD 3,000,000"'),
        ("XXX 5", '"XXX" is not a currency; write its ISO 4217 code, such as "USD"'),
        ("GPB 5", '"GPB" is not a currency; write its ISO 4217 code, such as "GBP"'),
        (None, "nothing stands where an amount of money is expected; write USD 3,000,000"),
        ({"amount": 3}, "a mapping stands where an amount of money is expected; write USD 3,000,000"),
    ],
)
def test_money_is_refused_with_the_way_to_write_it(written: object, line: str) -> None:
    """What people write for money is turned into how it is to be written."""
    assert refusal(Money, written) == line


amounts = st.decimals(0, 10**15, allow_nan=False, places=6)


@given(amounts, st.sampled_from(sorted(MINOR_UNITS)))
def test_money_round_trip(amount: Decimal, currency: str) -> None:
    """An amount written out reads as the same amount."""
    money = Money(amount, currency)
    assert Money.read(str(money)) == money


@given(amounts, amounts, st.integers(0, 10**15))
def test_money_is_never_rounded(first: Decimal, second: Decimal, number: int) -> None:
    """Sums and products are those of exact fractions, however long."""
    one, other = Money(first, "USD"), Money(second, "USD")
    assert Fraction(one.plus(other).amount) == Fraction(first) + Fraction(second)
    assert Fraction(one.times(number).amount) == Fraction(first) * number
    assert Fraction(one.times(second).amount) == Fraction(first) * Fraction(second)


def test_currencies_are_not_mixed() -> None:
    """A sum over two currencies is our bug, not a number."""
    with pytest.raises(ValueError, match="cannot add EUR to USD"):
        Money(Decimal(1), "USD").plus(Money(Decimal(1), "EUR"))


def test_a_price_is_above_zero() -> None:
    """Nothing is sold or converted at zero."""
    assert refusal(Price, "USD 0.00") == "USD 0.00 is not above zero; write the amount, or leave it open: {open: …}"
    assert read(Price, "USD 0.0001") == Money(Decimal("0.0001"), "USD")


@pytest.mark.parametrize(
    ("written", "points", "back"),
    [
        ("7%", "7", "7%"),
        ("7 %", "7", "7%"),
        ("6.50%", "6.5", "6.50%"),
        ("34.56%", "34.56", "34.56%"),
        ("-2.5%", "-2.5", "-2.5%"),
        (Decimal("0.07"), "7", "7%"),
        (Decimal("-0.005"), "-0.5", "-0.5%"),
        (0, "0", "0%"),
        ("1,000%", "1000", "1000%"),
    ],
)
def test_percentages_read(written: object, points: str, back: str) -> None:
    """A percentage, or the fraction that it is, reads exactly and is written back as typed."""
    percent = read(Percent, written)
    assert percent.points == Decimal(points)
    assert percent.fraction * 100 == percent.points
    assert str(percent) == back
    assert read(Percent, back) == percent


@pytest.mark.parametrize(
    ("written", "line"),
    [
        (7, "7 is not a percentage; write 7% or 0.07"),
        (1, "1 is not a percentage; write 1% or 0.01"),
        (Decimal("34.56"), "34.56 is not a percentage; write 34.56% or 0.3456"),
        (700, "700 is not a percentage; write 700%"),
        ("7", '"7" is not a percentage; write 7% or 0.07'),
        ("7 percent", '"7 percent" is not a percentage; write 7% or 0.07'),
        (True, "true is not a percentage; write 7% or 0.07"),
        (0.07, "0.07 is not a percentage; write 7% or 0.07"),
        ("7e9%", '"7e9%" is not a percentage; write 7% or 0.07'),
    ],
)
def test_percentages_are_refused(written: object, line: str) -> None:
    """A bare number above one is never taken for a percentage, nor is a float."""
    assert refusal(Percent, written) == line


def test_parts_and_rates_have_bounds() -> None:
    """A part of a whole is at most the whole, and no rate of interest is 700%."""
    assert refusal(Share, "100.01%") == "100.01% is not a share of a whole; write a percentage from 0% to 100%"
    assert refusal(Share, "-1%").startswith("-1% is not a share")
    assert refusal(PartOfPar, "0%") == "0% is not a price; write the percentage of principal, such as 98.5%"
    assert refusal(Rate, "700%") == "700% is not a rate of interest; write the rate for one year, such as 7%"
    assert read(Rate, "-0.5%").points == Decimal("-0.5")


def test_periods_read_and_end() -> None:
    """A period ends on the calendar day that it names; a month end that does not exist falls back."""
    assert str(read(Period, "12 months")) == "12 months"
    assert str(read(Period, "1 years")) == "1 year"
    assert read(Period, "1 month").after(date(2024, 1, 31)) == date(2024, 2, 29)
    assert read(Period, "12 months").after(date(2024, 2, 29)) == date(2025, 2, 28)
    assert read(Period, "2 weeks").after(date(2024, 12, 25)) == date(2025, 1, 8)
    assert read(Period, "90 days").after(date(2024, 1, 1)) == date(2024, 3, 31)
    assert (read(Period, "2 years").months, read(Period, "3 weeks").months) == (24, None)
    with pytest.raises(ValueError, match="calendar"):
        read(Period, "5 business days").after(date(2024, 1, 1))


@given(st.integers(1, 600), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_months_end_in_the_right_month(months: int, start: date) -> None:
    """A period of months ends that many months later, on the same day or the last of a shorter month."""
    end = Period(months, "month").after(start)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == start.day or (end.day < start.day and (end + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    "written", ["one year", "12", "12 month period", "0 days", "-3 days", "1.5 years", 12, "12-months"]
)
def test_periods_are_refused(written: object) -> None:
    """A period without a whole number or a unit is refused with its form."""
    assert refusal(Period, written).endswith('is not a period; write a number and a unit: "12 months"')


def test_periods_do_not_leave_the_calendar() -> None:
    """A period that would end beyond any date is refused where it is read."""
    assert refusal(Period, "9999 years") == "9999 years is too long; write at most 150 years"
    assert read(Period, "150 years").after(date(2199, 12, 31)).year == 2349


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("02/03/2022", '"02/03/2022" is not a date; write year-month-day: 2026-11-23'),
        ("2022-3-2", '"2022-3-2" is not a date; write year-month-day: 2026-11-23'),
        ("20220302", '"20220302" is not a date; write year-month-day: 2026-11-23'),
        (20220302, "20220302 is not a date; write year-month-day: 2026-11-23"),
        ("2022-03-02T00:00:00", '"2022-03-02T00:00:00" is not a date; write year-month-day: 2026-11-23'),
        ("2022-02-29", '"2022-02-29" is no day of the calendar; check month and day'),
        ("0022-02-01", "the year 0022 cannot be right; write 1900 to 2199"),
        (None, "nothing is not a date; write year-month-day: 2026-11-23"),
    ],
)
def test_dates_are_refused(written: object, line: str) -> None:
    """Only year-month-day is a date: other forms mean two days, or a time stamp."""
    assert refusal(Date, written) == line


@pytest.mark.parametrize(("written", "number"), [("2,500,000", 2_500_000), ("12", 12), (7, 7), (" 1,000 ", 1000)])
def test_counts_read(written: object, number: int) -> None:
    """A whole number reads with or without thousands separators."""
    assert read(Count, written) == number


@pytest.mark.parametrize("written", [0, -1, True, 1.0, Decimal("1.5"), "1.5", "2,50", "1e3", "", None, "ten", 10**15])
def test_counts_are_refused(written: object) -> None:
    """What is not a whole number above zero, or more than there can be, is refused."""
    assert " is not a " in refusal(Count, written)


@pytest.mark.parametrize("written", ["no", "yes", "true", 0, 1, None])
def test_only_true_and_false_are_flags(written: object) -> None:
    """Words and numbers are never taken for yes or no."""
    with pytest.raises(ValidationError):
        read(Flag, written)


def test_lines_and_prose() -> None:
    """A line holds no line break; prose may; both lose white space at their ends and hold no control characters."""
    assert read(Line, "  a name ") == "a name"
    assert read(Prose, "one\n\ntwo\n") == "one\n\ntwo"
    assert refusal(Line, "a\nb") == "this runs over more than one line; write it on one line"
    assert refusal(Prose, "a\x1bb") == "the character U+001B cannot be printed; take it out"


def test_currencies_are_those_of_iso_4217() -> None:
    """Every currency is known to the Unicode data too, with its smallest unit, but where Unicode follows usage."""
    usage = {"AFN", "ALL", "IQD", "IRR", "KPW", "LAK", "LBP", "MGA", "MMK", "RSD", "SLL", "SOS", "SYP", "YER"}
    names = Locale("en").currencies
    assert set(MINOR_UNITS) <= set(names)
    assert {code for code in MINOR_UNITS if MINOR_UNITS[code] != get_currency_precision(code)} <= usage


def test_countries_are_those_of_iso_3166() -> None:
    """The countries are the territories of the Unicode data without its groups and its private and reserved codes."""
    others = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}
    territories = {code for code in map(str, Locale("en").territories) if len(code) == 2}
    assert territories - others == COUNTRIES
