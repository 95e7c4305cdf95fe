"""Every statement is made by its own examples, and by none that only looks like it."""

from __future__ import annotations

import re

import pytest

from greenshoe.checking.statements import StatementFinder
from greenshoe.law.statement import Statement, StatementExample
from greenshoe.reading import read_plain
from tests.statements.library import READ_IN_RELEASES, finder, statements, word_lists

EXAMPLES = [(name, example) for name, statement in statements().items() for example in statement.examples]


@pytest.mark.parametrize(
    ("name", "example"), EXAMPLES, ids=lambda part: part if isinstance(part, str) else part.verdict
)
def test_examples_end_as_their_verdict_says(name: str, example: StatementExample) -> None:
    """An example that passes makes the statement; one that fails does not."""
    made = name in finder().find(read_plain(example.text))
    assert made is (example.verdict == "pass"), example.text


def test_the_contract_names_statements_that_exist() -> None:
    """Each of the 27 statements of the report has its file, with what passes and what only looks like it."""
    for name in READ_IN_RELEASES:
        verdicts = [example.verdict for example in statements()[name].examples]
        assert len(verdicts) >= 4, name
        assert set(verdicts) == {"pass", "fail"}, name


def test_every_word_list_is_used() -> None:
    """No list of the vocabulary is left over: a phrase of a statement, or another list, uses each."""
    phrases = [phrase for statement in statements().values() for phrase in _phrases(statement)]
    used = set(
        re.findall(r"\{([a-z0-9-]+)\}", " ".join([*phrases, *(" ".join(entries) for entries in word_lists().values())]))
    )
    assert set(word_lists()) - used == set()


def _phrases(statement: Statement) -> list[str]:
    listed = statement.enumerates
    return [*statement.phrases, *statement.also, *statement.unless, *(listed.not_counting if listed else ())]


@pytest.mark.parametrize("name", ["no-offer", "not-registered", "no-duty-to-update", "distribution-restriction"])
def test_a_denial_without_its_negation_makes_no_statement(name: str) -> None:
    """Take the negations out of the passing examples that deny by "not" or "neither", and none makes the statement."""
    negation = r"\b(?:not|neither|nor|no|nothing|without|cannot|disclaims)\b\s?"
    for example in statements()[name].examples:
        if example.verdict == "pass":
            affirmed = re.sub(negation, "", example.text, flags=re.IGNORECASE)
            assert name not in finder().find(read_plain(affirmed)), affirmed


def test_a_mutated_phrase_makes_an_example_fail() -> None:
    """The tests above can fail: with one word of each phrase misspelt, the passing examples make nothing."""
    for name in READ_IN_RELEASES:
        statement = statements()[name]
        misspelt = statement.model_copy(update={"phrases": tuple(f"xyzzy {phrase}" for phrase in statement.phrases)})
        try:
            broken = StatementFinder({name: misspelt}, word_lists())
        except ValueError:  # a phrase that begins with a mark cannot take a word before it
            continue
        assert not any(broken.find(read_plain(example.text)) for example in statement.examples), name
