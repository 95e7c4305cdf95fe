"""The law of each day: one deal walked through the years, and no compliant draft accused on any of its days."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import cycle, islice

import pytest

from greenshoe import Library, check, draft
from greenshoe.checking.finding import Checked
from tests.documents import stages

LIBRARY = Library()
FIRST, LAST = date(2018, 1, 1), date(2026, 11, 23)
DAYS = sorted(
    {day for rule in LIBRARY.law.rules.values() for day in rule.in_force if day is not None and FIRST <= day <= LAST}
)
"""Every day from 2018 on with which a rule begins or ends."""
STEMS = stages.stems()
TURNS = tuple(
    (day, tuple(islice(cycle(STEMS), 2 * index, 2 * index + 2))) for index, day in enumerate([FIRST, *DAYS, LAST])
)
"""Each of these days with the examples whose turn it is."""


@cache
def checked(stem: str, document: str, on: date) -> Checked:
    """Return what the check of a draft under the law of *on* finds."""
    return check(draft(document, stages.offering(stem), LIBRARY, on=on), LIBRARY)


@pytest.mark.parametrize(("day", "stems"), TURNS, ids=lambda each: str(each) if isinstance(each, date) else "")
def test_no_day_accuses_a_compliant_draft(day: date, stems: tuple[str, ...]) -> None:
    """A draft has the wording of its day and no error finding, on each day on which the law changed."""
    for stem in stems:
        for document in ("press-release", "term-sheet"):
            errors = [str(one) for one in checked(stem, document, day) if one.severity == "error"]
            assert errors == [], f"{stem}/{document}"


@pytest.mark.parametrize(
    ("last", "former", "present"),
    [
        (date(2019, 10, 22), "fr/no-public-offer-before-2019", "fr/no-public-offer"),
        (date(2024, 12, 3), "eu/admission-percentage-before-2024", "eu/admission-percentage"),
        (date(2026, 1, 18), "uk/prospectus-regulation", "uk/public-offers-regulations"),
        (date(2026, 4, 5), "uk/priips-retail", "uk/cci-retail"),
        (date(2026, 6, 4), "eu/mar-intermediate-steps", "eu/mar-final-event"),
        (date(2021, 3, 14), "us/integration-1982", "us/integration-2021"),
        (date(2024, 5, 27), "us/settlement-cycle-2017", "us/settlement-cycle"),
        (date(2024, 6, 30), "us/pslra-blank-check", "us/pslra-blank-check-2024"),
    ],
)
def test_one_deal_is_held_to_the_law_of_each_day(last: date, former: str, present: str) -> None:
    """Up to its last day the former rule can bite and the present one cannot; on the next day it is the other way."""
    before = checked("aptorum", "press-release", last).rules
    after = checked("aptorum", "press-release", last + timedelta(days=1)).rules
    assert not before[former].why.startswith("in force")
    assert before[present].why == f"in force from {last + timedelta(days=1)}"
    assert after[former].why == f"in force until {last}"
    assert not after[present].why.startswith("in force")


def test_a_draft_has_the_legend_of_its_day() -> None:
    """The same deal says the one thing to the United Kingdom on January 18, 2026, and the other a day later."""
    pages = [
        draft("press-release", stages.offering("aptorum"), LIBRARY, on=date(2026, 1, day)).html for day in (18, 19)
    ]
    assert ["Public Offers and Admissions to Trading Regulations 2024" in page for page in pages] == [False, True]
    assert ["European Union (Withdrawal) Act 2018" in page for page in pages] == [True, False]


@pytest.mark.parametrize("stem", STEMS)
def test_every_example_is_clean_today(stem: str) -> None:
    """On its own date and under the law of today no example's draft has an error finding."""
    for document in LIBRARY.documents:
        errors = [str(one) for one in checked(stem, document, LAST) if one.severity == "error"]
        assert errors == [], document
