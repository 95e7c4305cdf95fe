"""The READMEs of the law folders say what is covered, and what is not and why; their tables are generated."""

from __future__ import annotations

from pathlib import Path

import pytest

from greenshoe.law.coverage import load_coverage
from greenshoe.library import Library, built_in
from tools.law_tables import folders, readmes

LAW = Library().law
FOLDERS = sorted(folders())


def label(folder: Path) -> str:
    """Return what a test calls a folder of law."""
    return folder.relative_to(built_in() / "law").as_posix()


def test_each_readme_lists_what_there_is() -> None:
    """The tables of rules, coverage and facts are what ``python tools/law_tables.py`` writes."""
    for path, text in readmes():
        assert path.read_text(encoding="utf-8") == text, path


@pytest.mark.parametrize("folder", FOLDERS, ids=label)
def test_every_rule_is_on_the_map_and_every_rule_on_the_map_exists(folder: Path) -> None:
    """The coverage file names each rule of its folder, and no rule that there is not."""
    named = {rule for provision in load_coverage(folder) for rule in provision.rules}
    own = {name for name in LAW.rules if name.rpartition("/")[0] == label(folder)}
    assert named - LAW.rules.keys() == set()
    assert own - named == set()


@pytest.mark.parametrize("folder", FOLDERS, ids=label)
def test_the_map_claims_no_more_than_its_rules(folder: Path) -> None:
    """A provision that rules cover has the evidence of the best of them at most."""
    ranks = ("memory", "secondary", "primary-text")
    for provision in load_coverage(folder):
        if provision.rules:
            best = max(ranks.index(LAW.rules[name].reviewed.evidence) for name in provision.rules)
            assert ranks.index(provision.evidence) <= best, provision.provision
