"""The check of real drafts: the examples are in order, and a changed figure or a missing legend is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenshoe.checking import check
from greenshoe.checking.inspections.figures import inspect
from greenshoe.drafting import draft
from greenshoe.drafting.draft import Draft
from greenshoe.law.profile import Profile
from greenshoe.library import Library
from greenshoe.offering.deal import Offering
from greenshoe.reading import read_html
from greenshoe.text.document import Text

EXAMPLES = Path(__file__).parents[2] / "examples"
LIBRARY = Library()
DOCUMENTS = ("forward-looking-statements", "press-release", "term-sheet")
PROFILE = Profile(document="press-release")


@cache
def drafted(deal: str, document: str) -> Draft:
    """Return the draft of *document* of an example."""
    return draft(document, Offering.load(EXAMPLES / deal), LIBRARY, at=datetime(2026, 11, 23, tzinfo=UTC))


@cache
def text_of(deal: str, document: str) -> Text:
    """Return what a reader sees in the draft of *document* of an example."""
    return read_html(drafted(deal, document).html)


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("deal", ["aptorum.yaml", "aptorum-closed.yaml"])
def test_every_figure_of_an_example_ties(deal: str, document: str) -> None:
    """In a draft as it comes out of the templates every figure ties to the deal."""
    offering = drafted(deal, document).offering
    assert text_of(deal, document).ties
    assert list(inspect(text_of(deal, document), offering, PROFILE, LIBRARY.law)) == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_closed_example_is_in_order(document: str) -> None:
    """The example with complete facts has nothing that fails; what is left is for a person."""
    checked = check(drafted("aptorum-closed.yaml", document), LIBRARY)
    assert [str(finding) for finding in checked if finding.status == "fail"] == []


@given(st.data())
def test_any_changed_figure_is_found(data: st.DataObject) -> None:
    """Change one digit of any traced figure in a draft's text: the inspection finds it, at its place."""
    document = data.draw(st.sampled_from(DOCUMENTS))
    text, offering = text_of("aptorum-closed.yaml", document), drafted("aptorum-closed.yaml", document).offering
    digits = [(tie, place) for tie in text.ties for place in range(tie.start, tie.end) if text.content[place].isdigit()]
    tie, place = data.draw(st.sampled_from(digits))
    old = text.content[place]
    new = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != old]))
    changed = replace(text, content=text.content[:place] + new + text.content[place + 1 :])
    found = [one.quote for one in inspect(changed, offering, PROFILE, LIBRARY.law) if one.quote]
    assert any(quote.start == tie.start and quote.end == tie.end for quote in found)


@given(st.data())
def test_any_literal_figure_is_found(data: st.DataObject) -> None:
    """Type a figure that the deal does not have into a paragraph: the inspection finds it."""
    text = text_of("aptorum-closed.yaml", "press-release")
    amount = data.draw(st.integers(4_000_001, 9_999_999))
    block = data.draw(
        st.sampled_from([one for one in text.blocks if one.kind == "paragraph" and one.landmark == "lead"])
    )
    typed = f" ${amount:,}"
    blocks = tuple(
        replace(
            one,
            start=one.start + len(typed) * (one.start >= block.end),
            end=one.end + len(typed) * (one.end >= block.end),
        )
        for one in text.blocks
    )
    ties = tuple(
        replace(one, start=one.start + len(typed), end=one.end + len(typed)) if one.start >= block.end else one
        for one in text.ties
    )
    content = text.content[: block.end] + typed + text.content[block.end :]
    offering = drafted("aptorum-closed.yaml", "press-release").offering
    found = list(inspect(replace(text, content=content, blocks=blocks, ties=ties), offering, PROFILE, LIBRARY.law))
    assert [one.quote.text for one in found if one.quote] == [typed.strip()]


def test_a_deal_that_has_moved_on_is_found() -> None:
    """A draft of yesterday against the facts of today: what has changed since is found."""
    old = drafted("aptorum-closed.yaml", "press-release")
    tranche = old.offering.tranches[0].model_copy(update={"principal": None})
    moved = old.offering.model_copy(update={"tranches": (tranche,)})
    messages = [
        one.message for one in inspect(text_of("aptorum-closed.yaml", "press-release"), moved, PROFILE, LIBRARY.law)
    ]
    assert any("offering.tranches[0].principal, which the deal does not state" in message for message in messages)
