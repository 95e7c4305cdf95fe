"""The forward-looking section of every kind of deal reads: at every stage, with anything open, whatever is sold."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given, settings

from greenshoe.checking import check
from greenshoe.drafting import draft
from greenshoe.errors import UserError
from greenshoe.reading import read_html
from tests.documents.test_documents import MOMENT, library, residues
from tests.documents.test_forward_looking import DOCUMENT, at, items, lines
from tests.documents.variants import EXAMPLES, Deal, all_open, offering
from tests.strategies import deals, tries

KINDS = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))
STAGES = ("testing-the-waters", "filed", "proposed", "launched", "priced", "signed", "closed", "terminated")


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_reads_cleanly_at_every_stage(name: str) -> None:
    """Each example at each stage: no slip of language, and no term that the page defines in vain or not at all."""
    for stage in STAGES:
        try:
            deal = offering(at(name, stage))
        except UserError:  # facts that this stage cannot have
            continue
        made = draft(DOCUMENT, deal, library(), at=MOMENT)
        assert residues(read_html(made.html)) == [], stage
        loose = re.compile("never used|never defined|before it is defined|second time")
        found = [f.message for f in check(made, library()).findings if f.rule == "practice/defined-terms"]
        assert [message for message in found if loose.search(message)] == [], stage


@cache
def opened(name: str) -> Deal:
    """Return an example with every fact open that may be."""
    deal = at(name)
    all_open(deal)
    return deal


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_drafts_with_every_fact_open(name: str) -> None:
    """Open points anywhere leave a section that reads."""
    made = draft(DOCUMENT, offering(opened(name)), library(), at=MOMENT)
    assert residues(read_html(made.html)) == []


@settings(max_examples=tries(40))
@given(deals())
def test_any_valid_deal_gives_lists_that_read(deal: Deal) -> None:
    """Whatever the deal: items in the lower case, none twice, each list closed by a full stop."""
    section = lines(deal)
    found = items(deal)
    assert found and len(found) == len(set(found))
    short = str(deal["issuer"]["short_name"])
    assert [item for item in found if not re.match(r"[a-z\[]", item) and not item.startswith(short)] == []
    ends = [line for line in section if re.search(r"; and$", line)]
    lists = [line for line in section if re.search(r"(about|include):$", line)]
    assert len(ends) <= len(lists) <= 2
