"""Whatever is valid drafts: deals made at random, of every kind, at every stage, with anything open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from greenshoe.checking import check
from greenshoe.drafting import draft
from greenshoe.reading import read_html
from tests.documents.test_documents import DOCUMENTS, MOMENT, library, residues
from tests.documents.variants import Deal, offering
from tests.making.drawing import STAGES
from tests.strategies import deals, tries

LOOSE_TERM = re.compile("never used|never defined|before it is defined|second time")

COMPONENTS = {
    "amount", "accompanies", "agents", "capped_call", "compensation", "conversion", "cornerstones", "exercise",
    "exercise_of", "guarantors", "holders", "in_lieu", "insiders", "limits", "lock_up", "offering_statement", "option",
    "owners", "parts", "price", "price_range", "program", "purchasers", "registration_rights", "rights", "sellers",
    "settlement_days", "termination", "trust", "update",
}  # fmt: skip
SECURITIES = {"shares", "depositary-shares", "note", "warrant", "pre-funded-warrant", "preferred-shares", "unit"}
UPDATES = {"upsized", "amended", "option-exercised", "tranche-closed", "sales-report"}


@settings(max_examples=tries(60), suppress_health_check=[HealthCheck.too_slow])
@given(deals())
def test_any_valid_deal_drafts_cleanly(deal: Deal) -> None:
    """Each document drafts, without a slip of language, and defines each term that it uses, once and before."""
    subject = offering(deal)
    for document in DOCUMENTS:
        made = draft(document, subject, library(), at=MOMENT)
        assert residues(read_html(made.html)) == [], document
        told = [f.message for f in check(made, library()) if f.rule == "practice/defined-terms"]
        loose = [message for message in told if LOOSE_TERM.search(message)]
        assert loose == [], document


def told_of(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield each key of a deal with what it holds."""
    if isinstance(value, dict):
        yield from value.items()
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from told_of(each)


@pytest.fixture(scope="module")
def many() -> list[Deal]:
    """Return several hundred random deals."""
    made: list[Deal] = []

    @settings(max_examples=600, database=None, derandomize=True, phases=[Phase.generate])
    @given(deals())
    def collect(deal: Deal) -> None:
        made.append(deal)

    collect()
    return made


def test_every_component_is_made(many: list[Deal]) -> None:
    """The random deals have every component, every security, every stage and every update, and things left open."""
    found = {key for deal in many for key, _ in told_of(deal)}
    assert found >= COMPONENTS | {"open"}
    kinds = {held for deal in many for key, held in told_of(deal) if key == "kind"}
    assert kinds >= SECURITIES | UPDATES
    assert {deal["stage"] for deal in many} == set(STAGES)


def test_some_deals_are_all_open_and_some_not_at_all(many: list[Deal]) -> None:
    """Some deals leave everything open that may be, the name of the issuer too, and some leave nothing open."""
    points = [sum(key == "open" for key, _ in told_of(deal)) for deal in many]
    assert 0 in points
    assert max(points) > 25
    assert any(isinstance(deal["issuer"]["name"], dict) for deal in many)
