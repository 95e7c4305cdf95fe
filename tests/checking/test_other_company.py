"""Another issuer's boilerplate: a company that stands nowhere in the deal is told, those of the deal are not."""

from __future__ import annotations

import pytest

from greenshoe.checking.inspections import other_company
from greenshoe.law.profile import Profile
from greenshoe.library import Library
from greenshoe.reading import read_plain
from tests.documents import stages

LAW = Library().law


def told(text: str) -> list[str]:
    """Return the companies that are told of *text*, held against the Aptorum deal."""
    found = other_company.inspect(
        read_plain(text, "release"), stages.offering("aptorum"), Profile(document="press-release"), LAW
    )
    return [each.quote.text for each in found if each.quote]


@pytest.mark.parametrize(
    "text",
    [
        "Any forward-looking statement of Brightwell Therapeutics, Inc. speaks only as of its date.",
        "Brightwell Therapeutics undertakes no obligation to update them. Brightwell Therapeutics is in Boston.",
    ],
)
def test_a_company_left_over_is_told_once(text: str) -> None:
    """The name is told where it first stands, however often it is repeated."""
    assert len(told(text)) == 1
    assert told(text)[0].startswith("Brightwell Therapeutics")


@pytest.mark.parametrize(
    "text",
    [
        "Aptorum Group Limited is listed on Nasdaq and Euronext Paris. Aenco Technologies Limited buys the Note.",
        "The Private Securities Litigation Reform Act and the Nasdaq Stock Market LLC are no companies of a deal.",
        "The Group’s Research and Development continues. This Announcement is dated January 4, 2022.",
    ],
)
def test_names_of_the_deal_and_of_the_law_are_not_told(text: str) -> None:
    """The issuer, the investor, statutes, exchanges and capitalized words are no strangers."""
    assert told(text) == []
