"""Branches: every stretch of a template that only some deals run, and a sandbox that notes which of them ran."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from jinja2 import nodes

from greenshoe.drafting.environment import Sandbox
from greenshoe.linting.unparsing import written

BranchKind = Literal["file", "if", "elif", "else", "for", "empty", "macro", "call", "either", "or"]
_TOLD: dict[BranchKind, str] = {
    "file": "nothing of this file is ever printed",
    "if": "no generated deal takes {{% if {} %}}",
    "elif": "no generated deal takes {{% elif {} %}}",
    "else": "no generated deal takes the {{% else %}} of {{% if {} %}}",
    "for": "no generated deal has anything for {{% for … in {} %}}",
    "empty": "no generated deal takes the {{% else %}} of {{% for … in {} %}}",
    "macro": "nothing calls the macro {}",
    "call": "nothing prints the text of {{% call {} %}}",
    "either": "no generated deal takes the text before “if {}”",
    "or": "no generated deal takes the text after the “else” of “if {}”",
}


@dataclass(frozen=True)
class Branch:
    """One branch of one template."""

    template: str
    index: int
    """Its place among the branches of the template, the whole file first."""
    line: int
    kind: BranchKind
    test: str = ""
    """The condition, loop or macro that it belongs to."""
    within: int | None = None
    """The branch around it."""

    @property
    def what(self) -> str:
        """What it means that it never runs."""
        return _TOLD[self.kind].format(self.test)


def branches(tree: nodes.Template, template: str) -> list[tuple[Branch, nodes.Node]]:
    """Return the branches of a template in a fixed order, each with the node that it belongs to."""
    found: list[tuple[Branch, nodes.Node]] = []

    def add(node: nodes.Node, line: int, kind: BranchKind, test: str, within: int | None) -> int:
        found.append((Branch(template, len(found), line, kind, test, within), node))
        return len(found) - 1

    def walk(node: nodes.Node, within: int) -> None:
        if isinstance(node, nodes.If):
            test = written(node.test)
            walk(node.test, within)
            walk_all(node.body, add(node, node.lineno, "if", test, within))
            for other in node.elif_:
                walk(other.test, within)
                walk_all(other.body, add(other, other.lineno, "elif", written(other.test), within))
            if node.else_:
                walk_all(node.else_, add(node, _line(node.else_, node.lineno), "else", test, within))
        elif isinstance(node, nodes.For):
            walk(node.iter, within)
            if node.test is not None:
                walk(node.test, within)
            walk_all(node.body, add(node, node.lineno, "for", written(node.iter), within))
            if node.else_:
                walk_all(node.else_, add(node, _line(node.else_, node.lineno), "empty", written(node.iter), within))
        elif isinstance(node, nodes.Macro):
            walk_all(node.body, add(node, node.lineno, "macro", node.name, within))
        elif isinstance(node, nodes.CallBlock):
            walk(node.call, within)
            walk_all(node.body, add(node, node.lineno, "call", written(node.call), within))
        elif isinstance(node, nodes.CondExpr):
            test = written(node.test)
            walk(node.test, within)
            walk(node.expr1, add(node, node.expr1.lineno, "either", test, within))
            if node.expr2 is not None:
                walk(node.expr2, add(node, node.expr2.lineno, "or", test, within))
        else:
            walk_all(node.iter_child_nodes(), within)

    def walk_all(several: Any, within: int) -> None:
        for each in several:
            walk(each, within)

    walk_all(tree.body, add(tree, 1, "file", "", None))
    return found


def _line(body: list[nodes.Node], otherwise: int) -> int:
    """Return the line on which *body* begins: that of its first text that is more than white space."""
    for node in body:
        for part in node.nodes if isinstance(node, nodes.Output) else [node]:
            if not isinstance(part, nodes.TemplateData):
                return part.lineno
            text = str(part.data)
            if text.strip():
                return part.lineno + text[: len(text) - len(text.lstrip())].count("\n")
    return otherwise


class RecordingSandbox(Sandbox):
    """A sandbox that notes which branches of its templates ran."""

    def __init__(self, **options: Any) -> None:
        """Start with no branch taken."""
        super().__init__(**options)
        self.taken: set[tuple[str, int]] = set()

    def took(self, template: str, index: int) -> None:
        """Note that a branch ran."""
        self.taken.add((template, index))

    def gave(self, template: str, index: int, value: Any) -> Any:
        """Note that one side of a conditional expression was taken, and return its value."""
        self.taken.add((template, index))
        return value

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        if name is not None:
            for branch, node in reversed(branches(source, name)):
                _mark(branch, node)
        return super()._generate(source, name, filename, defer_init)


def _mark(branch: Branch, node: Any) -> None:
    if branch.kind in ("either", "or"):
        side = "expr1" if branch.kind == "either" else "expr2"
        setattr(node, side, _call("gave", branch, getattr(node, side)))
        return
    body = node.else_ if branch.kind in ("else", "empty") else node.body
    body[_start(body, branch) :] = [_noted(branch), *body[_start(body, branch) :]]


def _start(body: list[nodes.Node], branch: Branch) -> int:
    """Return where in *body* a mark may stand: a template that extends another says so first."""
    extends = [place for place, node in enumerate(body) if isinstance(node, nodes.Extends)]
    return extends[0] + 1 if branch.kind == "file" and extends else 0


def _noted(branch: Branch) -> nodes.Node:
    return nodes.ExprStmt(_call("took", branch), lineno=branch.line)


def _call(method: str, branch: Branch, *more: nodes.Node) -> nodes.Call:
    line = branch.line
    arguments: list[nodes.Node] = [
        nodes.Const(branch.template, lineno=line),
        nodes.Const(branch.index, lineno=line),
        *more,
    ]
    called = nodes.EnvironmentAttribute(method, lineno=line)
    return nodes.Call(called, arguments, [], None, None, lineno=line)
