"""The reach of every rule: what it applies to, what it does not apply to, and a text that fails it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from greenshoe.checking.case import Case
from greenshoe.checking.deciding import Verdict, decide
from greenshoe.checking.examples import judge, profile_out_of_reach, profile_that_applies
from greenshoe.law.loading import load_law
from greenshoe.law.rule import Example, Rule
from greenshoe.library import built_in
from greenshoe.reading import read_plain

LAW = load_law([built_in()])
DECIDED = [name for name, rule in LAW.rules.items() if rule.must_say or rule.must_not_say]


def day_of(rule: Rule) -> date:
    """Return a day on which *rule* is in force."""
    first, last = rule.in_force
    return last or first or rule.reviewed.on


@pytest.mark.parametrize("name", LAW.rules)
def test_every_rule_has_something_to_which_it_does_not_apply(name: str) -> None:
    """Facts rule it out; a rule without a condition is at least no rule of the checklist, or of no document."""
    rule = LAW.rules[name]
    if rule.when == "true":
        assert set(rule.documents) < {"press-release", "forward-looking-statements", "term-sheet", "checklist"}
    else:
        assert LAW.condition(name).decide(profile_out_of_reach(name, {}, LAW)).holds is False


@pytest.mark.parametrize("name", LAW.rules)
def test_every_rule_applies_to_something(name: str) -> None:
    """There are facts under which a rule applies: none is dead."""
    assert LAW.condition(name).decide(profile_that_applies(name, {}, LAW)).holds is True


@pytest.mark.parametrize("name", DECIDED)
def test_a_text_without_what_it_must_say_and_with_what_it_must_not_fails(name: str) -> None:
    """A rule about words fails a text that says nothing, or that says what is forbidden."""
    found = [verdict.status for verdict in verdicts(name)]
    assert set(found) == {"fail"}


def verdicts(name: str) -> Iterator[Verdict]:
    """Yield the verdict on a text that says nothing that the rule asks for, and on each that says what it forbids."""
    rule = LAW.rules[name]
    if rule.must_say:
        profile = profile_that_applies(name, {}, LAW)
        text = read_plain("Nothing of the kind is said here.", "release")
        yield decide(name, Case(text, None, profile, LAW, day_of(rule)))
    for forbidden in rule.must_not_say:
        said = [sample.text for sample in LAW.statements[forbidden].examples if sample.verdict == "pass"]
        yield judge(name, Example(verdict="fail", text=said[0]), LAW)
