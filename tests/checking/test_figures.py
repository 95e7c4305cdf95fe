"""Figures in a text: what is read as one, and with what value and precision."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenshoe.checking.figures import figures_in
from greenshoe.checking.numerals import numeral


@pytest.mark.parametrize(
    ("text", "kind", "value", "step"),
    [
        ("$3 million", "money", 3_000_000, 1_000_000),
        ("$3.0\u00a0million", "money", 3_000_000, 100_000),
        ("US$3,000,000", "money", 3_000_000, 1),
        ("USD 1.20", "money", Decimal("1.20"), Decimal("0.01")),
        ("C$21.5M", "money", 21_500_000, 100_000),
        ("2.5 million euros", "money", 2_500_000, 100_000),
        ("34.56%", "percent", Decimal("34.56"), Decimal("0.01")),
        ("seven per cent", "percent", 7, 1),
        ("2,500,000", "number", 2_500_000, 1),
        ("2.5 million shares", "number", 2_500_000, 100_000),
        ("twelve months", "number", 12, 1),
        ("12-month", "number", 12, 1),
        ("two million", "number", 2_000_000, 1_000_000),
    ],
)
def test_amounts_are_read_with_their_precision(text: str, kind: str, value: Decimal, step: Decimal) -> None:
    """An amount, percentage or count has its exact value and the size of its last place."""
    (figure,) = figures_in(text)
    assert (figure.kind, figure.number, figure.step) == (kind, value, step)


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("January 4, 2022", "date", date(2022, 1, 4)),
        ("4 January 2022", "date", date(2022, 1, 4)),
        ("Jan. 4, 2022", "date", date(2022, 1, 4)),
        ("2022-01-04", "date", date(2022, 1, 4)),
        ("December 2023", "month", date(2023, 12, 1)),
        ("on or about August 30, subject", "day", date(4, 8, 30)),
    ],
)
def test_dates_are_read(text: str, kind: str, day: date) -> None:
    """A date is read in the ways that announcements write it, with or without day or year."""
    (figure,) = figures_in(text)
    assert (figure.kind, figure.value) == (kind, day)


@pytest.mark.parametrize("text", ["SACT-1 and ALS-4", "Form 20-F", "Rule 135c", "COVID-19", "4(a)(2)", "Nasdaq: A1B"])
def test_names_with_digits_are_no_figures(text: str) -> None:
    """Digits inside a name, a form or a citation's letters count nothing."""
    assert figures_in(text) == ()


def test_a_range_gives_both_its_ends() -> None:
    """Both ends of a range are figures, the second with the unit."""
    assert [(figure.number, figure.unit) for figure in figures_in("5-10 days")] == [
        (Decimal(5), None),
        (Decimal(10), "day"),
    ]


def test_a_sign_means_the_currencies_that_use_it() -> None:
    """A bare dollar may be any dollar, one with a country only its own."""
    bare, own = figures_in("$5 and C$5")
    assert {"USD", "CAD"} <= bare.currencies
    assert own.currencies == {"CAD"}


def test_an_impossible_date_is_none() -> None:
    """The thirtieth of February is no date."""
    assert all(figure.kind != "date" for figure in figures_in("February 30, 2022"))


@given(st.integers(0, 999_999))
def test_numerals_are_read_back(number: int) -> None:
    """A number written in words reads as that number."""
    from num2words import num2words

    assert numeral(num2words(number, lang="en")) == number


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    """Figures are exact quotes of the text, in its order, none inside another."""
    figures = figures_in(text)
    assert all(text[figure.start : figure.end] == figure.text for figure in figures)
    assert all(one.end <= other.start for one, other in pairwise(figures))


@pytest.mark.parametrize(
    ("text", "value"),
    [("$3B", 3 * 10**9), ("$2.5bn", 25 * 10**8), ("$4MM", 4 * 10**6), ("$4M", 4 * 10**6), ("$5K", 5000)],
)
def test_every_letter_that_scales_an_amount_is_known(text: str, value: int) -> None:
    """Whatever letter a release abbreviates thousand, million and billion with, the amount is read."""
    (figure,) = figures_in(text)
    assert figure.value == value
