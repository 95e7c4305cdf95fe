"""Legends of other countries: there where the securities are offered, and nowhere else."""

from __future__ import annotations

import json
from datetime import date
from functools import cache

import pytest

from greenshoe import Draft, Library, Offering, check, draft
from greenshoe.reading import read_html
from greenshoe.source import parse, validate
from tests.documents import stages

LIBRARY = Library()
ON = date(2026, 11, 23)
COUNTRIES = {
    "CH": "in Switzerland",
    "CA": "filed in Canada",
    "HK": "In Hong Kong",
    "SG": "In Singapore",
    "JP": "of Japan",
    "AU": "In Australia",
    "IL": "In Israel",
    "AE": "the United Arab Emirates",
    "SA": "In Saudi Arabia",
    "GB": "In the United Kingdom",
}
"""Each country with words that only its own legend has."""


@cache
def term_sheet(*countries: str) -> Draft:
    """Return the term sheet of a convertible note that is offered in *countries*, and announced there."""
    deal = json.loads(json.dumps(stages.deal("convertible-note"), default=str))
    for tranche in deal["tranches"]:
        tranche["offered_in"] = list(countries)
    deal["distribution"]["to"] = list(countries)
    offering = validate(Offering, parse("abroad.json", json.dumps(deal)))
    return draft("term-sheet", offering, LIBRARY, on=ON)


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_country_has_its_legend_where_the_securities_are_offered_there(country: str) -> None:
    """A term sheet for that country alone has its legend, and the legend of no other country."""
    content = read_html(term_sheet("US", country).html).content
    assert [code for code, words in COUNTRIES.items() if words in content] == [country]


def test_an_american_deal_has_the_legend_of_no_other_country() -> None:
    """Folders of law that have nothing to do with a deal leave its documents alone."""
    content = read_html(term_sheet("US").html).content
    assert not [code for code, words in COUNTRIES.items() if words in content]


def test_a_deal_sold_everywhere_contradicts_none_of_its_legends() -> None:
    """The legends of all countries stand together, and no rule of any of them fails."""
    findings = check(term_sheet("US", *COUNTRIES), LIBRARY, on=ON).findings
    abroad = {finding.rule for finding in findings if finding.status == "fail" and not finding.rule.startswith("us/")}
    assert not {rule for rule in abroad if rule.partition("/")[0] in LIBRARY.law.authorities.keys() - {"practice"}}
    assert "practice/header-contradiction" not in abroad
    assert "practice/legend-reversed" not in abroad
