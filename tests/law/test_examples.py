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


def test_only_questions_and_comparisons_with_a_deal_go_without_examples() -> None:
    """A rule that words or facts decide shows both a text that passes and one that fails."""
    assert LAW is not None
    wanting = [
        name
        for name, rule in LAW.rules.items()
        if (rule.must_say or rule.must_not_say or rule.requires or (rule.inspect and not _needs_a_deal(rule.inspect)))
        and {example.verdict for example in rule.examples} != {"pass", "fail"}
    ]
    assert wanting == []


def _needs_a_deal(name: str) -> bool:
    return inspection(name).NEEDS_DEAL
