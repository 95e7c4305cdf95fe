"""What one announcement tells of several tranches of a security, of an option taken at the closing, and of rounding."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache

import pytest

from greenshoe.drafting import draft
from greenshoe.library import Library
from greenshoe.reading import read_html
from tests.documents import stages

AT = datetime(2026, 11, 23, 9, 15, tzinfo=UTC)


@cache
def library() -> Library:
    """The built-in library, read once."""
    return Library()


def told(stem: str, name: str, document: str = "press-release") -> str:
    """Return a document of a variant as a reader sees it, with plain spaces."""
    html = draft(document, stages.offering(stem, name), library(), at=AT).html
    return read_html(html).content.replace("\N{NO-BREAK SPACE}", " ")


def test_two_tranches_of_one_security_are_defined_and_described_once() -> None:
    """The preferred shares are defined once, priced once, with both closings; the headline tells their sum."""
    text = told("convertible-preferred", "two-tranches")
    assert "$150 Million Private Placement of Series A Convertible Preferred Stock\n" in text
    assert len(re.findall(r"\(the “Series A Preferred Shares”\)", text)) == 1
    assert text.count("in each case at a price of $1,000") == 1
    assert "and (ii) in a second tranche, 50,000 Series A Preferred Shares" in text
    assert re.search(r"The first tranche is expected to close on January 29, 2027, and the second on \[●\d+\]", text)
    assert "gross proceeds of $150 million, of which $100 million in the first tranche and $50 million" in text


def test_term_sheet_gives_the_terms_of_two_tranches_once() -> None:
    """Rows of both tranches are told apart, the terms stand once, and the second adds its own arithmetic."""
    text = told("convertible-preferred", "two-tranches", "term-sheet")
    assert text.count("Liquidation preference") == 1
    assert "Offering: Series A Preferred Shares (second tranche)" in text
    assert "Series A Preferred Shares: Second Tranche" in text
    assert "2,702,702 Shares" in text


def test_a_closed_tranche_tells_what_was_issued_in_it() -> None:
    """The first closing says how much of what was issued, not the whole of the deal."""
    text = told("pipe", "first-closing")
    assert "issued 8,000,000 Shares and accompanying Warrants to purchase up to 8,000,000 Shares for gross" in text


@pytest.mark.parametrize(
    ("stem", "name", "sold"),
    [
        ("initial-public-offering", "closed-option-exercised", "14,375,000 shares"),
        ("follow-on", "closed-option-exercised", "9,200,000 shares"),
        ("spac-ipo", "closed-with-option", "23,000,000 units"),
        ("convertible-notes-144a", "closed-option-exercised", "$345 million in aggregate principal amount"),
    ],
)
def test_an_option_taken_up_at_the_closing_is_told_with_it(stem: str, name: str, sold: str) -> None:
    """One announcement: the headline and the lead tell the closing, with the option in the number sold."""
    text = told(stem, name)
    assert re.search(
        r"(Closing|Completes) .*, Including Full Exercise of (Underwriters|Initial Purchasers)’ Option", text
    )
    assert re.search(rf"announced the closing of its [\w -]+ of {re.escape(sold)}", text)


def test_an_option_taken_up_later_has_its_own_announcement() -> None:
    """Where the option closes on a later day, the news is its exercise, and the number sold is the first one."""
    text = told("follow-on", "option-exercised-in-part")
    assert "Announces Partial Exercise of Option" in text and "public offering of 8,000,000 shares" in text


def test_prose_rounds_and_says_so_and_tables_do_not() -> None:
    """Net proceeds are rounded in a release, with "approximately" only where something is lost; tables are exact."""
    release = told("senior-notes-shelf", stages.OWN)
    assert "net proceeds at approximately $990.2 million" in release and "$990.224" not in release
    assert "$990,224,000" in told("senior-notes-shelf", stages.OWN, "term-sheet")
    assert "net proceeds at $145 million" in told("convertible-preferred", stages.OWN)


def test_a_notice_before_filing_says_nothing_of_the_business() -> None:
    """Under Rule 135 a release has no description of the issuer, in the lead or apart, nor risks of its sector."""
    text = told("initial-public-offering", "filed-confidentially")
    assert "designer and manufacturer" not in text and "About Tarnbrook" not in text and "customers" not in text
    assert "has been filed with" not in text
    assert "About Tarnbrook" in told("initial-public-offering", stages.OWN)


def test_a_release_under_rule_134_keeps_to_its_list() -> None:
    """No shares outstanding, no lock-up, no filing of the agreement in the release; the term sheet has them."""
    text, sheet = told("follow-on", stages.OWN), told("follow-on", stages.OWN, "term-sheet")
    for words in ("outstanding after the offering", "not to sell or otherwise dispose", "underwriting agreement with"):
        assert words not in text
    assert "Lock-up" in sheet and "47,750,000" in sheet


def test_no_definition_stands_without_a_use() -> None:
    """A document that ends up not using a term of law does not define it; one that uses it does."""
    assert "(the “SEC”)" not in told("at-the-market", "terminated")
    assert "(the “SEC”)" in told("at-the-market", stages.OWN)


def test_insiders_are_told_by_what_they_buy() -> None:
    """The sponsor buys private placement warrants in the concurrent placement, the directors shares and warrants."""
    assert "purchase $6.4 million of the Private Placement Warrants in the concurrent" in told("spac-ipo", stages.OWN)
    assert "to purchase $525,000 of the Shares and the Warrants." in told("pipe", stages.OWN)


def test_a_rights_offering_tells_its_result() -> None:
    """At closing the shares issued and the proceeds are told, and nothing is "up to" any more."""
    text = told("rights-offering", "closed")
    assert "issued 4,000,000 Shares on January 21, 2027, for gross proceeds of $25 million" in text
    assert "rights offering of up to" not in text
    assert "Terms of the Rights Offering" in text


def test_a_raise_tells_its_size_as_it_stands() -> None:
    """Up to the maximum while it is open, what was raised at the end, from what to what where it grew."""
    assert "Completes $14.375 Million Regulation A Offering of" in told("regulation-a", "closed")
    assert "maximum of its offering from $20 million to $30 million" in told("regulation-a", "upsized")
    assert "If the maximum is sold, Bramblecote will receive gross proceeds of $20 million" in told(
        "regulation-a", stages.OWN
    )
    assert "announced the first closing of its offering" in told("rule-506c", "first-closing")
