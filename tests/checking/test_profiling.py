"""Profiling a stranger's text: what its words tell, and what they leave unknown."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from greenshoe.checking.profiling import profile_text
from greenshoe.law.law import Law
from greenshoe.law.loading import load_law
from greenshoe.library import built_in
from greenshoe.reading import read_plain

SEED = Path(__file__).parents[3] / "shared" / "seed" / "aptorum.txt"


@pytest.fixture(scope="module")
def law() -> Law:
    """The built-in law."""
    return load_law([built_in()])


PRIVATE = """Example Announces $3 Million Private Placement of Convertible Notes

NEW YORK & PARIS, January 4, 2022 (BUSINESS WIRE) -- Example Ltd. (Nasdaq: EXMP; Euronext Paris: EXMP)
announced that it has entered into a purchase agreement for convertible notes. The notes have not been
registered under the Securities Act of 1933 and may not be offered or sold in the United States absent
registration or an applicable exemption from registration. The sale relies on Rule 506(b) of Regulation D and
on Regulation S. Example expects to close on January 10, 2022.

Risks are described in its annual report on Form 20-F filed with the U.S. Securities and Exchange Commission.
"""
REGISTERED = """Example Inc. Announces Pricing of Initial Public Offering

BOSTON, March 3, 2026 -- Example Inc. today announced the pricing of its initial public offering of 5,000,000
shares of common stock at $12.00 per share. The shares are expected to begin trading on the Nasdaq Global
Market under the symbol “EXMP”. A registration statement relating to these securities was declared effective.
Harbor Street Securities is acting as sole book-running manager.
"""


def told(text: str, law: Law, *names: str) -> dict[str, object]:
    """Return the facts *names* that *text* tells."""
    profile = profile_text(read_plain(text), law, on=date(2026, 1, 1))
    return {name: getattr(profile, name) for name in names}


def test_a_private_placement_is_told(law: Law) -> None:
    """Footing, stage, venues, places and regime of an unregistered sale come from its words."""
    names = ("registrations", "stage", "exemptions", "listed_on", "distributed_in", "securities", "convertible")
    assert told(PRIVATE, law, *names, "issuer_status", "regime", "dated") == {
        "registrations": ("unregistered",),
        "stage": "signed",
        "exemptions": ("regulation-d-506b", "regulation-s"),
        "listed_on": ("euronext-paris", "nasdaq"),
        "distributed_in": ("FR", "US", "eu", "fr", "us"),
        "securities": ("note",),
        "convertible": True,
        "issuer_status": "foreign-private-issuer",
        "regime": "135c",
        "dated": True,
    }


def test_a_public_offering_is_told(law: Law) -> None:
    """An initial public offering is told as registered and priced, with its bank, and relies on no exemption."""
    names = ("registrations", "stage", "exemptions", "initial_public_offering", "agents", "listed_on", "regime")
    assert told(REGISTERED, law, *names) == {
        "registrations": ("registered",),
        "stage": "priced",
        "exemptions": (),
        "initial_public_offering": True,
        "agents": True,
        "listed_on": ("nasdaq",),
        "regime": "134",
    }


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Example Inc. (NYSE: EXM) may sell shares from time to time in an at-the-market offering program. A"
            " prospectus supplement to its effective shelf registration statement on Form S-3 (File No. "
            "333-123456) has been filed.",
            {"program": True, "shelf": True, "on_file": True, "effective": True, "registrations": ("registered",)},
        ),
        (
            "Example Inc. (NYSE: EXM) announced a rights offering. Holders receive non-transferable "
            "subscription rights.",
            {"rights": True, "program": False},
        ),
        (
            "An amount of $10.00 per unit will be placed in the trust account. A registration statement for the"
            " units became effective on March 3, 2026.",
            {"trust": True, "effective": True, "on_file": True},
        ),
        (
            "A registration statement has been filed with the SEC but has not yet become effective. These "
            "securities may not be sold nor may offers to buy be accepted before it becomes effective. The "
            "price is expected to be between $14.00 and $16.00 per share, and the underwriters have a 30-day "
            "option to purchase more shares.",
            {"effective": False, "on_file": True, "price_range": True, "option": True, "firm_commitment": True},
        ),
        (
            "Example Ltd. announced that it has confidentially submitted a draft registration statement on Form F-1.",
            {"on_file": False, "stage": "filed", "effective": None},
        ),
        (
            "The offering statement on Form 1-A was qualified by the SEC on April 24, 2026. The shares are sold"
            " in reliance on Regulation A.",
            {"qualified": True, "on_file": True, "regime": "251d", "public_exemptions": ("regulation-a",)},
        ),
        (
            "Example Inc. announced the closing of its upsized underwritten public offering. The Company will "
            "not receive proceeds of the selling stockholders.",
            {"update": "upsized", "stage": "closed", "selling_holders": True, "firm_commitment": True},
        ),
        (
            "Example Inc. announced a warrant inducement transaction: holders exercise warrants at a reduced "
            "exercise price.",
            {"inducement": True},
        ),
        (
            "Example Inc. sold shares in a private placement. It will file a registration statement on Form S-3"
            " for the resale of the shares and have it declared effective within 60 days.",
            {"effective": False, "shelf": False, "on_file": None, "rights": False, "trust": False},
        ),
    ],
)
def test_how_an_offering_is_put_together_is_told(law: Law, text: str, facts: dict[str, object]) -> None:
    """What is on file, who commits and how it is sold come from the words that say so; the rest is not made up."""
    assert told(text, law, *facts) == facts


def test_what_is_not_told_stays_unknown(law: Law) -> None:
    """A text that says nothing of an offering leaves its facts unknown."""
    names = (
        "registrations",
        "stage",
        "exemptions",
        "listed_in",
        "insiders",
        "inside_information",
        "issuer_jurisdiction",
    )
    assert set(told("The weather was fine, and nobody said anything else.", law, *names).values()) == {None}


def test_an_exemption_left_open_is_incomplete(law: Law) -> None:
    """Regulation D without its rule leaves open which exemption is meant; 506(b) is not taken for 506(c)."""
    text = "The sale is made in reliance on Regulation D and Regulation S under the Securities Act."
    profile = profile_text(read_plain(text), law)
    assert profile.exemptions == ("regulation-s",)
    assert "exemptions" in profile.incomplete


def test_the_longest_name_of_a_venue_counts(law: Law) -> None:
    """Nasdaq Stockholm is not taken for Nasdaq."""
    assert told("Example AB (Nasdaq Stockholm: EXMP) says so.", law, "listed_in")["listed_in"] == ("SE", "eu")


def test_a_banner_is_told(law: Law) -> None:
    """The jurisdictions of a not-for-release banner are told, with the authorities that answer for them."""
    text = "NOT FOR RELEASE, PUBLICATION OR DISTRIBUTION IN OR INTO THE UNITED STATES OR JAPAN\n\nExample plc places."
    assert told(text, law, "banner")["banner"] == ("JP", "US", "jp", "us")


def test_sources_are_quotes(law: Law) -> None:
    """Each fact that words tell names the words."""
    text = read_plain(PRIVATE)
    profile = profile_text(text, law)
    quoted = " ".join(text.content.split())
    for fact in ("registrations", "stage", "securities", "issuer_status"):
        assert profile.sources[fact]
        assert all(source.rstrip("…") in quoted for source in profile.sources[fact])


def test_the_seed_is_told(law: Law) -> None:
    """The real case is told as what it is: an unregistered convertible note of an issuer listed in two places."""
    if not SEED.is_file():
        pytest.skip("the shared seed is not beside this repository")
    profile = profile_text(read_plain(SEED.read_text(encoding="utf-8")), law)
    assert profile.regime == "135c"
    assert profile.registrations == ("unregistered",)
    assert profile.listed_on == ("euronext-paris", "nasdaq")
    assert profile.distributed_in == ("FR", "GB", "US", "eu", "fr", "uk", "us")
    assert profile.convertible
    assert profile.share_settled
    assert profile.insiders
    assert profile.dated is False
