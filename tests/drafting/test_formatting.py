"""How facts read: the wire's style, in American English."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenshoe.drafting import formatting
from greenshoe.offering.values import Money, Percent, Period

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("written", "full", "short"),
    [
        ("USD 3,000,000", "$3,000,000", f"$3{NBSP}million"),
        ("USD 3,210,000", "$3,210,000", f"$3.21{NBSP}million"),
        ("USD 3,210,500.50", "$3,210,500.50", "$3,210,500.50"),
        ("USD 1.20", "$1.20", "$1.20"),
        ("USD 1", "$1.00", "$1.00"),
        ("USD 0.00001", "$0.00001", "$0.00001"),
        ("EUR 5 million", "€5,000,000", f"€5{NBSP}million"),
        ("HKD 150,000", "HK$150,000", "HK$150,000"),
        ("CHF 2 billion", f"CHF{NBSP}2,000,000,000", f"CHF{NBSP}2{NBSP}billion"),
    ],
)
def test_money_reads_as_the_wire_has_it(written: str, full: str, short: str) -> None:
    """Amounts print in full with cents only where there are any, and shortened only where nothing is rounded away."""
    amount = Money.read(written)
    assert (formatting.money(amount), formatting.short_money(amount)) == (full, short)


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_short_money_never_rounds(amount: Decimal) -> None:
    """Whatever is shortened reads back as exactly the same amount."""
    money = Money(amount, "USD")
    text = formatting.short_money(money).replace(NBSP, " ").replace("$", "USD ")
    assert Money.read(text) == money


@pytest.mark.parametrize(
    ("following", "article"),
    [
        ("8% note", "an"),
        ("7% note", "a"),
        ("$3 million note", "a"),
        ("$8 million note", "an"),
        ("$11 million note", "an"),
        ("$110 million note", "a"),
        ("$18,500 fee", "an"),
        ("$80 million note", "an"),
        ("12-month note", "a"),
        ("18-month note", "an"),
        ("SEC filing", "an"),
        ("LLC", "an"),
        ("unit", "a"),
        ("European company", "a"),
        ("unsecured note", "an"),
        ("hour", "an"),
        ("one-year note", "a"),
        ("ordinary share", "an"),
    ],
)
def test_articles_follow_the_sound(following: str, article: str) -> None:
    """The indefinite article goes by how the next word is spoken."""
    assert formatting.article(following) == article


def test_dates_rates_and_periods() -> None:
    """Dates, rates, periods and numbers print without superfluous zeros and do not break apart at a line's end."""
    assert formatting.day(date(2022, 1, 4)) == f"January{NBSP}4, 2022"
    assert formatting.percent(Percent.read("34.56%")) == "34.56%"
    assert formatting.percent(Percent.read("7.250%")) == "7.250%"  # a note's rate reads as in its title
    assert formatting.in_full(Period.read("1 month")) == f"1{NBSP}month"
    assert formatting.words(Period.read("12 months")) == "twelve months"
    assert formatting.figure(2_500_000) == "2,500,000"


def test_exact_values_are_for_machines() -> None:
    """The value that a check reads has no style: ISO dates, plain decimals, the deal file's money."""
    assert formatting.exact(date(2022, 1, 4)) == "2022-01-04"
    assert formatting.exact(Decimal("833.330")) == "833.33"
    assert formatting.exact(Money.read("USD 3 million")) == "USD 3,000,000"
