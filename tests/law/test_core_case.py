"""The deal that the law is built around: a note of $3 million, listed in New York and Paris, sold to one investor.

The facts are those of ``examples/aptorum.yaml``; what it leaves open and the law hangs on is settled as in ``CORE``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import pytest

from greenshoe.checking import check, checklist
from greenshoe.checking.finding import Checked
from greenshoe.drafting import draft
from greenshoe.library import Library
from greenshoe.offering.deal import Offering
from greenshoe.reading import read_html
from greenshoe.source import parse, validate
from tests.documents import stages

LIBRARY = Library()
ON = date(2026, 11, 23)
CORE: Mapping[str, Any] = {
    "dated": "2026-11-23",
    "inside_information": True,
    "issuer": {"notifier": {"open": None, "owner": None, "name": "Jane Doe", "position": "Company Secretary"}},
    "tranches": {0: {"exemptions": ["regulation-s"], "offered_in": ["FR"]}},
    "timetable": {"signing": "2026-11-23"},
}
PUBLIC_OFFER: Mapping[str, Any] = {"public_offer_prospectus": "approved", "marketing": {"retail": True}}
SECOND: Mapping[str, Any] = {
    "registration": "unregistered",
    "exemptions": ["regulation-s"],
    "offered_in": ["FR"],
    "closing": "2027-03-01",
    "number": 1,
    "principal": "USD 1,000,000",
    "purchasers": [{"name": "Second Fund", "term": "Lender"}],
    "security": {
        "kind": "note",
        "name": "Second Notes",
        "singular": "Second Note",
        "term": "Second Note",
        "terms": "Second Notes",
        "title": "Second Note due 2028",
        "interest": {"rate": "7%", "payment": "bullet"},
        "maturity": {"tenor": "12 months"},
        "issuer_redemption": "none",
    },
}
FLOATING: Mapping[str, Any] = {"tranches": {0: {"security": {"conversion": {"variable": True}}}}}


@cache
def offering(change: str = "") -> Offering:
    """Return the deal, with a further *change* written as JSON."""
    facts = stages.merged(stages.merged(stages.deal("aptorum"), dict(CORE)), json.loads(change) if change else {})
    return validate(Offering, parse("core.json", json.dumps(facts)))


@cache
def checked(change: str = "", document: str = "press-release", on: date = ON) -> Checked:
    """Return what the check says of a document of the deal, drafted under the law of *on*."""
    at = datetime(2026, 11, 23, tzinfo=UTC)
    return check(draft(document, offering(change), LIBRARY, on=on, at=at), LIBRARY, on=on)


def changed(change: Mapping[str, Any]) -> str:
    """Return a change in the form that the functions above take."""
    return json.dumps(change)


def status(rule: str, change: str = "", on: date = ON) -> str:
    """Return how a rule ended for the press release."""
    return checked(change, on=on).rules[rule].status


def test_the_core_case_has_no_error() -> None:
    """A compliant draft of it raises no error finding from European or French law, in either document."""
    for document in ("press-release", "term-sheet"):
        found = [each for each in checked(document=document) if each.severity == "error"]
        assert [str(each) for each in found if each.rule.startswith(("eu/", "fr/"))] == [], document


@pytest.mark.parametrize(
    ("rule", "ends"),
    [
        ("eu/mar-inside-information", "pass"),
        ("eu/mar-notifier", "pass"),
        ("eu/mar-hedge", "pass"),
        ("eu/not-a-prospectus", "pass"),
        ("eu/qualified-investors", "pass"),
        ("eu/new-shares-admission", "pass"),
        ("eu/no-kid", "pass"),
        ("eu/no-safe-harbor-claim", "pass"),
        ("fr/no-public-offer", "pass"),
        ("fr/no-amf-prospectus", "pass"),
        ("fr/dissemination", "needs-a-person"),
        ("uk/public-offers-regulations", "pass"),
        ("uk/financial-promotion-legend", "pass"),
    ],
)
def test_what_the_core_case_has_to_say(rule: str, ends: str) -> None:
    """The European, French and British rules that reach the deal apply to it, and the draft meets them."""
    assert status(rule) == ends


@pytest.mark.parametrize(
    "rule",
    [
        "eu/advertisement-word",
        "eu/advertisement-prospectus",
        "eu/advertisement-no-endorsement",
        "eu/advertisement-read",
        "eu/advertisement-comprehension",
        "eu/advertisement-format",
        "eu/advertisement-balance",
        "eu/product-governance",
        "eu/stabilization",
        "eu/rating",
        "fr/staged-dilution-warning",
        "uk/mar-inside-information",
    ],
)
def test_what_the_core_case_is_not_asked_for(rule: str) -> None:
    """No advertisement without a prospectus duty, no product legends in a bilateral sale, no venue from a dateline."""
    assert status(rule) == "not-applicable"


@pytest.mark.parametrize(
    "statement",
    [
        "uk-mar-inside-information",
        "uk-prospectus-regulation",
        "not-for-us-release",
        "protected-forward-looking",
        "marked-advertisement",
        "eu-target-market",
        "stabilization",
        "credit-rating",
        "safe-harbor-outside-us",
        "staged-dilution-warning",
    ],
)
def test_what_the_core_case_does_not_say(statement: str) -> None:
    """The draft carries none of the legends that would be untrue of the deal, or out of date."""
    assert checked().statements.get(statement, ()) == ()


def test_the_draft_defines_qualified_investors_by_the_regulation() -> None:
    """Qualified investors are cited by Article 2(e), and the placement by Article L. 411-2 1°."""
    text = read_html(
        draft("press-release", offering(), LIBRARY, on=ON, at=datetime(2026, 11, 23, tzinfo=UTC)).html
    ).content
    assert "Article 2(e)" in text
    assert "Article L. 411-2 1°" in text
    assert "Article 2(1)(e)" not in text


@pytest.mark.parametrize("rule", ["fr/release-content", "eu/mar-no-marketing"])
def test_what_is_recommended_applies(rule: str) -> None:
    """The content that the AMF recommends, and sobriety, are looked at in the core case."""
    assert status(rule) in {"pass", "fail", "needs-a-person"}


@pytest.mark.parametrize("rule", ["eu/advertisement-word", "eu/advertisement-no-endorsement", "eu/advertisement-read"])
def test_a_public_offer_to_retail_investors_carries_the_advertisement_legends(rule: str) -> None:
    """With an approved prospectus and retail investors the same rules apply, and the draft meets them."""
    change = changed(PUBLIC_OFFER)
    assert status(rule, change) == "pass"
    assert checked(change).statements["marked-advertisement"]


def test_the_legend_that_it_is_no_prospectus_goes_with_a_public_offer() -> None:
    """Where a prospectus is approved, the draft does not say that there is none."""
    assert status("eu/not-a-prospectus", changed(PUBLIC_OFFER)) == "not-applicable"
    assert "no-amf-prospectus" not in checked(changed(PUBLIC_OFFER)).statements


def test_a_floating_price_in_one_closing_needs_no_warning() -> None:
    """The warning on staged dilutive financing wants both limbs: several closings, and a price that floats."""
    assert status("fr/staged-dilution-warning", changed(FLOATING)) != "fail"
    assert not checked(changed(FLOATING)).profile.staged


def test_a_floating_price_in_several_closings_opens_with_the_warning() -> None:
    """With both limbs the release carries the warning at its head, and the rule is met."""
    first = {**FLOATING["tranches"][0], "closing": "2026-12-01"}
    change = changed({"tranches": {0: first, 1: SECOND}})
    assert checked(change).profile.staged
    assert status("fr/staged-dilution-warning", change) == "pass"


@pytest.mark.parametrize(
    ("on", "asked", "gone"),
    [
        (date(2026, 6, 4), "eu/mar-intermediate-steps", "eu/mar-final-event"),
        (date(2026, 6, 5), "eu/mar-final-event", "eu/mar-intermediate-steps"),
        (date(2026, 6, 4), "eu/mar-delay-before-2026", "eu/mar-delay"),
        (date(2026, 6, 5), "eu/mar-delay", "eu/mar-delay-before-2026"),
    ],
)
def test_the_checklist_follows_the_third_wave_of_the_listing_act(on: date, asked: str, gone: str) -> None:
    """Until 4 June 2026 each step is asked for, from 5 June the final event; the test for delay changes with it."""
    rules = {task.rule for task in checklist(offering(), LIBRARY, on=on)}
    assert asked in rules
    assert gone not in rules


@pytest.mark.parametrize(
    ("on", "law", "wrong"),
    [
        (date(2024, 12, 3), "eu/admission-percentage-before-2024", "less than 30%"),
        (date(2024, 12, 4), "eu/admission-percentage", "less than 20%"),
        (date(2026, 6, 4), "eu/small-offer-limit-before-2026", "EUR 12,000,000"),
        (date(2026, 6, 5), "eu/small-offer-limit", "EUR 8,000,000"),
        (date(2026, 3, 4), "eu/prospectus-formats-before-2026", "EU Growth issuance prospectus"),
        (date(2026, 3, 5), "eu/prospectus-formats", "EU Growth prospectus"),
        (date(2019, 10, 22), "fr/placement-citation-before-2019", "L. 411-2 1°"),
        (date(2019, 10, 23), "fr/private-placement-citation", "L. 411-2 II"),
    ],
)
def test_each_version_of_the_law_refuses_what_the_other_asks_for(on: date, law: str, wrong: str) -> None:
    """On the last day of the old law and the first of the new, the rule in force fails the other's figure or name."""
    rule = LIBRARY.law.rules[law]
    first, last = rule.in_force
    assert first is None or first <= on
    assert last is None or on <= last
    failing = [example.text for example in rule.examples if example.verdict == "fail"]
    assert any(wrong in (text or "") for text in failing)


def test_new_shares_beyond_the_limit_are_told() -> None:
    """A deal that issues 25% of the class passes since December 2024 and fails the day before."""
    change = {"capitalization": {"outstanding": 10_000_000}, "dated": "2024-12-04"}
    facts = offering(changed(change))
    before = {task.rule: task.status for task in checklist(facts, LIBRARY, on=date(2024, 12, 3))}
    after = {task.rule: task.status for task in checklist(facts, LIBRARY, on=date(2024, 12, 4))}
    assert before["eu/admission-volume-before-2024"] == "fail"
    assert "eu/admission-volume" not in after
