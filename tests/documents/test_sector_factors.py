"""The library of sector factors: each fits any issuer of its sector, and a firm adds to it with a file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from greenshoe.library import Library, built_in
from tests.documents.test_forward_looking import at, issuer, items, lines

SECTORS = sorted((built_in() / "documents" / "factors").glob("*.html.j2"))


@pytest.mark.parametrize("path", SECTORS, ids=lambda path: path.name.partition(".")[0])
def test_a_sector_has_factors_that_fit_any_issuer_in_it(path: Path) -> None:
    """Each sector gives five noun phrases or more, none with a capital or a figure, or a name of the issuer."""
    sector = path.name.partition(".")[0]
    plain, found = items(at("pipe")), items(at("pipe", None, issuer(sector=sector.replace("-", " ").title())))
    own = [item for item in found if item not in plain]
    assert len(own) >= 5
    for item in own:
        assert re.match(r"[a-z]", item) and not re.search(r"\d|[.;]$|\bthe Company\b", item), item
        assert "{{" not in item


def test_sectors_are_many_and_an_unknown_one_changes_nothing() -> None:
    """The library covers the sectors that matter; a sector without a file adds nothing."""
    assert len(SECTORS) >= 24
    assert items(at("pipe", None, issuer(sector="underwater basketry"))) == items(at("pipe"))
    assert items(at("pipe", None, issuer(sector="../parts/lead"))) == items(at("pipe"))


def test_a_firm_adds_a_sector_and_items_of_its_own(tmp_path: Path) -> None:
    """A file in a firm's library is enough for a sector, and another for items in both lists."""
    (tmp_path / "documents" / "factors").mkdir(parents=True)
    (tmp_path / "documents" / "parts" / "forward-looking").mkdir(parents=True)
    (tmp_path / "documents" / "factors" / "basketry.html.j2").write_text("<li>the price of willow</li>\n")
    (tmp_path / "documents" / "parts" / "forward-looking" / "further.html.j2").write_text(
        "{% macro statements() %}<li>what the firm expects</li>{% endmacro %}"
        "{% macro factors() %}<li>what the firm fears</li>{% endmacro %}"
    )
    found = lines(at("pipe", None, issuer(sector="basketry")), of=Library(tmp_path))
    marks = ("what the firm expects", "what the firm fears", "the price of willow")
    assert [any(mark in line for line in found) for mark in marks] == [True, True, True]
