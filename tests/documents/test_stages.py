"""Every example at every stage, and whatever happens to it: three documents that read, and that the check passes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache

import holidays
import pytest

from greenshoe.checking import check
from greenshoe.drafting import draft
from greenshoe.drafting.draft import Draft
from greenshoe.offering.derived import disagreements
from greenshoe.offering.fact import Fact
from greenshoe.offering.securities import Note
from greenshoe.offering.tranche import Tranche
from greenshoe.offering.values import Money, known
from greenshoe.reading import read_html
from greenshoe.text.document import Text
from greenshoe.writing import render
from tests.documents import stages
from tests.documents.test_documents import DOCUMENTS, library, residues
from tests.documents.variants import EXAMPLES

LAW_OF = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 9, 15, tzinfo=UTC)

STEM = pytest.mark.parametrize("stem", stages.stems())
VARIANT = pytest.mark.parametrize(
    ("stem", "name"), [pytest.param(*each, id=stages.label(*each)) for each in stages.named()]
)


@cache
def drafted(stem: str, name: str, document: str) -> Draft:
    """Return a document of a variant, under the law of one day."""
    return draft(document, stages.offering(stem, name), library(), on=LAW_OF, at=AT)


@cache
def read(stem: str, name: str, document: str) -> Text:
    """Return what a reader of it sees."""
    return read_html(drafted(stem, name, document).html)


def parts(text: Text, landmark: str) -> list[str]:
    """Return the blocks of one part of a document."""
    return [text.content[each.start : each.end].strip() for each in text.blocks if each.landmark == landmark]


def test_variants_are_of_examples() -> None:
    """Each group of variants has the name of an example, and every example but the finished one has some."""
    assert sorted(stages.changed() - set(stages.stems())) == []
    assert sorted(set(stages.stems()) - stages.changed()) == []


def test_every_stage_and_every_update_is_drafted() -> None:
    """No stage that a deal may have, and nothing that may happen to it, is left untried."""
    deals = [each for _, _, each in stages.offerings()]
    every = {"testing-the-waters", "filed", "proposed", "launched", "priced", "signed", "closed", "terminated"}
    assert {each.stage for each in deals} == every
    updates = {"upsized", "amended", "option-exercised", "tranche-closed", "sales-report"}
    assert {each.update.kind for each in deals if each.update} == updates


@pytest.mark.parametrize(
    ("base", "change", "then"),
    [
        ({"a": 1, "b": 2}, {"b": None, "c": 3}, {"a": 1, "c": 3}),
        ({"a": {"b": 1, "c": 2}}, {"a": {"b": 5}}, {"a": {"b": 5, "c": 2}}),
        ([{"a": 1}, {"b": 2}], {0: {"a": 3}, 2: {"c": 4}}, [{"a": 3}, {"b": 2}, {"c": 4}]),
        ([1, 2, 3], {1: None}, [1, 3]),
        ({"a": [1, 2]}, {"a": [3]}, {"a": [3]}),
        ({}, {"a": {"b": {"c": 1}}}, {"a": {"b": {"c": 1}}}),
    ],
)
def test_a_change_is_made_to_a_copy(base: object, change: object, then: object) -> None:
    """Null takes a key out, mappings merge, places of a list are changed, and the example stays as it was."""
    before = repr(base)
    assert stages.merged(base, change) == then
    assert repr(base) == before


@VARIANT
def test_every_document_drafts_and_reads(stem: str, name: str) -> None:
    """All documents of every variant draft, without a slip of language that a machine can find."""
    for document in DOCUMENTS:
        assert residues(read(stem, name, document)) == [], document


@VARIANT
def test_no_document_has_an_error(stem: str, name: str) -> None:
    """The check finds no error in any document of any variant; what is open is left to a person."""
    for document in DOCUMENTS:
        checked = check(drafted(stem, name, document), library(), on=LAW_OF)
        assert [str(each) for each in checked if each.severity == "error"] == [], document


@VARIANT
def test_release_has_headline_dateline_and_lead(stem: str, name: str) -> None:
    """Each release begins as a release does: one headline, the place, and a lead of whole sentences."""
    text = read(stem, name, "press-release")
    assert len(parts(text, "headline")) == 1
    assert len(parts(text, "headline")[0]) < 250
    lead = parts(text, "lead")
    city, wire = stages.offering(stem, name).distribution.dateline[0], stages.offering(stem, name).distribution.wire
    assert re.match(rf"{re.escape(city.upper())}[^–]+\({re.escape((wire or '').upper())}\) – ", lead[0]), lead[0]
    assert all(len(each) > 40 and each.endswith((".", ":", ")", "]", "”")) for each in lead), lead


@VARIANT
def test_stated_figures_follow(stem: str, name: str) -> None:
    """What a variant states of proceeds, conversion, and maturity is what follows from its other facts."""
    assert disagreements(stages.offering(stem, name)) == ()


@VARIANT
def test_proceeds_are_used_to_the_cent(stem: str, name: str) -> None:
    """Where every purpose has an amount, purposes, banks, and costs take up all that the issuer receives."""
    offering = stages.offering(stem, name)
    amounts = [known(purpose.amount) if purpose is known(purpose) else None for purpose in offering.use_of_proceeds]
    received = [_to_issuer(tranche, with_option=offering.update is None) for tranche in offering.tranches]
    if not amounts or None in amounts or None in received or not isinstance(offering.expenses, Money):
        pytest.skip("some amount is open or known only once it is sold, or the issuer sells nothing")
    used = sum(each.amount for each in amounts if each)
    banks = sum(_to_banks(tranche, got) for tranche, got in zip(offering.tranches, received, strict=True))
    cash = offering.cash.amount if isinstance(offering.cash, Money) else 0
    assert used + banks + offering.expenses.amount == sum(each or 0 for each in received) + cash


def _to_issuer(tranche: Tranche, *, with_option: bool) -> Decimal | None:
    """Return what the issuer receives before costs, from the deal file alone; *with_option*: with what was taken."""
    if isinstance(tranche.security, Note):
        principal, part = known(tranche.principal), known(tranche.issue_price)
        if tranche.issue_price is not None and part is None:
            return None
        return None if principal is None else principal.amount * (part.points if part else 100) / 100
    if tranche.accompanies:
        return Decimal(0)
    if amount := known(tranche.amount):
        return amount.amount
    price, number = known(tranche.price), known(tranche.number)
    if price is None or number is None or tranche.program:
        return None
    exercise = tranche.option.exercise if with_option and tranche.option else None
    taken = known(exercise.number) if exercise else None
    by_holders = sum(known(seller.number) or 0 for seller in tranche.sellers)
    return price.amount * (number + (taken or 0) - by_holders)


def _to_banks(tranche: Tranche, received: Decimal | None) -> Decimal:
    terms = tranche.compensation
    rate, costs = (known(terms.discount), known(terms.reimbursed)) if terms else (None, None)
    return (received or Decimal(0)) * (rate.points if rate else Decimal(0)) / 100 + (costs.amount if costs else 0)


HOLIDAYS = holidays.financial_holidays("NYSE", years=range(2021, 2028))


@VARIANT
def test_business_is_done_on_business_days(stem: str, name: str) -> None:
    """Announcement, signing, pricing, trading, closing, and record dates are days on which New York does business."""
    offering = stages.offering(stem, name)
    found = dict(_days(offering.timetable, "signing pricing trading closing"))
    found |= _days(offering, "dated")
    for tranche in offering.tranches:
        found |= _days(tranche, "closing")
        found |= _days(tranche.rights, "record ex distributed expires") if tranche.rights else ()
        found |= (
            _days(tranche.option.exercise, "exercised closing") if tranche.option and tranche.option.exercise else ()
        )
    assert [(what, day) for what, day in found.items() if day.weekday() > 4 or day in HOLIDAYS] == []


def _days(facts: Fact, names: str) -> Iterator[tuple[str, date]]:
    for what in names.split():
        day = known(getattr(facts, what))
        if day is not None:
            yield f"{type(facts).__name__}.{what}", day


@STEM
@pytest.mark.parametrize("document", ["press-release", "term-sheet"])
def test_pages_are_set_without_a_warning(stem: str, document: str) -> None:
    """The PDF engine understands everything in every example's release and term sheet (a warning would fail this)."""
    assert render(drafted(stem, stages.OWN, document), "pdf", library()).startswith(b"%PDF-")


def test_the_gallery_shows_every_example() -> None:
    """The README of the examples names each with its stage."""
    gallery = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    shown = dict(re.findall(r"^\| \[`[\w.\-]+`\]\(([\w\-]+)\.yaml\) \|.*\| ([\w\-]+) \|$", gallery, re.MULTILINE))
    assert shown == {stem: stages.offering(stem).stage for stem in stages.stems()}
