"""Examples of rules: whether a rule passes and fails the texts and facts that its own file gives for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html import escape
from itertools import islice, product
from typing import Any

from jinja2 import nodes

from greenshoe.checking.case import Case
from greenshoe.checking.deciding import Verdict, decide
from greenshoe.checking.inspections import inspection
from greenshoe.law.conditions import Condition
from greenshoe.law.facts import FactName
from greenshoe.law.grammar import number_in
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.law.rule import Example, Rule
from greenshoe.reading import read_html, read_plain
from greenshoe.text.document import Text

_MOST_PROFILES = 200_000
"""Combinations of facts that are tried."""


def judge(name: str, example: Example, law: Law) -> Verdict:
    """Return the verdict of the rule *name* on its *example*, with facts that make the rule apply.

    Facts that the example gives stand; of the others, those that the rule's condition speaks of are set so that it
    holds, and the rest so that the offering has nothing special. Raise ValueError where the rule cannot apply so.
    """
    rule = law.rules[name]
    profile = profile_that_applies(name, example.facts, law)
    return decide(name, Case(_text(rule, example), None, profile, law, _day_in_force(rule)))


def fails(verdict: Verdict) -> bool:
    """Return whether a verdict is a failure; what needs a person is none."""
    return verdict.status == "fail"


def _text(rule: Rule, example: Example) -> Text:
    text = example.text or ""
    if rule.inspect is None or not getattr(inspection(rule.inspect), "AS_TYPED", False):
        return read_plain(text, "example")
    # Reading plain text clears what such an inspection looks for; in HTML each character stands for itself, and the
    # page that it takes to say so is no source that anybody wrote.
    return replace(read_html("".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n")), "example"), source=None)


def _day_in_force(rule: Rule) -> date:
    first, last = rule.in_force
    return last or first or rule.reviewed.on


def profile_that_applies(name: str, facts: Mapping[str, Any], law: Law) -> Profile:
    """Return a profile with *facts* to which the rule *name* applies; raise ValueError where there is none."""
    return _profile(name, facts, law, holds=True)


def profile_out_of_reach(name: str, facts: Mapping[str, Any], law: Law) -> Profile:
    """Return a profile with *facts* to which the rule *name* does not apply; raise ValueError where there is none."""
    return _profile(name, facts, law, holds=False)


def _profile(name: str, facts: Mapping[str, Any], law: Law, *, holds: bool) -> Profile:
    rule, condition = law.rules[name], law.condition(name)
    quiet = {fact.name: _quiet(fact) for fact in law.vocabulary.values()}
    open_names = [fact for fact in condition.names if fact not in facts and fact != "document"]
    documents = [facts["document"]] if "document" in facts else rule.documents
    choices = [_values(law.vocabulary[fact], condition) for fact in open_names]
    given = Profile.model_validate({**quiet, **facts, "document": documents[0]})
    known = {fact: getattr(given, fact) for fact in condition.names}
    for document, *values in islice(product(documents, *choices), _MOST_PROFILES):
        chosen = dict(zip(open_names, values, strict=True)) | {"document": document}
        if condition.holds({**known, **chosen}) is holds:
            return Profile.model_validate({**quiet, **facts, **chosen})
    raise ValueError(f"with {dict(facts)} it is never so that {name} {'applies' if holds else 'does not apply'}")


def _quiet(fact: FactName) -> object:
    return {"yes-no": False, "names": (), "name": None, "number": None}[fact.kind]


def _values(fact: FactName, condition: Condition) -> list[object]:
    """Return the values of *fact* that can make a difference to *condition*."""
    if fact.kind == "yes-no":
        return [True, False]
    if fact.kind == "number":
        held = sorted({number_in(node) or Decimal(0) for node in _constants(fact.name, condition.node)})
        return [value for number in held for value in (number, number - 1, number + 1)]
    words = sorted({word for word in _compared_with(fact.name, condition.node) if isinstance(word, str)})
    if fact.kind == "name":
        return [*words, "none"]
    some = words or sorted(fact.values or {"something"})[:1]
    return [(), *((word,) for word in some), *([tuple(some)] if len(some) > 1 else [])]


def _compared_with(name: str, node: nodes.Node) -> Iterator[object]:
    """Yield the constants that *node* holds the fact *name* against."""
    found = [node] if isinstance(node, nodes.Compare) else []
    for comparison in (*found, *node.find_all(nodes.Compare)):
        sides = [comparison.expr, *(operand.expr for operand in comparison.ops)]
        if any(isinstance(side, nodes.Name) and side.name == name for side in sides):
            for side in sides:
                constants = [side] if isinstance(side, nodes.Const) else list(side.find_all(nodes.Const))
                yield from (constant.value for constant in constants)


def _constants(name: str, node: nodes.Node) -> Iterator[nodes.Expr]:
    """Yield what *node* holds the number *name* against."""
    found = [node] if isinstance(node, nodes.Compare) else []
    for comparison in (*found, *node.find_all(nodes.Compare)):
        if isinstance(comparison.expr, nodes.Name) and comparison.expr.name == name:
            yield from (operand.expr for operand in comparison.ops)
