"""Branches: every one is counted, and what ran is noted and nothing else."""

from __future__ import annotations

import jinja2
import pytest

from greenshoe.drafting.environment import Sandbox, equipped
from greenshoe.linting.branches import RecordingSandbox, branches

SOURCE = """{% if a == 1 %}one{% elif a == 2 %}two{% else %}
more{% endif %}
{% for x in items if x %}{{ "odd" if x == 1 else "even" }}{% else %}none{% endfor %}
{% macro m(y) %}{% if y %}yes{% endif %}{% endmacro %}
{% macro never() %}{% endmacro %}
{% set t %}{% if a %}text{% endif %}{% endset %}{{ m(a) }}{{ t }}
{% macro frame() %}{{ caller() if a else "" }}{% endmacro %}{% call frame() %}inside{% endcall %}
"""


def sandbox(source: str = SOURCE) -> RecordingSandbox:
    """Return a recording sandbox whose one template is *source*."""
    made = equipped(RecordingSandbox, ())
    made.loader = jinja2.DictLoader({"memo": source, "page": "<p>{% block b %}{% endblock %}</p>"})
    return made


def taken(a: int, items: list[int]) -> set[tuple[int, str, str]]:
    """Return line, kind and test of the branches that run for *a* and *items*."""
    recording = sandbox()
    recording.get_template("memo").render(a=a, items=items)
    known = {branch.index: branch for branch, _ in branches(recording.parse(SOURCE), "memo")}
    ran = [known[index] for name, index in recording.taken if name == "memo"]
    return {(branch.line, branch.kind, branch.test) for branch in ran if branch.kind != "file"}


def test_every_branch_is_counted_with_its_line() -> None:
    """Each if, elif, else, loop, empty loop, macro, call and side of a conditional expression is a branch."""
    found = [(branch.line, branch.kind, branch.test) for branch, _ in branches(sandbox().parse(SOURCE), "memo")]
    assert found == [
        (1, "file", ""),
        (1, "if", "a == 1"),
        (1, "elif", "a == 2"),
        (2, "else", "a == 1"),
        (3, "for", "items"),
        (3, "either", "x == 1"),
        (3, "or", "x == 1"),
        (3, "empty", "items"),
        (4, "macro", "m"),
        (4, "if", "y"),
        (5, "macro", "never"),
        (6, "if", "a"),
        (7, "macro", "frame"),
        (7, "either", "a"),
        (7, "or", "a"),
        (7, "call", "frame()"),
    ]


@pytest.mark.parametrize(
    ("a", "items", "expected"),
    [
        (1, [1], {(1, "if", "a == 1"), (3, "for", "items"), (3, "either", "x == 1"), (4, "if", "y")}),
        (2, [2], {(1, "elif", "a == 2"), (3, "for", "items"), (3, "or", "x == 1"), (4, "if", "y")}),
        (0, [], {(2, "else", "a == 1"), (3, "empty", "items")}),
        (0, [0], {(2, "else", "a == 1"), (3, "empty", "items")}),
    ],
)
def test_what_runs_is_noted(a: int, items: list[int], expected: set[tuple[int, str, str]]) -> None:
    """For each input exactly the branches that it takes are noted."""
    always = {(4, "macro", "m"), (7, "macro", "frame")}
    always |= {(6, "if", "a"), (7, "either", "a"), (7, "call", "frame()")} if a else {(7, "or", "a")}
    assert taken(a, items) == expected | always


@pytest.mark.parametrize("a", [0, 1, 2])
@pytest.mark.parametrize("items", [[], [1, 2]])
def test_recording_changes_nothing_that_is_printed(a: int, items: list[int]) -> None:
    """A template prints the same in a sandbox that records and in one that does not."""
    plain = equipped(Sandbox, ())
    plain.loader = jinja2.DictLoader({"memo": SOURCE})
    assert sandbox().get_template("memo").render(a=a, items=items) == plain.get_template("memo").render(
        a=a, items=items
    )


def test_a_template_that_extends_another_is_recorded() -> None:
    """The file of a document that extends a page is noted, and its blocks are."""
    recording = sandbox("{% extends 'page' %}{% block b %}{% if a %}x{% endif %}{% endblock %}")
    assert recording.get_template("memo").render(a=1) == "<p>x</p>"
    assert recording.taken == {("memo", 0), ("memo", 1), ("page", 0)}
