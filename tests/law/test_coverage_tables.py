"""The READMEs of the law folders say what is covered; their tables are generated."""

from __future__ import annotations

from greenshoe.library import built_in
from tools.law_tables import readmes


def test_each_readme_lists_what_there_is() -> None:
    """The tables of rules, and of facts, are what ``python tools/law_tables.py`` writes."""
    for path, text in readmes():
        assert path.read_text(encoding="utf-8") == text, path


def test_each_readme_says_what_is_not_covered_and_why() -> None:
    """No folder of law claims to be whole."""
    for path in sorted((built_in() / "law").glob("*/README.md")):
        if path.parent.name == "statements":
            continue
        assert "## Not covered, and why" in path.read_text(encoding="utf-8"), path
