"""The regime of each kind of deal, per document and stage, and how far its statements have come."""

from __future__ import annotations

import json
from typing import Any

import pytest

from greenshoe.errors import UserError
from greenshoe.law.loading import load_law
from greenshoe.law.profile import Profile
from greenshoe.law.profiling import profile_offering, profile_tranche
from greenshoe.library import built_in
from greenshoe.offering.deal import Offering
from greenshoe.source import parse, validate
from tests.documents import stages

LAW = load_law([built_in()])

REGIMES = {
    "aptorum": ("135c", "135c"),
    "pipe": ("135c", "135c"),
    "convertible-notes-144a": ("135c", "135c"),
    "follow-on": ("134", "433"),
    "follow-on.launched": ("134", "433"),
    "registered-direct": ("134", "433"),
    "at-the-market.sales-report": ("134", "433"),
    "spac-ipo.closed": ("134", "433"),
    "initial-public-offering.filed-confidentially": ("135", "none"),
    "initial-public-offering.filed-publicly": ("134", "433"),
    "rights-offering.proposed": ("135", "433"),
    "regulation-a.testing-the-waters": ("255", "255"),
    "regulation-a.filed": ("255", "255"),
    "regulation-a": ("251d", "251d"),
    "regulation-cf.testing-the-waters": ("206", "206"),
    "regulation-cf": ("204", "204"),
    "rule-506c": ("506c", "506c"),
}
"""Press release and term sheet, by the name of an example and its variant."""


def profile(offering: Offering, document: str = "press-release") -> Profile:
    """Return the profile of a document of *offering* under the built-in law."""
    return profile_offering(offering, document, LAW)


@pytest.mark.parametrize(("label", "regimes"), REGIMES.items())
def test_each_kind_of_deal_has_its_regime(label: str, regimes: tuple[str, str]) -> None:
    """The regime follows from registration, exemption, stage and document; a registered piece decides."""
    stem, _, name = label.partition(".")
    offering = stages.offering(stem, name)
    assert (profile(offering).regime, profile(offering, "term-sheet").regime) == regimes


def test_each_tranche_has_its_regime() -> None:
    """A registered direct offering is announced under Rule 134; the warrants placed beside it would be under 135c."""
    both = profile(stages.offering("registered-direct"))
    assert (both.regime, both.regimes) == ("134", ("134", "135c"))
    alone = profile_tranche(stages.offering("registered-direct"), 1, "press-release", LAW)
    assert alone.registrations == ("unregistered",)
    assert alone.sources["registrations"] == ("offering.tranches[1].registration",)


def test_counsel_chooses_the_regime_of_a_tranche() -> None:
    """The choice for one tranche shows among the regimes, and leaves that of the document alone."""
    chosen = {"name": "135e", "reason": "announced offshore only"}
    deal = stages.merged(stages.deal("registered-direct"), {"tranches": {1: {"regime": chosen}}})
    told = profile(validate(Offering, parse("deal.json", json.dumps(deal))))
    assert (told.regime, told.regimes) == ("134", ("134", "135e"))
    assert "offering.tranches[1].regime.name" in told.sources["regimes"]


def test_a_regime_that_the_law_does_not_know_is_told_with_its_tranche() -> None:
    """A misspelt regime of a tranche is a mistake at its place."""
    deal = stages.merged(stages.deal("pipe"), {"tranches": {0: {"regime": {"name": "135d", "reason": "slip"}}}})
    offering = validate(Offering, parse("deal.json", json.dumps(deal)))
    with pytest.raises(UserError, match="the law folders have no regime"):
        profile(offering)


def follow_on(statement: dict[str, Any], **changes: Any) -> Offering:
    """Return the follow-on with another registration statement."""
    deal = stages.merged(stages.deal("follow-on"), changes)
    kept = {"form": "S-3", "file_number": "333-299117"}
    deal["tranches"][0]["registration_statement"] = {**kept, **statement}
    return validate(Offering, parse("deal.json", json.dumps(deal)))


@pytest.mark.parametrize(
    ("statement", "on_file", "effective"),
    [
        ({"file_number": None}, False, False),
        ({}, True, False),
        ({"filed": "2026-11-20"}, True, False),
        ({"filed": "2026-11-20", "effective": "2026-12-01"}, True, True),
        ({"filed": "2026-11-20", "effective": "2027-01-15"}, True, False),
        ({"filed": "2026-11-20", "automatic": True}, True, True),
        ({"shelf": True}, True, True),
        ({"shelf": True, "effective": {"open": "date"}}, True, None),
        ({"file_number": None, "confidential": True}, False, False),
        ({"filed": "2026-11-20", "effective": {"open": "date"}}, True, None),
        ({"file_number": None, "filed": {"open": "date"}}, None, False),
    ],
)
def test_how_far_a_registration_statement_has_come(
    statement: dict[str, Any], on_file: bool | None, effective: bool | None
) -> None:
    """A statement counts from its own dates; a shelf is drawn on and so effective; what is open is unknown."""
    told = profile(follow_on(statement))
    assert (told.on_file, told.effective) == (on_file, effective)


def test_an_open_registration_statement_leaves_it_unknown() -> None:
    """While the registration statement itself is open, so are its standing and, before a launch, the regime."""
    deal = stages.deal("follow-on")
    deal["tranches"][0]["registration_statement"] = {"open": "which registration statement"}
    told = profile(validate(Offering, parse("deal.json", json.dumps(deal))))
    assert (told.on_file, told.effective, told.regime) == (None, None, "134")
    deal["stage"] = "filed"
    assert profile(validate(Offering, parse("deal.json", json.dumps(deal)))).regime is None


def test_what_is_taken_in_lieu_is_a_kind_of_security() -> None:
    """Pre-funded warrants in place of unregistered shares are among the kinds that a legend has to reach."""
    assert profile(stages.offering("pipe")).unregistered_securities == ("pre-funded-warrant", "shares", "warrant")


def test_exemptions_that_allow_advertising_are_told_apart() -> None:
    """Rule 144A and Rule 506(c) let an offering be advertised, Regulation S does not; an open one counts as none."""
    assert profile(stages.offering("senior-secured-notes-144a")).public_exemptions == ("rule-144a",)
    assert profile(stages.offering("senior-secured-notes-144a")).exemptions == ("regulation-s", "rule-144a")
    deal = stages.deal("rule-506c")
    deal["tranches"][0]["exemptions"] = [{"open": "506(b) or 506(c)"}]
    told = profile(validate(Offering, parse("deal.json", json.dumps(deal))))
    assert (told.exemptions, told.public_exemptions) == (None, ())
