"""The deals that the linter drafts first: each can be true, and their changes are made as their file says."""

from __future__ import annotations

from pathlib import Path

import pytest

from greenshoe.linting.deals import offering_of
from greenshoe.linting.situations import merged, situations

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_every_situation_is_a_deal() -> None:
    """Every change to an example leaves a deal that the model allows: else the linter would pass over it in silence."""
    found = situations(EXAMPLES)
    assert len(found) > 50
    assert [facts for facts in found if offering_of(facts) is None] == []


@pytest.mark.parametrize(
    ("base", "change", "expected"),
    [
        ({"a": 1, "b": 2}, {"b": None, "c": 3}, {"a": 1, "c": 3}),
        ({"a": {"x": 1, "y": 2}}, {"a": {"y": 3}}, {"a": {"x": 1, "y": 3}}),
        ({"a": {"x": 1}}, {"a": {"open": "what it is"}}, {"a": {"open": "what it is"}}),
        ({"a": {"kind": "note", "x": 1}}, {"a": {"kind": "unit"}}, {"a": {"kind": "unit"}}),
        ([1, {"x": 1}], {0: None, 1: {"y": 2}, 2: 3}, [{"x": 1, "y": 2}, 3]),
        ([1, 2], [3], [3]),
    ],
)
def test_a_change_is_made_as_the_file_says(base: object, change: object, expected: object) -> None:
    """Null takes out, a mapping merges or replaces by its kind, and whole numbers are places in a list."""
    assert merged(base, change) == expected
