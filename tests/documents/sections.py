"""Deals of one arrangement each, and what their press release says: for the tests of its sections."""

from __future__ import annotations

import copy
from datetime import UTC, datetime
from functools import cache
from typing import Any

from greenshoe.drafting import draft
from greenshoe.library import Library
from greenshoe.reading import read_html
from tests.documents.test_documents import residues
from tests.documents.variants import SHARES, Deal, example, offering

MOMENT = datetime(2026, 11, 23, 9, 15, tzinfo=UTC)
PRE_FUNDED = {
    "kind": "pre-funded-warrant",
    "name": "pre-funded warrants",
    "singular": "pre-funded warrant",
    "term": "Pre-Funded Warrant",
    "terms": "Pre-Funded Warrants",
    "exercisable_for": SHARES,
    "exercise_price": "USD 0.0001",
}
NOTE: Deal = {
    "kind": "note",
    "name": "Convertible Senior Notes due 2031",
    "singular": "Convertible Senior Note due 2031",
    "term": "Note",
    "terms": "Notes",
    "title": "Convertible Senior Notes due 2031",
    "ranking": "senior, unsecured",
    "denomination": "USD 1,000",
    "interest": {"rate": "2.25%", "payment": "semi-annual", "dates": "June 15 and December 15", "first": "2027-06-15"},
    "maturity": {"date": "2031-12-15"},
    "conversion": {"into": SHARES, "price": "USD 50", "period": "before the Maturity Date", "settled_in": "cash"},
    "issuer_redemption": "Aptorum may redeem the Notes on or after December 20, 2029",
    "change_of_control": "upon a fundamental change, holders may require Aptorum to repurchase their Notes",
}
STATEMENT = {
    "form": "F-3",
    "file_number": "333-123456",
    "shelf": True,
    "filed": "2026-06-01",
    "effective": "2026-06-15",
}
BANKS = [
    {"name": "Harbor & Pike LLC", "role": "joint book-running manager"},
    {"name": "Northgate Capital", "role": "joint book-running manager"},
    {"name": "Fairlane Partners", "role": "co-manager"},
]


OPTION: Deal = {"number": 150_000, "period": "30 days"}


@cache
def library() -> Library:
    """The built-in library, read once."""
    return Library()


def tranche(security: Deal = SHARES, **facts: Any) -> Deal:
    """Return a registered tranche that banks underwrite, with *facts* added; a fact that is None is left out."""
    base: Deal = {"security": security, "registration": "registered", "registration_statement": STATEMENT}
    base |= {"offered_in": ["US"], "number": 1_000_000, "price": "USD 10", "commitment": "firm", "agents": BANKS}
    return {key: value for key, value in (base | facts).items() if value is not None}


def private(security: Deal = SHARES, **facts: Any) -> Deal:
    """Return an unregistered tranche without banks."""
    apart = {"registration": "unregistered", "registration_statement": None, "exemptions": ["section-4a2"]}
    return tranche(security, **({"commitment": None, "agents": None} | apart | facts))


def deal(*tranches: Deal, stage: str = "priced", **facts: Any) -> Deal:
    """Return a deal of *tranches* by an issuer that files domestic reports; a fact that is None is left out."""
    whole = example()
    for key in ("related_party", "capitalization", "agreement", "expenses", "runway", "conditions", "illustrative"):
        whole.pop(key)
    whole |= {"stage": stage, "dated": "2026-12-09", "timetable": {"closing": "2026-12-09"}, "insiders": []}
    whole["tranches"] = list(tranches)
    return copy.deepcopy({key: value for key, value in (whole | facts).items() if value is not None})


def said(whole: Deal) -> str:
    """Return the press release of a deal, as far as its sections go, as a reader sees it: free of slips of language."""
    html = draft("press-release", offering(whole), library(), at=MOMENT).html
    text = read_html(html.partition('<section data-part="about"')[0])
    assert residues(text) == []
    return text.content
