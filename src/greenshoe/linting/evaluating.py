"""What the expressions of a template can be: facts by their models, lists by their items, names by what sets them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import nodes
from jinja2.defaults import DEFAULT_NAMESPACE

from greenshoe.drafting.faults import MANUAL, meant
from greenshoe.linting.values import ANY, TEXT, Cause, Kind, Value, attribute, listing, names_of, union

if TYPE_CHECKING:
    from greenshoe.linting.interpreting import Interpretation

Env = dict[str, Value]
_BUILT_IN = {*DEFAULT_NAMESPACE, "self", "super", "caller", "varargs", "kwargs", "loop"}
_SAME = frozenset(("list", "selectattr", "rejectattr", "select", "reject", "unique", "sort", "reverse", "default", "d"))
_STYLED = frozenset(
    ("money", "short_money", "about_money", "percent", "date", "number", "words", "time", "upper_first", "lower_first")
)
_BY_ATTRIBUTE = frozenset(("selectattr", "rejectattr", "groupby", "sort", "unique", "sum", "map", "max", "min"))
_PHRASES = frozenset(("instrument", "securities"))


_METHODS: dict[type, str] = {
    nodes.Name: "_name",
    nodes.Const: "_const",
    nodes.Getattr: "_getattr",
    nodes.Getitem: "_item",
    nodes.Filter: "_filter",
    nodes.Call: "_call",
    nodes.Test: "_test",
    nodes.Compare: "_compare",
    nodes.And: "_either",
    nodes.Or: "_either",
    nodes.Add: "_either",
    nodes.CondExpr: "_conditional",
    nodes.List: "_several",
    nodes.Tuple: "_several",
    nodes.Dict: "_dict",
    nodes.Not: "_not",
}
"""How each kind of expression is read; of any other only what it hangs on is known."""


class Evaluator:
    """Evaluates the expressions of one template."""

    def __init__(self, whole: Interpretation, template: str) -> None:
        """Evaluate for *template*; what is found goes to *whole*."""
        self.whole, self.template = whole, template
        self._quiet = 0

    def value(self, node: Any, env: Env, *, quietly: bool = False) -> Value:
        """Return what *node* can be where *env* is set; *quietly*: without noting what nothing has."""
        self._quiet += quietly
        try:
            return self._of(node, env)
        finally:
            self._quiet -= quietly

    def _of(self, node: Any, env: Env) -> Value:
        method = _METHODS.get(type(node))
        if method is not None:
            value: Value = getattr(self, method)(node, env)
            return value
        parts = [self._of(each, env) for each in node.iter_child_nodes()]
        return TEXT.given(cause for part in parts for cause in part.causes)

    def _const(self, node: nodes.Const, env: Env) -> Value:
        return TEXT if isinstance(node.value, str) else Value()

    def _getattr(self, node: nodes.Getattr, env: Env) -> Value:
        return self.attribute(self._of(node.node, env), node.attr, node.lineno)

    def _either(self, node: Any, env: Env) -> Value:
        return self._of(node.left, env) | self._of(node.right, env)

    def _conditional(self, node: nodes.CondExpr, env: Env) -> Value:
        sides = [self._of(side, env) for side in (node.expr1, node.expr2) if side is not None]
        return union(sides).given(self._of(node.test, env).causes)

    def _several(self, node: Any, env: Env) -> Value:
        return listing(union(self._of(each, env) for each in node.items))

    def _dict(self, node: nodes.Dict, env: Env) -> Value:
        return ANY.given(cause for each in node.items for cause in self._of(each.value, env).causes)

    def _not(self, node: nodes.Not, env: Env) -> Value:
        return Value().given(self._of(node.node, env).causes)

    def _unknown(self, line: int, what: str, cure: str) -> None:
        if not self._quiet:
            self.whole.unknown[(self.template, line, what)] = cure

    def _name(self, node: nodes.Name, env: Env) -> Value:
        if node.name in env:
            return env[node.name]
        if node.name not in _BUILT_IN:
            self._unknown(node.lineno, f'there is no "{node.name}"', meant(node.name, env, MANUAL))
        return ANY

    def attribute(self, owner: Value, name: str, line: int) -> Value:
        """Return what *name* of *owner* can be; note it where nothing that *owner* can be has that name."""
        found: list[Value] = []
        known: set[str] = set()
        for kind in owner.kinds:
            if kind.tag in ("module", "space"):
                env = self.whole.exports.get(kind.payload) if kind.tag == "module" else self.whole.spaces[kind.payload]
                if env is None or name in env:
                    found.append(env[name] if env else ANY)
                known |= set(env or ())
                continue
            names = names_of(kind)
            if names is None:
                found.append(ANY.given((Cause(kind.path),) if kind.path else ()))
            elif name in names:
                found.append(Value(attribute(kind, name)))
            known |= names or set()
        if owner.kinds and not found:
            who = " or ".join(sorted({kind.path or str(kind.payload or kind.tag) for kind in owner.kinds}))
            if any(kind.tag == "list" for kind in owner.kinds):
                self._unknown(line, f'{_short(who)} is a list and has no "{name}"', "loop over it with {% for %}")
            else:
                self._unknown(line, f'{_short(who)} has no "{name}"', meant(name, known, MANUAL))
            return ANY
        return union(found).given(owner.because)

    def _item(self, node: nodes.Getitem, env: Env) -> Value:
        owner = self._of(node.node, env)
        self._of(node.arg, env)
        if isinstance(node.arg, nodes.Slice):
            return owner
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self.attribute(owner, node.arg.value, node.lineno)
        return owner.items if any(kind.tag == "list" for kind in owner.kinds) else ANY.given(owner.causes)

    def _filter(self, node: nodes.Filter, env: Env) -> Value:
        fact = self._of(node.node, env) if node.node is not None else TEXT
        others = [self._of(each, env) for each in node.args] + [self._of(each.value, env) for each in node.kwargs]
        asked = self._by_attribute(node, fact)
        if node.name in _SAME:
            return (fact | others[0] if node.name in ("default", "d") and others else fact).given(asked.causes)
        if node.name == "map":
            return listing(asked if asked.kinds else TEXT.given(fact.causes))
        if node.name in ("first", "last", "random"):
            return fact.items
        if node.name in ("split", "groupby", "batch", "slice"):
            return listing(ANY.given(fact.causes))
        if node.name in _STYLED:
            return fact
        return TEXT.given(fact.causes)

    def _by_attribute(self, node: nodes.Filter, fact: Value) -> Value:
        """Return the facts that a filter asks of each item by name: ``selectattr("security.kind", …)``."""
        named = [each.value for each in node.kwargs if each.key == "attribute"]
        if not named and node.name in ("selectattr", "rejectattr", "groupby") and node.args:
            named = [node.args[0]]
        if node.name not in _BY_ATTRIBUTE or not named or not isinstance(named[0], nodes.Const):
            return Value()
        value = fact.items
        for step in str(named[0].value).split("."):
            value = value.items if step.isdecimal() else self.attribute(value, step, node.lineno)
        if len(node.args) > 2 and isinstance(node.args[2], nodes.Const):
            self._words(value, [node.args[2]])
        return value

    def _test(self, node: nodes.Test, env: Env) -> Value:
        quietly = node.name in ("defined", "undefined")
        return Value().given(self.value(node.node, env, quietly=quietly).causes)

    def _compare(self, node: nodes.Compare, env: Env) -> Value:
        left = self._of(node.expr, env)
        causes = left.causes
        for other in node.ops:
            right = self._of(other.expr, env)
            said = [other.expr, *other.expr.find_all(nodes.Const), node.expr]
            causes |= right.causes | self._words(left | right, said)
        return Value().given(causes)

    def _words(self, fact: Value, written: list[Any]) -> frozenset[Cause]:
        """Return *fact*'s causes with the words *written* beside it, and note these for the fact itself."""
        words = {str(node.value) for node in written if isinstance(node, nodes.Const) and node.value is not None}
        for kind in fact.kinds:
            if kind.path:
                self.whole.words[kind.path] |= words
        return frozenset(Cause(cause.path, word) for cause in fact.causes for word in words)

    def _call(self, node: nodes.Call, env: Env) -> Value:
        called = self._of(node.node, env)
        given = [self._of(each, env) for each in node.args]
        named = {each.key: self._of(each.value, env) for each in node.kwargs}
        for kind in called.kinds:
            if kind.tag == "macro":
                self._give(kind.payload, given, named)
        function = node.node.name if isinstance(node.node, nodes.Name) else ""
        if function == "namespace":
            space = (self.template, str(node.lineno))
            for key, value in named.items():
                before = self.whole.spaces[space].get(key, Value())
                self.whole.spaces[space][key] = before | value
            return Value(frozenset((Kind("space", space),)))
        if function in _PHRASES:
            return Value(frozenset((Kind("phrase"),)), union(given).causes)
        if function == "slot":
            return TEXT.given((Cause("profile"),))
        if function == "open_schedule":
            return ANY.given((Cause("schedule"),))
        if function in ("accompanying", "leader"):
            tranche = union(given).kinds
            return listing(Value(tranche)) if function == "accompanying" else Value(tranche)
        if isinstance(node.node, nodes.Getattr):  # a method of text: endswith(" Exchange")
            owner = self._of(node.node.node, env)
            said = [each for argument in node.args for each in [argument, *argument.find_all(nodes.Const)]]
            return ANY.given(owner.causes | self._words(Value().given(owner.causes), said))
        causes = [cause for value in [*given, *named.values()] for cause in value.causes]
        return (TEXT if any(kind.tag == "macro" for kind in called.kinds) else ANY).given(causes)

    def _give(self, macro: tuple[str, str], given: list[Value], named: dict[str, Value]) -> None:
        known = self.whole.parameters[macro]
        for name, value in zip(self.whole.arguments.get(macro, ()), given, strict=False):
            known[name] = known.get(name, Value()) | value
        for name, value in named.items():
            known[name] = known.get(name, Value()) | value


def _short(who: str) -> str:
    return who if len(who) <= 120 else who[:119] + "…"
