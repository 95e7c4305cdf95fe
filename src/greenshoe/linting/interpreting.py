"""Reading templates without a deal: which facts each condition hangs on, and which names nothing has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from jinja2 import nodes

from greenshoe.drafting.faults import meant
from greenshoe.linting.branches import BranchKind, branches
from greenshoe.linting.evaluating import Env, Evaluator
from greenshoe.linting.shelf import Sheet, Shelf, patterns
from greenshoe.linting.slip import Slip
from greenshoe.linting.values import ANY, TEXT, Cause, Kind, Value, union

Later: TypeAlias = list[nodes.Node] | None
"""Macros and blocks, which are read once the rest of their template is."""
ROUNDS = 6
"""How often all templates are read, until what they are given by those that include them is known."""


class Interpretation:
    """What reading all templates of a shelf has found."""

    def __init__(self, shelf: Shelf, given: Mapping[str, Value]) -> None:
        """Read the templates of *shelf*, whose documents are *given* facts and functions by name."""
        self.shelf, self.given = shelf, dict(given)
        self.entries: dict[str, Env] = {}
        """What each template is given by those that include or import it."""
        self.exports: dict[str, Env] = {}
        self.parameters: dict[tuple[str, str], Env] = defaultdict(dict)
        self.spaces: dict[tuple[str, str], Env] = defaultdict(dict)
        self.arguments = {
            (name, macro.name): [argument.name for argument in macro.args]
            for name, sheet in shelf.sheets.items()
            for macro in (sheet.tree.find_all(nodes.Macro) if sheet.tree else ())
        }
        """For each macro, what it is to be given, in its order."""
        self.own: dict[tuple[str, int], frozenset[Cause]] = {}
        """For each branch, the facts that its own condition hangs on."""
        self.around: dict[tuple[str, int], frozenset[Cause]] = {}
        """For each branch, the facts that the conditions around it hang on."""
        self.words: dict[str, set[str]] = defaultdict(set)
        """For each path, the words that templates compare the fact with."""
        self.unknown: dict[tuple[str, int, str], str] = {}
        """What nothing has: template, line and mistake, with the cure."""
        relevant = {name: sheet for name, sheet in shelf.sheets.items() if name in shelf.relevant}
        for name, sheet in relevant.items():
            if sheet.is_document or name.startswith("law/"):
                self.entries[name] = dict(given)
        for _ in range(ROUNDS):
            before = {name: dict(entry) for name, entry in self.entries.items()}
            self.unknown = {}
            for sheet in relevant.values():
                self._read(sheet)
            if before == self.entries:
                break

    def slips(self) -> Iterable[Slip]:
        """Return the facts and names that nothing has."""
        for (name, line, what), cure in self.unknown.items():
            if self.shelf.is_ours(name):
                yield self.shelf.slip(name, line, what, cure)

    def _read(self, sheet: Sheet) -> None:
        if sheet.tree is None or sheet.name not in self.entries:
            return
        _Reading(self, sheet, dict(self.entries[sheet.name])).read()

    def enter(self, name: str, env: Env) -> None:
        """Note that the template *name* is included or imported where *env* is set."""
        _join(self.entries.setdefault(name, {}), env)


def _join(into: Env, env: Mapping[str, Value]) -> None:
    for name, value in env.items():
        into[name] = into.get(name, Value()) | value


_METHODS: dict[type, str] = {
    nodes.Output: "_output",
    nodes.If: "_if",
    nodes.For: "_for",
    nodes.Assign: "_assign",
    nodes.AssignBlock: "_scope",
    nodes.FilterBlock: "_scope",
    nodes.Scope: "_scope",
    nodes.ScopedEvalContextModifier: "_scope",
    nodes.With: "_with",
    nodes.Macro: "_macro",
    nodes.Block: "_defer",
    nodes.CallBlock: "_call",
    nodes.Include: "_use",
    nodes.Extends: "_use",
    nodes.Import: "_use",
    nodes.FromImport: "_use",
    nodes.ExprStmt: "_do",
}
"""How each kind of statement is read."""


class _Reading:
    """Reads one template once."""

    def __init__(self, whole: Interpretation, sheet: Sheet, env: Env) -> None:
        self.whole, self.sheet, self.env = whole, sheet, env
        self.around: list[frozenset[Cause]] = [frozenset()]
        tree = sheet.tree
        assert tree is not None  # noqa: S101 - only templates that read are read
        self.numbers = {(id(node), branch.kind): branch.index for branch, node in branches(tree, sheet.name)}
        self.evaluator = Evaluator(whole, sheet.name)
        self.tree = tree

    def read(self) -> None:
        later: list[nodes.Node] = []
        self._all(self.tree.body, self.env, later)
        self.whole.exports[self.sheet.name] = {
            name: value for name, value in self.env.items() if value != self.whole.given.get(name)
        }
        for node in later:  # macros and blocks see what is set anywhere at the top of their template
            self._body(node)

    def _body(self, node: Any) -> None:
        env = dict(self.env)
        if isinstance(node, nodes.Macro):
            known = self.whole.parameters[(self.sheet.name, node.name)]
            for place, argument in enumerate(node.args):
                default = len(node.args) - len(node.defaults)
                stated = self._value(node.defaults[place - default], env) if place >= default else Value()
                env[argument.name] = known.get(argument.name, Value()) | stated
            env |= dict.fromkeys(("caller", "varargs", "kwargs"), ANY)
            self._note(node, "macro", frozenset())
        self._all(node.body, env, None)

    def _value(self, node: nodes.Node, env: Env) -> Value:
        value = self.evaluator.value(node, env)
        for each in [node, *node.find_all(nodes.CondExpr)]:
            if isinstance(each, nodes.CondExpr):
                causes = self.evaluator.value(each.test, env).causes
                self._note(each, "either", causes)
                if each.expr2 is not None:
                    self._note(each, "or", causes)
        return value

    def _note(self, node: nodes.Node, kind: BranchKind, causes: frozenset[Cause]) -> None:
        index = self.numbers.get((id(node), kind))
        if index is not None:
            key = (self.sheet.name, index)
            self.whole.own[key] = self.whole.own.get(key, frozenset()) | causes
            self.whole.around[key] = self.whole.around.get(key, frozenset()) | self.around[-1]

    def _all(self, body: Iterable[nodes.Node], env: Env, later: Later) -> None:
        for node in body:
            self._statement(node, env, later)

    def _statement(self, node: Any, env: Env, later: Later) -> None:
        method = _METHODS.get(type(node))
        if method is not None:
            getattr(self, method)(node, env, later)

    def _output(self, node: nodes.Output, env: Env, later: Later) -> None:
        for each in node.nodes:
            if not isinstance(each, nodes.TemplateData):
                self._value(each, env)

    def _assign(self, node: nodes.Assign, env: Env, later: Later) -> None:
        self._bind(node.target, self._value(node.node, env), env)

    def _scope(self, node: Any, env: Env, later: Later) -> None:
        self._all(node.body, dict(env), later)
        if isinstance(node, nodes.AssignBlock):
            self._bind(node.target, TEXT.given(self._causes_in(node.body, env)), env)

    def _with(self, node: nodes.With, env: Env, later: Later) -> None:
        inner = dict(env)
        for target, value in zip(node.targets, node.values, strict=True):
            self._bind(target, self._value(value, env), inner)
        self._all(node.body, inner, later)

    def _macro(self, node: nodes.Macro, env: Env, later: Later) -> None:
        env[node.name] = Value(frozenset((Kind("macro", (self.sheet.name, node.name)),)))
        self._defer(node, env, later)

    def _call(self, node: nodes.CallBlock, env: Env, later: Later) -> None:
        self._value(node.call, env)
        inner = {**env, **{str(each.name): ANY for each in node.args}}
        self._branch(node, "call", frozenset(), node.body, inner, None)

    def _do(self, node: nodes.ExprStmt, env: Env, later: Later) -> None:
        self._value(node.node, env)

    def _defer(self, node: Any, env: Env, later: Later) -> None:
        if later is None:
            self._body(node)
        else:
            later.append(node)

    def _if(self, node: nodes.If, env: Env, later: Later) -> None:
        causes: frozenset[Cause] = frozenset()
        ends: list[Env] = []
        for place, each in enumerate([node, *node.elif_]):
            causes |= self._value(each.test, env).causes
            ends.append(self._branch(each, "elif" if place else "if", causes, each.body, env, later))
        ends.append(self._branch(node, "else", causes, node.else_, env, later))
        for name in {name for end in ends for name in end}:
            env[name] = union(end[name] for end in ends if name in end)
            if any(end.get(name) != env.get(name) for end in ends):
                env[name] = env[name].given(causes)

    def _branch(
        self,
        node: nodes.Node,
        kind: BranchKind,
        causes: frozenset[Cause],
        body: list[nodes.Node],
        env: Env,
        later: Later,
    ) -> Env:
        inner = dict(env)
        self._note(node, kind, causes)
        self.around.append(self.around[-1] | causes)
        self._all(body, inner, later)
        self.around.pop()
        return inner

    def _for(self, node: nodes.For, env: Env, later: Later) -> None:
        listed = self._value(node.iter, env)
        inner = {**env, "loop": ANY}
        self._bind(node.target, listed.items, inner)
        causes = listed.causes | (self._value(node.test, inner).causes if node.test is not None else frozenset())
        self._branch(node, "for", causes, node.body, inner, later)
        self._branch(node, "empty", causes, node.else_, env, later)

    def _bind(self, target: Any, value: Value, env: Env) -> None:
        value = value.given(self.around[-1])
        if isinstance(target, nodes.Name):
            env[target.name] = value
        elif isinstance(target, nodes.NSRef):
            for kind in env.get(target.name, Value()).kinds:
                if kind.tag == "space":
                    _join(self.whole.spaces[kind.payload], {target.attr: value})
        elif isinstance(target, nodes.Tuple):
            for each in target.items:
                self._bind(each, ANY, env)

    def _causes_in(self, body: Iterable[nodes.Node], env: Env) -> frozenset[Cause]:
        """Return the facts that decide whether a block of text comes out empty."""
        tests = [each.test for node in body for each in [node, *node.find_all(nodes.If)] if isinstance(each, nodes.If)]
        return frozenset().union(*(self.evaluator.value(test, env, quietly=True).causes for test in tests))

    def _use(self, node: Any, env: Env, later: Later) -> None:
        causes = self._value(node.template, env).causes
        used: list[str] = []
        for pattern in patterns(node.template):
            named = self.whole.shelf.matching(pattern)
            used += named
            before, star, after = pattern.partition("*")
            if star and "*" not in after:  # a file for each word that the fact can be
                words = {name.removeprefix(before).removesuffix(after) for name in named}
                for cause in causes:
                    self.whole.words[cause.path] |= words
        for name in used:
            self.whole.enter(name, env)
            self.whole.own[(name, 0)] = self.whole.own.get((name, 0), frozenset()) | causes
            self.whole.around[(name, 0)] = self.whole.around.get((name, 0), frozenset()) | self.around[-1]
        if isinstance(node, nodes.Import):
            env[node.target] = Value(frozenset(Kind("module", name) for name in used))
        elif isinstance(node, nodes.FromImport):
            for wanted in node.names:
                name, alias = wanted if isinstance(wanted, tuple) else (wanted, wanted)
                exported = [self.whole.exports.get(each, {}) for each in used]
                env[alias] = union(each[name] for each in exported if name in each)
                if exported and any(exported) and not any(name in each for each in exported):
                    cure = meant(name, {known for each in exported for known in each}, "define it there")
                    self.whole.unknown[(self.sheet.name, node.lineno, f'{used[0]} has no "{name}"')] = cure
