"""One fact of the deal file, changed: every place that prints it changes, in every document, and nothing else does."""

from __future__ import annotations

import copy
import json
import re
from functools import cache
from typing import Any, NamedTuple

import pytest

from greenshoe.drafting import draft
from greenshoe.offering.deal import Offering
from greenshoe.reading import read_html
from greenshoe.source import parse, validate
from tests.documents import stages
from tests.documents.test_documents import DOCUMENTS, MOMENT, library
from tests.documents.variants import Deal

_FIGURE = re.compile(r"(?:approximately )?\$?[+\-]?\d[\d,.]*(?: (?:million|billion))?")
"""Any figure: those that follow from the changed fact change with it, and may have to be rounded."""


class Change(NamedTuple):
    """A fact of an example, as its file has it after the change, and how drafts print it before and after."""

    stem: str
    fact: str
    becomes: Any
    printed: tuple[tuple[str, str], ...]
    documents: int = 2
    """In how many of the three documents the fact stands at least."""


def dates(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Return a date before and after a change."""
    return ((before, after),)


CHANGES = (
    Change("registered-direct", "tranches.0.price", "USD 2.63", (("$2.50", "$2.63"),), 3),
    Change("registered-direct", "tranches.1.security.exercise_price", "USD 2.91", (("$2.75", "$2.91"),)),
    Change("registered-direct", "tranches.0.in_lieu.number", 812_345, (("800,000", "812,345"),)),
    Change(
        "registered-direct",
        "tranches.0.registration_statement.effective",
        "2025-08-19",
        dates("August 14, 2025", "August 19, 2025"),
    ),
    Change("registered-direct", "issuer.listings.0.ticker", "QZXW", (("ARDP", "QZXW"),), 3),
    Change("follow-on", "tranches.0.price", "USD 14.37", (("$14.00", "$14.37"),), 3),
    Change("follow-on", "tranches.0.option.number", 1_199_999, (("1,200,000", "1,199,999"),)),
    Change(
        "follow-on",
        "tranches.0.agents.2.name",
        "Quillon Securities LLC",
        (("Marlpit Securities LLC", "Quillon Securities LLC"),),
    ),
    Change("follow-on", "expenses", "USD 661,000", (("$600,000", "$661,000"),), 1),
    Change(
        "follow-on",
        "tranches.0.registration_statement.file_number",
        "333-123987",
        (("333-289406", "333-123987"),),
    ),
    Change("aptorum-closed", "tranches.0.security.conversion.price", "USD 1.37", (("$1.20", "$1.37"),), 3),
    Change("aptorum-closed", "tranches.0.security.interest.rate", "9.5%", (("7%", "9.5%"),)),
    Change(
        "aptorum-closed",
        "tranches.0.purchasers.0.name",
        "Quillon Limited",
        (("Aenco Technologies Limited", "Quillon Limited"),),
        3,
    ),
    Change(
        "at-the-market",
        "tranches.0.program.maximum",
        "USD 261,000,000",
        (("$250 million", "$261 million"), ("$250 Million", "$261 Million"), ("$250,000,000", "$261,000,000")),
        3,
    ),
    Change(
        "regulation-a", "tranches.0.limits.deadline", "2027-11-28", dates("December 1, 2027", "November 28, 2027"), 3
    ),
    Change("warrant-inducement", "tranches.0.exercise_of.exercise_price", "USD 2.57", (("$2.40", "$2.57"),)),
    Change(
        "warrant-inducement", "agreement.name", "exercise letter", (("inducement letter agreement", "exercise letter"),)
    ),
)


@cache
def facts(stem: str) -> Deal:
    """Return an example without the figures that it states beside those that follow."""
    deal = stages.deal(stem)
    for tranche in deal["tranches"]:
        tranche.pop("stated", None)
    return deal


def changed(change: Change) -> Deal:
    """Return the example with the one fact changed."""
    deal = copy.deepcopy(facts(change.stem))
    *above, last = (int(step) if step.isdigit() else step for step in change.fact.split("."))
    holder: Any = deal
    for step in above:
        holder = holder[step]
    assert holder[last] is not None
    holder[last] = change.becomes
    return deal


def texts(deal: Deal) -> list[str]:
    """Return what a reader sees of each document."""
    offering = validate(Offering, parse("deal.json", json.dumps(deal)))
    read = [read_html(draft(document, offering, library(), at=MOMENT).html).content for document in DOCUMENTS]
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in read]


def places(printed: str, text: str) -> int:
    """Return how often *printed* stands in *text*, as no part of another figure or word."""
    return len(re.findall(rf"(?<![\w,.]){re.escape(printed)}(?![\w]|[.,]\d)", text))


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: f"{change.stem} {change.fact}")
def test_one_fact_changes_every_place_that_prints_it(change: Change) -> None:
    """The old value is nowhere left, the new one stands where it stood, and no other word of any document moves."""
    before, after = texts(facts(change.stem)), texts(changed(change))
    in_documents = 0
    for old_text, new_text in zip(before, after, strict=True):
        back = new_text
        for old, new in change.printed:
            assert places(old, new_text) == 0, f"{old} is left"
            assert places(new, old_text) == 0, f"{new} is no value to tell the change by"
            assert places(new, new_text) == places(old, old_text)
            back = re.sub(rf"(?<![\w,.]){re.escape(new)}(?![\w]|[.,]\d)", old, back)
        assert _FIGURE.sub("#", back) == _FIGURE.sub("#", old_text)
        in_documents += any(places(old, old_text) for old, _ in change.printed)
    assert in_documents >= change.documents


def test_a_place_that_kept_the_old_value_would_be_found() -> None:
    """The count of places sees a figure by itself, and not inside a longer one."""
    assert places("$2.50", "at $2.50, not $2.505, $12.50 or $2.50.") == 2
    assert places("7%", "7% of 17% and 7%") == 2
