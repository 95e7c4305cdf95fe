"""Explaining a rule: which facts decided, and where they stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from greenshoe.checking.explaining import explain
from greenshoe.errors import UserError
from tests.checking.test_checks import SmallLibrary
from tests.law.small import deal, library


@pytest.fixture
def small(tmp_path: Path) -> SmallLibrary:
    """The small library."""
    return SmallLibrary(library(tmp_path / "library"))


def test_a_rule_that_applies_is_explained(small: SmallLibrary, tmp_path: Path) -> None:
    """The deciding facts stand with value, file, line and column; so do those of its subjects."""
    lines = explain("us/unregistered-legend", deal(tmp_path), "press-release", small).splitlines()
    assert lines[1] == "  applies to press-release on 2022-01-04"
    assert '  when: regime == "135c"' in lines
    assert "    regime: 135c" in lines
    assert any(line.endswith("deal.yaml:21:19  offering.tranches[0].registration") for line in lines)
    assert "    it must speak of the shares issuable on conversion" in lines
    assert any(line.endswith("offering.tranches[0].security.conversion") for line in lines)


def test_a_rule_that_does_not_apply_is_explained(small: SmallLibrary, tmp_path: Path) -> None:
    """A rule out of force, for another document or ruled out by a fact says so."""
    early = explain("uk/after-2026", deal(tmp_path), "press-release", small)
    assert "does not apply to press-release on 2022-01-04" in early
    assert "in force from 2026-01-19, so not on 2022-01-04" in early
    other = explain("us/no-offer", deal(tmp_path), "term-sheet", small)
    assert "it is for press-release" in other
    ruled_out = explain(
        "us/reporting",
        deal(tmp_path, ("stage: signed", "stage: signed\nregime: {name: '134', reason: counsel}")),
        "press-release",
        small,
    )
    assert "does not apply" in ruled_out
    assert "regime: 134" in ruled_out
    assert "offering.regime.name" in ruled_out


def test_a_rule_that_hangs_on_an_open_point_is_explained(small: SmallLibrary, tmp_path: Path) -> None:
    """What is not known is named with its place in the deal."""
    offering = deal(tmp_path, ("inside_information: true", "inside_information: {open: whether}"))
    told = explain("eu/inside-information", offering, "press-release", small)
    assert "requires: inside_information, and that is not known" in told
    assert "offering.inside_information" in told


def test_the_date_asked_for_counts_while_the_deal_has_none(small: SmallLibrary, tmp_path: Path) -> None:
    """An undated deal is explained under the law of the day asked for."""
    offering = deal(tmp_path, ("dated: 2022-01-04", "dated: {open: date}"), ("to: [US, FR]", "to: [GB]"))
    told = explain("uk/after-2026", offering, "press-release", small, date(2026, 2, 1))
    assert "applies to press-release on 2026-02-01" in told
    assert "a person answers: Is it capable" in told


def test_an_unknown_rule_is_a_mistake(small: SmallLibrary, tmp_path: Path) -> None:
    """A misspelt name is told with the nearest."""
    with pytest.raises(UserError, match='did you mean "us/no-offer"'):
        explain("us/no-ofer", deal(tmp_path), "press-release", small)
