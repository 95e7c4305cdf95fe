"""The grammar of conditions: which of Jinja's expressions may stand in one, and which facts and words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jinja2 import nodes

from greenshoe.law.facts import FactName, Vocabulary, suggest

ALLOWED = 'write facts, words in quotes, and, or, not, ==, !=, in, and >= with numbers: regime == "135c" and insiders'
"""The cure for everything that is not in the grammar."""
ORDERINGS = frozenset({"gt", "gteq", "lt", "lteq"})
_COMPARISONS = frozenset({"eq", "ne", "in", "notin"}) | ORDERINGS

Problem = tuple[str, str]
"""What is wrong with a condition, and its cure; one clause each."""


def problems_in(node: nodes.Node, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Yield what is wrong with the condition that *node* is."""
    match node:
        case nodes.Not(node=inner):
            yield from problems_in(inner, vocabulary)
        case nodes.And(left=left, right=right) | nodes.Or(left=left, right=right):
            yield from problems_in(left, vocabulary)
            yield from problems_in(right, vocabulary)
        case nodes.Const(value=bool()):
            return
        case nodes.Name(name=name):
            fact = vocabulary.get(name)
            if fact is None:
                yield _no_fact(name, vocabulary)
            elif fact.kind == "name":
                yield f"{name} alone is neither true nor false", f'compare it: {name} == "…"'
            elif fact.kind == "number":
                yield f"{name} alone is neither true nor false", f"compare it: {name} >= 20"
        case nodes.Compare(expr=left, ops=[operand]) if operand.op in _COMPARISONS:
            yield from _comparison_problems(left, operand, vocabulary)
        case nodes.Compare():
            yield "only one ==, !=, in or not in can stand between two things", "join several with and"
        case _:
            yield f"{_called(node)} cannot stand in a condition", ALLOWED


def _no_fact(name: str, vocabulary: Vocabulary) -> Problem:
    if name in ("none", "None", "null"):
        return "a missing fact cannot be asked for", "leave it out: the rule then goes to a person"
    return f'there is no fact "{name}"', suggest(name, vocabulary)


def _called(node: nodes.Node) -> str:
    return {
        "Call": "a call",
        "Filter": "a filter",
        "Getattr": "a field of a fact",
        "Getitem": "an item of a fact",
        "CondExpr": "if … else",
        "List": "a list alone",
        "Tuple": "a list alone",
        "Const": "a value alone",
    }.get(type(node).__name__, "this")


def _comparison_problems(left: nodes.Expr, operand: nodes.Operand, vocabulary: Vocabulary) -> Iterator[Problem]:
    right = operand.expr
    if operand.op in ORDERINGS:
        yield from _ordering_problems(left, right, vocabulary)
        return
    strange = [
        side for side in (left, right) if not isinstance(side, nodes.Const | nodes.Name | nodes.List | nodes.Tuple)
    ]
    names = [side.name for side in (left, right) if isinstance(side, nodes.Name)]
    unknown = [name for name in names if name not in vocabulary]
    if strange or unknown or not names:
        yield from ((f"{_called(side)} cannot stand in a comparison", ALLOWED) for side in strange)
        yield from (_no_fact(name, vocabulary) for name in unknown)
        if not strange and not names:
            yield "the comparison names no fact", ALLOWED
        return
    if operand.op in ("eq", "ne"):
        yield from _equality_problems(left, right, vocabulary)
    else:
        yield from _membership_problems(left, right, vocabulary)


def _ordering_problems(left: nodes.Expr, right: nodes.Expr, vocabulary: Vocabulary) -> Iterator[Problem]:
    cure = "write a fact that is a number, the sign, and the number: dilution >= 20"
    if not isinstance(left, nodes.Name) or number_in(right) is None:
        yield "only a fact can be held against a number, the number on the right", cure
    elif left.name not in vocabulary:
        yield _no_fact(left.name, vocabulary)
    elif vocabulary[left.name].kind != "number":
        yield f"{left.name} is no number", cure


def number_in(node: nodes.Node) -> Decimal | None:
    """Return the number that *node* writes, a negative one included; None where it writes none."""
    if isinstance(node, nodes.Neg):
        inner = number_in(node.node)
        return None if inner is None else -inner
    plain = isinstance(node, nodes.Const) and isinstance(node.value, int | float) and not isinstance(node.value, bool)
    return Decimal(str(node.value)) if plain and isinstance(node, nodes.Const) else None


def _equality_problems(left: nodes.Expr, right: nodes.Expr, vocabulary: Vocabulary) -> Iterator[Problem]:
    for side, other in ((left, right), (right, left)):
        if not isinstance(side, nodes.Name):
            continue
        fact = vocabulary[side.name]
        if fact.kind == "names":
            yield f"{fact.name} holds several things", f'write "…" in {fact.name}'
        elif isinstance(other, nodes.Name):
            if vocabulary.get(other.name, fact).kind != fact.kind:
                yield f"{fact.name} and {other.name} cannot be compared", "compare facts of one kind"
        else:
            yield from _word_problems(fact, other)


def _membership_problems(left: nodes.Expr, right: nodes.Expr, vocabulary: Vocabulary) -> Iterator[Problem]:
    if isinstance(right, nodes.Name):
        fact = vocabulary[right.name]
        if fact.kind != "names":
            yield f"{fact.name} is no list", f'write {fact.name} == "…", or {fact.name} in ["…", "…"]'
        elif isinstance(left, nodes.Name):
            if vocabulary[left.name].kind != "name":
                yield f"{left.name} is no single word", f'write "…" in {right.name}'
        else:
            yield from _word_problems(fact, left)
    elif isinstance(left, nodes.Name) and isinstance(right, nodes.List | nodes.Tuple):
        fact = vocabulary[left.name]
        if fact.kind == "names":
            yield f"{fact.name} holds several things", f'write "…" in {fact.name}, joined with or'
        else:
            for item in right.items:
                yield from _word_problems(fact, item)
    else:
        yield "in needs a list on its right", f'write {getattr(left, "name", "…")} in ["…", "…"]'


def _word_problems(fact: FactName, node: nodes.Node) -> Iterator[Problem]:
    if not isinstance(node, nodes.Const):
        yield f"{_called(node)} cannot be compared with {fact.name}", ALLOWED
    elif fact.kind == "yes-no":
        if not isinstance(node.value, bool):
            yield f"{fact.name} is true or false, never {node.value!r}", f"write {fact.name}, or not {fact.name}"
    elif fact.kind == "number":
        yield f"{fact.name} is a number", f"hold it against one: {fact.name} >= 20"
    elif not isinstance(node.value, str):
        yield f"{fact.name} is never {node.value!r}", "write a word in quotes"
    else:
        refusal = fact.refusal(node.value)
        if refusal:
            yield refusal
