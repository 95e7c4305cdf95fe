"""Conditions on the facts of a profile, in three values: they hold, they do not, or a fact is missing to tell.

A condition is written as a Jinja expression of names, words, lists, ``and``, ``or``, ``not``, ``==``, ``!=``,
``in`` and ``not in``, of numbers with ``>=``, ``>``, ``<=`` and ``<``, and of nothing else:
``regime == "135c" and "eu" in listed_in``, ``dilution >= 20``. It follows Kleene's strong
logic: what is false whatever the missing fact may be is false.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.parser import Parser

from greenshoe.law.facts import Vocabulary
from greenshoe.law.grammar import ALLOWED, ORDERINGS, Problem, number_in, problems_in
from greenshoe.law.profile import Profile

_JINJA = Environment(autoescape=True)  # only its parser is used


class ConditionError(ValueError):
    """A condition that does not read: every problem in it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Gather *problems*; there is at least one."""
        self.problems = problems
        super().__init__("; ".join(f"{what}; {cure}" for what, cure in problems))


@dataclass(frozen=True)
class Decision:
    """How a condition was decided for one profile."""

    holds: bool | None
    """None: a fact that is not known stands in the way."""
    facts: tuple[str, ...]
    """The facts that decided it, or, where it is undecided, those that are missing."""


@dataclass(frozen=True)
class Condition:
    """A condition that has been read and checked against the facts that there are."""

    source: str
    node: nodes.Expr

    @classmethod
    def parse(cls, source: str, vocabulary: Vocabulary) -> Condition:
        """Read a condition; raise ConditionError with everything that is wrong with it."""
        try:
            parser = Parser(_JINJA, source, state="variable")
            node = parser.parse_expression()
            if not parser.stream.eos:
                raise ConditionError(((f"{parser.stream.current.value!r} is one thing too many", ALLOWED),))
        except TemplateSyntaxError as error:
            raise ConditionError(((f"the condition does not read ({error.message})", ALLOWED),)) from None
        problems = tuple(problems_in(node, vocabulary))
        if problems:
            raise ConditionError(problems)
        return cls(source, node)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The facts that the condition speaks of, in its order."""
        found = [name.name for name in self.node.find_all(nodes.Name)]
        if isinstance(self.node, nodes.Name):
            found.insert(0, self.node.name)
        return tuple(dict.fromkeys(found))

    def holds(self, values: Mapping[str, Any]) -> bool | None:
        """Return whether the condition holds for *values* of its facts, all of them known whole."""
        return _holds(self.node, Facts(values, frozenset()))

    def decide(self, profile: Profile) -> Decision:
        """Decide the condition for *profile*, and name a smallest set of facts that decide it.

        For an undecided one, name the missing facts that stand in the way.
        """
        facts = Facts({name: getattr(profile, name) for name in self.names}, frozenset(profile.incomplete))
        holds = _holds(self.node, facts)
        if holds is None:
            return Decision(None, tuple(dict.fromkeys(_missing(self.node, facts))))
        for name in reversed(self.names):
            without = facts.without(name)
            if _holds(self.node, without) is holds:
                facts = without
        return Decision(holds, tuple(name for name in self.names if facts.values[name] is not None))


@dataclass(frozen=True)
class Facts:
    """The values that a condition is decided on."""

    values: Mapping[str, Any]
    incomplete: frozenset[str]
    """Names of lists that may hold more than is known."""

    def without(self, name: str) -> Facts:
        """Return these facts with *name* unknown."""
        return Facts({**self.values, name: None}, self.incomplete)


def _holds(node: nodes.Node, facts: Facts) -> bool | None:
    match node:
        case nodes.Not(node=inner):
            return _not(_holds(inner, facts))
        case nodes.And(left=left, right=right):
            return _and(_holds(left, facts), _holds(right, facts))
        case nodes.Or(left=left, right=right):
            return _not(_and(_not(_holds(left, facts)), _not(_holds(right, facts))))
        case nodes.Compare(expr=left, ops=[operand]):
            return _compared(left, operand, facts)
        case nodes.Const(value=value):
            return bool(value)
        case nodes.Name(name=name):
            return _stated(name, facts)
    raise AssertionError(f"{type(node).__name__} was let through when the condition was read")


def _not(value: bool | None) -> bool | None:
    return None if value is None else not value


def _and(left: bool | None, right: bool | None) -> bool | None:
    if left is False or right is False:
        return False
    return None if left is None or right is None else True


def _stated(name: str, facts: Facts) -> bool | None:
    value = facts.values[name]
    if value is None or (value == () and name in facts.incomplete):
        return None
    return bool(value)


def _compared(left: nodes.Expr, operand: nodes.Operand, facts: Facts) -> bool | None:
    sought, against = _value(left, facts), _value(operand.expr, facts)
    if sought is None or against is None:
        return None
    if operand.op in ORDERINGS:
        return bool(_ORDERED[operand.op](sought, against))
    if operand.op in ("eq", "ne"):
        return bool(sought == against) is (operand.op == "eq")
    found: bool | None = sought in against
    if not found and isinstance(operand.expr, nodes.Name) and operand.expr.name in facts.incomplete:
        found = None
    return found if operand.op == "in" else _not(found)


_ORDERED = {"gt": operator.gt, "gteq": operator.ge, "lt": operator.lt, "lteq": operator.le}


def _value(node: nodes.Node, facts: Facts) -> Any:
    number = number_in(node)
    if number is not None:
        return number
    match node:
        case nodes.Const(value=value):
            return value
        case nodes.Name(name=name):
            return facts.values[name]
        case nodes.List(items=items) | nodes.Tuple(items=items):
            return tuple(_value(item, facts) for item in items)
    raise AssertionError(f"{type(node).__name__} was let through when the condition was read")


def _missing(node: nodes.Node, facts: Facts) -> Iterator[str]:
    """Yield the names that keep an undecided *node* undecided."""
    if _holds(node, facts) is not None:
        return
    match node:
        case nodes.Not(node=inner):
            yield from _missing(inner, facts)
        case nodes.And(left=left, right=right) | nodes.Or(left=left, right=right):
            yield from _missing(left, facts)
            yield from _missing(right, facts)
        case nodes.Name(name=name):
            yield name
        case nodes.Compare(expr=left, ops=[operand]):
            sides = (side for side in (left, operand.expr) if isinstance(side, nodes.Name))
            yield from (side.name for side in sides if facts.values[side.name] is None or side.name in facts.incomplete)
