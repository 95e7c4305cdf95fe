"""The law's own examples: every rule passes and fails what its file says it passes and fails."""

from __future__ import annotations

import pytest

from greenshoe.checking.examples import fails, judge
from greenshoe.checking.inspections import inspection
from greenshoe.errors import UserError
from greenshoe.law.law import Law
from greenshoe.law.loading import load_law
from greenshoe.law.rule import Rule
from greenshoe.library import built_in


def _law() -> Law | None:
    try:
        return load_law([built_in()])
    except UserError:
        return None  # told by test_the_built_in_law_is_without_mistakes


LAW = _law()
CASES = [
    pytest.param(name, index, id=f"{name}-{index + 1}-{example.verdict}")
    for name, rule in (LAW.rules.items() if LAW else ())
    for index, example in enumerate(rule.examples)
]


def test_the_built_in_law_is_without_mistakes() -> None:
    """The built-in law loads, and there is some."""
    assert load_law([built_in()]).rules


@pytest.mark.parametrize(("name", "index"), CASES)
def test_every_rule_agrees_with_its_examples(name: str, index: int) -> None:
    """A rule passes the examples that its file calls passing, and fails those that it calls failing."""
    assert LAW is not None
    example = LAW.rules[name].examples[index]
    verdict = judge(name, example, LAW)
    assert verdict.status != "not-applicable", verdict.why
    assert fails(verdict) is (example.verdict == "fail"), f"{verdict.status}: {verdict.why}"


def _decided_by_words(rule: Rule) -> bool:
    """Return whether a text or facts can fail *rule*; a person answers the others, or a deal (see tests/checking)."""
    compares = rule.inspect is not None and inspection(rule.inspect).NEEDS_DEAL
    return bool(rule.must_say or rule.must_not_say or rule.requires or rule.inspect) and not compares


@pytest.mark.parametrize(
    "name", sorted(name for name, rule in LAW.rules.items() if _decided_by_words(rule)) if LAW else ()
)
def test_every_rule_has_examples_of_both_kinds_and_tells_them_apart(name: str) -> None:
    """A rule shows one example that passes and one that fails, so that a checker with one answer is found out."""
    assert LAW is not None
    examples = LAW.rules[name].examples
    assert {example.verdict for example in examples} == {"pass", "fail"}
    assert len({fails(judge(name, example, LAW)) for example in examples}) == 2


def test_few_rules_go_without_examples() -> None:
    """Only questions for a person, and comparisons with a deal, go without: each is named here."""
    assert LAW is not None
    assert [name for name, rule in LAW.rules.items() if not rule.examples] == [
        "fr/dissemination",
        "practice/figures",
        "us/135c-file",
        "us/144a-fungible",
        "us/433-consistent",
        "us/433-with-prospectus",
        "us/502c-no-solicitation",
        "us/before-filing",
        "us/form-6k",
        "us/insiders-named",
        "us/nasdaq/5250b1",
        "us/nasdaq/5635c",
        "us/nasdaq/5635d",
        "us/rights-10b-17",
        "us/settlement-cycle",
        "us/trust-indenture",
    ]
