"""The law's own examples: every rule passes and fails what its file says it passes and fails."""

from __future__ import annotations

import pytest

from greenshoe.checking.examples import fails, judge
from greenshoe.checking.inspections import inspection
from greenshoe.errors import UserError
from greenshoe.law.law import Law
from greenshoe.law.loading import load_law
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


@pytest.mark.parametrize("name", sorted(LAW.rules) if LAW else ())
def test_every_rule_about_words_has_examples_of_both_kinds(name: str) -> None:
    """A rule that a text or facts can fail shows at least one example that passes and one that fails."""
    assert LAW is not None
    rule = LAW.rules[name]
    if not (rule.must_say or rule.must_not_say or rule.requires or rule.inspect):
        pytest.skip("a person answers it")
    if rule.inspect and inspection(rule.inspect).NEEDS_DEAL:
        pytest.skip("its inspection compares with a deal; tests/checking has its cases")
    assert {example.verdict for example in rule.examples} == {"pass", "fail"}


@pytest.mark.parametrize("name", sorted(LAW.rules) if LAW else ())
def test_every_verdict_can_be_turned(name: str) -> None:
    """No rule gives one verdict to all its examples: a checker that always passes, or always fails, is found out."""
    assert LAW is not None
    examples = LAW.rules[name].examples
    if len({example.verdict for example in examples}) < 2:
        pytest.skip("it has no examples of both kinds")
    assert len({fails(judge(name, example, LAW)) for example in examples}) == 2
