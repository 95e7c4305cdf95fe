"""templates/README.md is true: the files, filters and places that it names are there, and its examples draft."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from greenshoe import Library, Offering, draft
from greenshoe.drafting.filters import FILTERS
from greenshoe.library import built_in

EXAMPLES = Path(__file__).parents[2] / "examples"
MANUAL = (built_in() / "README.md").read_text(encoding="utf-8")
INVENTED = {"documents/parts/background.html.j2"}
"""Files that the manual tells an author to add."""


def test_files_that_are_named_exist() -> None:
    """Every path in the manual is a file or a folder of the library, but for those that an author adds."""
    named = set(re.findall(r"[`\"]((?:documents|parts|law|house)/[\w./-]*)[`\"]", MANUAL)) - INVENTED
    assert len(named) > 12
    paths = {name: built_in() / ("documents/" if name.startswith("parts/") else "") / name for name in named}
    assert [name for name, path in paths.items() if not path.exists()] == []


@pytest.mark.parametrize("name", ["priced", "launched-rights", "option-exercised"])
def test_stages_have_the_files_that_are_named(name: str) -> None:
    """The headlines and leads that the manual gives as examples are there."""
    assert all((built_in() / "documents" / "parts" / f / f"{name}.html.j2").is_file() for f in ("headlines", "leads"))


def test_filters_that_are_named_exist() -> None:
    """Every style after a bar is one that templates have."""
    named = set(re.findall(r"\\?\|(\w+) ", MANUAL))
    assert len(named) > 7
    assert named - set(FILTERS) - {"write", "mark"} == set()


def test_places_that_are_named_are_the_laws() -> None:
    """The places for legends are those that the rules use."""
    told = re.search(r"The places are (.*?)\. A rule", MANUAL, re.DOTALL)
    slots = {rule.slot for rule in Library().law.rules.values() if rule.slot}
    assert told and set(re.findall(r"`([a-z-]+)`", told[1])) == slots


def test_the_document_of_the_manual_drafts(tmp_path: Path) -> None:
    """The document that the manual shows drafts as it stands."""
    source = MANUAL.partition("## To add a document")[2].split("```html\n")[1].split("```")[0]
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "board-memorandum.html.j2").write_text(source, encoding="utf-8")
    offering = Offering.load(EXAMPLES / "aptorum-closed.yaml")
    made = draft("board-memorandum", offering, Library(tmp_path), at=datetime(2026, 11, 23, tzinfo=UTC))
    assert made.title == "Board Memorandum: Aptorum Group Limited"
    assert "(“<dfn>" in made.html
