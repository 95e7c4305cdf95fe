"""The mutation score: the operators do what they say, and what survives of one deal has its written reason."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from greenshoe.reading import read_plain
from tools import mutants

FAST = ("pipe", "press-release")
OPERATORS = {"deleted", "negated", "turned round", "miscited", "cut", "another issuer", "put in"}
LIBRARY = mutants._library()


def made(sentence: str, operator: str) -> list[str]:
    """Return what *operator* makes of *sentence*, said by Harbor Corp."""
    return [after for name, after in mutants.versions(sentence, ("Harbor Corp.",)) if name == operator]


@pytest.mark.parametrize(
    ("operator", "sentence", "after"),
    [
        ("deleted", "The Notes are unsecured.", ""),
        (
            "negated",
            "The Notes have not been registered under the Act.",
            "The Notes have been registered under the Act.",
        ),
        ("negated", "The Notes are unsecured.", "The Notes are not unsecured."),
        (
            "negated",
            "No closing will take place unless both agree.",
            "A closing will take place unless both agree.",
        ),
        ("turned round", "This is no offer to sell the Notes.", "This is no offer to buy the Notes."),
        ("miscited", "The Notes are sold under Section 4(a)(2).", "The Notes are sold under Section 7(a)(2)."),
        (
            "cut",
            "The Notes have not been registered, and may not be sold in the United States.",
            "The Notes have not been registered.",
        ),
        ("another issuer", "Harbor Corp. issues the Notes.", f"{mutants.OTHER} issues the Notes."),
    ],
)
def test_an_operator_makes_one_mistake(operator: str, sentence: str, after: str) -> None:
    """Each operator changes the sample sentence in the one way that its name says."""
    assert made(sentence, operator) == [after]


def test_a_sentence_that_cites_nothing_and_nobody_is_not_miscited() -> None:
    """Operators that find nothing to change make no mutant."""
    assert [name for name, _ in mutants.versions("The Notes are unsecured.", ("Harbor Corp.",))] == [
        "deleted",
        "negated",
    ]


def test_blocks_move_along_with_an_edit() -> None:
    """What stands behind an edit is still found where its block says."""
    text = read_plain("One sentence here.\n\nAnother sentence there.", "text")
    mutated = mutants.edited(text, 0, len("One"), "Quite another")
    last = mutated.blocks[-1]
    assert mutated.content[last.start : last.end] == "Another sentence there."


@pytest.fixture(scope="module")
def survivors() -> list[mutants.Mutant]:
    """The mutants of one press release that no rule catches."""
    example, document = FAST
    found = {each.key: each for each in mutants.mutants_of(example, (document,))}
    return [each for each in list(found.values())[::3] if not mutants.caught(each)]


def test_no_mutant_of_a_press_release_survives_without_a_reason(survivors: list[mutants.Mutant]) -> None:
    """Every third mistake put into the press release of one deal is caught, or excused in writing."""
    known = mutants.reasons()
    assert [(each.rule, each.operator, each.after) for each in survivors if not mutants.excused(each, known)] == []


def test_without_rules_nothing_would_be_caught() -> None:
    """A draft held against itself is not caught: a catch is always the mistake's."""
    example, document = FAST
    mutant = next(iter(mutants.mutants_of(example, (document,))))
    same = replace(mutant, text=mutant.base)
    assert mutants.caught(mutant)
    assert not mutants.caught(same)


@pytest.mark.parametrize("reason", mutants.reasons(), ids=lambda each: f"{each['rule']} {each['operator']}")
def test_each_reason_is_whole(reason: dict[str, str]) -> None:
    """A reason names a rule and an operator that there are, says which words it excuses, and why."""
    assert set(reason) == {"rule", "operator", "says", "reason"}
    assert reason["rule"] == "any" or reason["rule"] in LIBRARY.law.rules
    assert reason["operator"] in OPERATORS
    assert re.compile(reason["says"]).search("") is None, "it would excuse everything"
    assert len(reason["reason"].split()) >= 8
