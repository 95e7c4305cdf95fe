"""Passages of many markets make exactly the statements that a careful reader finds in them."""

from __future__ import annotations

from typing import Any

import pytest

from greenshoe.reading import read_plain
from greenshoe.source import read
from tests.statements.library import READ_IN_RELEASES, ROOT, finder

PASSAGES: list[dict[str, Any]] = read(ROOT / "tests" / "statements" / "passages.yaml").data


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["of"])
def test_a_passage_makes_its_statements_and_no_others(passage: dict[str, Any]) -> None:
    """Nothing is missed, and what only looks alike is not taken for a statement."""
    found = finder().find(read_plain(f"A Title That Says Nothing\n\n{passage['text']}"))
    assert set(found) & set(READ_IN_RELEASES) == set(passage["says"])
