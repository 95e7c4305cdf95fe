"""An expression of a template as its author would write it."""

from __future__ import annotations

from typing import Any

from jinja2 import nodes

_SIGNS = {"eq": "==", "ne": "!=", "gt": ">", "gteq": ">=", "lt": "<", "lteq": "<=", "in": "in", "notin": "not in"}
_LONGEST = 90


def written(node: nodes.Node | None) -> str:
    """Return *node* as text, shortened where it is long."""
    text = _text(node)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _text(node: Any) -> str:  # noqa: PLR0911 - one line for each kind of expression
    match node:
        case nodes.Name():
            return str(node.name)
        case nodes.Const():
            return f'"{node.value}"' if isinstance(node.value, str) else str(node.value).lower()
        case nodes.Getattr():
            return f"{_text(node.node)}.{node.attr}"
        case nodes.Getitem():
            return f"{_text(node.node)}[{_text(node.arg)}]"
        case nodes.Compare():
            return _text(node.expr) + "".join(f" {_SIGNS[each.op]} {_text(each.expr)}" for each in node.ops)
        case nodes.Not():
            return f"not {_text(node.node)}"
        case nodes.And() | nodes.Or():
            return f"{_text(node.left)} {'and' if isinstance(node, nodes.And) else 'or'} {_text(node.right)}"
        case nodes.Filter():
            return f"{_text(node.node)}|{node.name}{_arguments(node) if node.args else ''}"
        case nodes.Test():
            return f"{_text(node.node)} is {node.name}"
        case nodes.Call():
            return f"{_text(node.node)}{_arguments(node)}"
        case nodes.Tuple() | nodes.List():
            return f"({', '.join(map(_text, node.items))})"
        case _:
            return "…"


def _arguments(node: Any) -> str:
    given = [_text(each) for each in node.args] + [f"{each.key}={_text(each.value)}" for each in node.kwargs]
    return f"({', '.join(given)})"
