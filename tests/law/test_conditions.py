"""Conditions: what they may say, and how they are decided while facts are missing."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenshoe.law.conditions import Condition, ConditionError
from greenshoe.law.facts import facts_of
from greenshoe.law.profile import Profile

VOCABULARY = facts_of(
    {
        "regime": {"134", "135c", "none"},
        "exemptions": {"regulation-s", "rule-506-b"},
        "listed_in": {"US", "us", "FR", "fr", "eu"},
        "distributed_in": {"US", "us", "GB", "uk"},
    }
)
YES_NO = ("insiders", "agents", "convertible", "going_concern")


def profile(**facts: object) -> Profile:
    """Return the profile of a press release with *facts*."""
    return Profile.model_validate({"document": "press-release", **facts})


def decide(source: str, **facts: object) -> tuple[bool | None, tuple[str, ...]]:
    """Return how *source* is decided, and by which facts."""
    decision = Condition.parse(source, VOCABULARY).decide(profile(**facts))
    return decision.holds, decision.facts


@pytest.mark.parametrize(
    ("source", "facts", "holds"),
    [
        ('regime == "135c"', {"regime": "135c"}, True),
        ('regime == "135c"', {"regime": "134"}, False),
        ('regime == "135c"', {}, None),
        ('regime != "135c"', {"regime": "134"}, True),
        ('regime in ["134", "135c"]', {"regime": "134"}, True),
        ('regime not in ("134", "135c")', {"regime": "none"}, True),
        ('"us" in listed_in', {"listed_in": ("FR", "eu")}, False),
        ('"us" not in listed_in', {"listed_in": ("US", "us")}, False),
        ('"us" in listed_in', {}, None),
        ("issuer_jurisdiction in listed_in", {"issuer_jurisdiction": "FR", "listed_in": ("FR",)}, True),
        ("banner", {"banner": ()}, False),
        ("banner", {"banner": ("US",)}, True),
        ("not insiders", {"insiders": False}, True),
        ("insiders == false", {"insiders": False}, True),
        ("true", {}, True),
        ("not true or false", {}, False),
        ('"regulation-s" in exemptions', {"exemptions": ("regulation-s",), "incomplete": ("exemptions",)}, True),
        ('"rule-506-b" in exemptions', {"exemptions": ("regulation-s",), "incomplete": ("exemptions",)}, None),
        ('"rule-506-b" not in exemptions', {"exemptions": ("regulation-s",), "incomplete": ("exemptions",)}, None),
        ("banner", {"banner": (), "incomplete": ("banner",)}, None),
        ("dilution >= 20", {"dilution": "20"}, True),
        ("dilution >= 20", {"dilution": "19.999999"}, False),
        ("dilution > 20", {"dilution": "20"}, False),
        ("dilution <= 19.99", {"dilution": "19.99"}, True),
        ("premium < -10", {"premium": "-10.5"}, True),
        ("premium < 0", {}, None),
        ("dilution >= 20 and premium < 0", {"dilution": "12"}, False),
    ],
)
def test_each_form_is_decided(source: str, facts: dict[str, object], holds: bool | None) -> None:
    """Every form that a condition may have is decided as it reads, and an incomplete list only by what is in it."""
    assert decide(source, **facts)[0] is holds


@pytest.mark.parametrize(
    ("source", "facts", "deciding"),
    [
        ("insiders and agents", {"insiders": False, "agents": False}, ("insiders",)),
        ("insiders and agents", {"insiders": True, "agents": True}, ("insiders", "agents")),
        ("insiders or agents", {"insiders": False, "agents": True}, ("agents",)),
        ('regime == "135c" and (insiders or agents)', {"regime": "134"}, ("regime",)),
        ("insiders and agents", {"insiders": True}, ("agents",)),
        ("(insiders and agents) or convertible", {"insiders": False}, ("convertible",)),
        ("not (insiders and agents)", {"agents": False}, ("agents",)),
        (
            'issuer_jurisdiction in listed_in and regime == "134"',
            {"issuer_jurisdiction": "FR", "listed_in": ("US",), "regime": "134"},
            ("issuer_jurisdiction", "listed_in"),
        ),
        ("true", {}, ()),
    ],
)
def test_the_deciding_facts_are_named(source: str, facts: dict[str, object], deciding: tuple[str, ...]) -> None:
    """A decision names a smallest set of facts that decide it, an undecided one those that are missing."""
    assert decide(source, **facts)[1] == deciding


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ('regime == "135d"', 'regime is never "135d"; did you mean "135c"?'),
        ("regmie == '134'", 'there is no fact "regmie"; did you mean "regime"?'),
        ('"regulation-z" in exemptions', 'did you mean "regulation-s"?'),
        ('"UK" in distributed_in', 'distributed_in is never "UK"; write "GB"'),
        ('"EU" in listed_in', 'write "eu"'),
        ('"united states" in listed_in', "listed_in is never"),
        ("regime", "regime alone is neither true nor false"),
        ("insiders == 'yes'", "insiders is true or false"),
        ("listed_in == 'US'", "listed_in holds several things"),
        ("'134' in regime", "regime is no list"),
        ("listed_in in ['US']", "listed_in holds several things"),
        ("insiders(1)", "a call cannot stand in a condition"),
        ("insiders | upper", "a filter cannot stand"),
        ("insiders.real", "a field of a fact cannot stand"),
        ("1", "a value alone cannot stand"),
        ('"a" == "b"', "the comparison names no fact"),
        ("stage == none", "stage is never None"),
        ("regime < '134'", "only a fact can be held against a number"),
        ("regime < 134", "regime is no number"),
        ("20 <= dilution", "the number on the right"),
        ("dilution", "dilution alone is neither true nor false"),
        ("dilution == 20", "dilution is a number"),
        ("dilutoin >= 20", 'did you mean "dilution"?'),
        ("insiders and", "the condition does not read"),
        ("insiders agents", "'agents' is one thing too many"),
        ("", "the condition does not read"),
        ("sources", 'there is no fact "sources"'),
        ("insiders if agents else convertible", "if … else cannot stand"),
        ("agents and {{ insiders }}", "does not read"),
        ("insiders == regime", "insiders and regime cannot be compared"),
        ("insiders in ['x']", "insiders is true or false"),
    ],
)
def test_anything_else_is_a_mistake(source: str, said: str) -> None:
    """What the grammar does not have, and a name or word that nothing can have, is refused with a cure."""
    with pytest.raises(ConditionError) as error:
        Condition.parse(source, VOCABULARY)
    assert said in str(error.value)


def test_all_problems_of_a_condition_are_told_at_once() -> None:
    """A condition with several mistakes tells each of them."""
    with pytest.raises(ConditionError) as error:
        Condition.parse('regmie == "134" or regime == "135d" or agnets', VOCABULARY)
    assert len(error.value.problems) == 3


expressions = st.recursive(
    st.sampled_from(YES_NO),
    lambda inner: st.one_of(
        inner.map(lambda one: f"not ({one})"),
        st.tuples(inner, st.sampled_from(("and", "or")), inner).map(
            lambda three: f"({three[0]}) {three[1]} ({three[2]})"
        ),
    ),
    max_leaves=7,
)
valuations = st.fixed_dictionaries({name: st.sampled_from((True, False, None)) for name in YES_NO})


def python_says(source: str, facts: dict[str, bool]) -> bool:
    """Return what Python makes of *source*, an independent truth table."""
    return bool(eval(source, {"__builtins__": {}}, dict(facts)))


@given(expressions, valuations)
def test_three_values_agree_with_truth_tables(source: str, facts: dict[str, bool | None]) -> None:
    """A decision agrees with every way to fill in the missing facts, and on known facts with two-valued logic."""
    holds, _ = decide(source, **facts)
    missing = [name for name, value in facts.items() if value is None]
    outcomes = {
        python_says(source, {**facts, **dict(zip(missing, filling, strict=True))})  # type: ignore[dict-item]
        for filling in product((True, False), repeat=len(missing))
    }
    if not missing:
        assert {holds} == outcomes
    if holds is not None:
        assert outcomes == {holds}


@given(expressions, valuations)
def test_the_deciding_facts_decide_alone(source: str, facts: dict[str, bool | None]) -> None:
    """The facts that a decision names decide it with all others missing, and none of them can be spared."""
    holds, deciding = decide(source, **facts)
    if holds is None:
        assert deciding
        assert all(facts[name] is None for name in deciding)
        return
    alone = {name: facts[name] for name in deciding}
    assert decide(source, **alone)[0] is holds
    for spared in deciding:
        assert decide(source, **{name: value for name, value in alone.items() if name != spared})[0] is None
