"""Finding statements: reach, limbs, lists, exceptions, and exact quotes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenshoe.checking.statements import StatementFinder, statements_in
from greenshoe.law.statement import Enumeration, Statement, StatementExample
from greenshoe.reading import read_plain
from tests.statements.library import finder, statements, word_lists

EXAMPLE = StatementExample(verdict="pass", text="x")


def _statement(*phrases: str, **fields: Any) -> Statement:
    return Statement(title="t", says="s.", phrases=phrases, examples=(EXAMPLE, EXAMPLE), **fields)


def _quotes(statement: Statement, content: str) -> list[str]:
    found = statements_in(read_plain(content), {"it": statement}, {"no": ["not", "no"]})
    return [quote.text for quote in found.get("it", ())]


def test_a_quote_is_the_sentence_that_makes_the_statement() -> None:
    """The quote is the sentence, exactly, and the sentences around it are not part of it."""
    content = "A Title of It\n\nWe sell pumps. This is {0} offer. Call us."
    assert _quotes(_statement("{no} offer"), content.format("no")) == ["This is no offer."]
    assert _quotes(_statement("{no} offer"), content.format("an")) == []


def test_a_phrase_does_not_reach_over_a_sentence_unless_it_may() -> None:
    """Within a paragraph a phrase may reach over a stop, within a sentence not, and over blocks in a document only."""
    content = "A Title of It\n\nThe notes are new. They are not registered. That is all.\n\nAnd cheap."
    assert _quotes(_statement("new they"), content) == []
    assert len(_quotes(_statement("new they", where="paragraph"), content)) == 1
    assert _quotes(_statement("all and", where="paragraph"), content) == []
    assert _quotes(_statement("all and", where="document"), content) == ["all.\n\nAnd"]


def test_headings_make_statements_only_where_they_may() -> None:
    """A heading alone makes no statement, except for one that looks there."""
    content = "A Title of It\n\nNo Offer\n\nIt is a note and we sold it."
    assert _quotes(_statement("no offer"), content) == []
    assert _quotes(_statement("no offer", where="anywhere"), content) == ["No Offer"]
    assert _quotes(_statement("no offer", where="heading"), content) == ["No Offer"]


def test_the_opening_ends_after_1200_characters() -> None:
    """What stands later is not looked at for the opening."""
    statement = _statement("sold at noon", where="opening")
    assert _quotes(statement, "A Title of It\n\nIt was sold at noon.") == ["sold at noon"]
    assert _quotes(statement, "A Title of It\n\n" + "More words follow here. " * 60 + "It was sold at noon.") == []


def test_both_limbs_must_be_said_in_one_block() -> None:
    """The second limb may stand in another sentence of the block, and the quote then holds both."""
    statement = _statement("{no} registered", also=("{no} ... sold",))
    both = "A Title of It\n\nThe notes are not registered. They cost $1. They may not be sold. So it is."
    assert _quotes(statement, both) == ["The notes are not registered. They cost $1. They may not be sold."]
    assert _quotes(statement, both.replace("may not", "may")) == []
    assert _quotes(statement, both.replace("They cost", "\n\nThey cost")) == []


def test_an_exception_in_the_same_sentence_undoes_the_find() -> None:
    """`unless` looks at the sentence of the find, not at others."""
    statement = _statement("{no} offer", unless=("recommendation",))
    assert _quotes(statement, "A Title of It\n\nThis is no offer. It is a recommendation.") == ["This is no offer."]
    assert _quotes(statement, "A Title of It\n\nThis is no offer, but a recommendation.") == []


@pytest.mark.parametrize(
    ("listed", "made"),
    [
        ("delay, cost and fire.", True),
        ("delay; cost, which may rise; and fire.", True),
        ("(i) delay, (ii) cost and (iii) fire.", True),
        ("\n\n- delay\n- cost\n- fire", True),
        ("delay and cost.", False),
        ("delay, cost and those in our filings.", False),
        ("the war between Ruritania, Graustark and Freedonia.", False),
    ],
)
def test_a_list_must_be_long_enough(listed: str, made: bool) -> None:
    """Items are counted after the phrase, in the sentence or the bullets below, save those that do not count."""
    statement = _statement("risks include", enumerates=Enumeration(least=3, not_counting=("in our filings",)))
    assert bool(_quotes(statement, f"A Title of It\n\nOur risks include: {listed}")) is made


def test_a_mistake_in_a_phrase_is_told_before_any_text_is_read() -> None:
    """A finder of broken phrases cannot be made."""
    for broken in (_statement("a (b"), _statement("a", unless=("{nope}",)), _statement("a", also=("...",))):
        with pytest.raises(ValueError, match="column"):
            StatementFinder({"it": broken})


FRESH = StatementFinder(statements(), word_lists())
"""A second finder, that has read nothing else."""
_SENTENCES = [example.text for statement in statements().values() for example in statement.examples]


@given(st.lists(st.sampled_from(_SENTENCES), max_size=8))
def test_quotes_are_exact_and_the_same_each_time(sentences: list[str]) -> None:
    """Every quote is the text at its place, in order, and a second look finds the same."""
    text = read_plain("\n\n".join(sentences))
    found = finder().find(text)
    assert found == FRESH.find(text)
    for quotes in found.values():
        assert list(quotes) == sorted(quotes, key=lambda quote: quote.start)
        assert all(text.content[quote.start : quote.end] == quote.text for quote in quotes)


@given(st.sampled_from(_SENTENCES), st.sampled_from(_SENTENCES))
def test_a_further_paragraph_takes_no_sentence_statement_away(first: str, second: str) -> None:
    """What a paragraph says of itself it still says with another below it."""
    alone = finder().find(read_plain(f"A Title of It\n\n{first}"))
    together = finder().find(read_plain(f"A Title of It\n\n{first}\n\nThe end of it is here.\n\n{second}"))
    own = {name for name in alone if statements()[name].where == "sentence" and not statements()[name].enumerates}
    assert own <= together.keys()
