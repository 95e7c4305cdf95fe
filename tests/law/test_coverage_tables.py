"""The READMEs of the law folders say what is covered; their tables are generated."""

from __future__ import annotations

from tools.law_tables import readmes


def test_each_readme_lists_the_rules_that_there_are() -> None:
    """The table of each folder is what ``python tools/law_tables.py`` writes."""
    for path, text in readmes():
        assert path.read_text(encoding="utf-8") == text, path


def test_each_readme_says_what_is_not_covered_and_why() -> None:
    """No folder of law claims to be whole."""
    for path, _ in readmes():
        assert "## Not covered, and why" in path.read_text(encoding="utf-8"), path
