"""Profiling an offering: facts from the deal and the law's data, with the places that they come from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from greenshoe.errors import UserError
from greenshoe.law.law import Law
from greenshoe.law.loading import load_law
from greenshoe.law.profile import Profile
from greenshoe.law.profiling import profile_offering, unknown_venues
from tests.law.small import LAW, deal, library


@pytest.fixture
def law(tmp_path: Path) -> Law:
    """The small library's law."""
    return load_law([library(tmp_path / "library")])


def profile(folder: Path, law: Law, *changes: tuple[str, str]) -> Profile:
    """Return the press release's profile of the small deal with *changes*."""
    return profile_offering(deal(folder, *changes), "press-release", law)


def test_the_facts_of_a_deal_are_told(tmp_path: Path, law: Law) -> None:
    """Every fact of the small deal is told as the law's data name it, authorities beside ISO codes."""
    told = profile(tmp_path, law)
    assert told.regime == "135c"
    assert told.stage == "signed"
    assert told.dated is True
    assert told.registrations == ("unregistered",)
    assert told.exemptions == ("regulation-s",)
    assert told.securities == ("note",)
    assert told.convertible is True
    assert told.share_settled is False
    assert told.listed_on == ("euronext-paris", "nasdaq")
    assert told.listed_in == ("FR", "US", "eu", "fr", "us")
    assert told.venue_types == ("national-exchange", "regulated-market")
    assert told.distributed_in == ("FR", "US", "eu", "fr", "us")
    assert told.offered_in == ("FR", "US", "US-DE", "eu", "fr", "us")
    assert told.issuer_status == "foreign-private-issuer"
    assert told.issuer_excluded == ()
    assert told.insiders is True
    assert told.agents is True
    assert told.inside_information is True
    assert told.incomplete == ()


def test_each_fact_names_its_place(tmp_path: Path, law: Law) -> None:
    """The sources of a fact are paths that the deal can place."""
    offering = deal(tmp_path)
    told = profile_offering(offering, "press-release", law)
    assert told.sources["convertible"] == ("offering.tranches[0].security.conversion",)
    assert told.sources["listed_on"] == (
        "offering.issuer.listings[0].exchange",
        "offering.issuer.listings[1].exchange",
    )
    for paths in told.sources.values():
        assert all(offering.place(path) is not None for path in paths)


@pytest.mark.parametrize(
    ("change", "fact"),
    [
        (("dated: 2022-01-04", "dated: {open: date}"), "dated"),
        (("inside_information: true", "inside_information: {open: whether}"), "inside_information"),
        (("exemptions: [regulation-s]", "exemptions: [{open: which}]"), "exemptions"),
        (("offered_in: [US-DE, FR]", "offered_in: [{open: where}]"), "offered_in"),
        (("    offered_in: [US-DE, FR]\n", ""), "offered_in"),
    ],
)
def test_an_open_point_leaves_its_fact_unknown(tmp_path: Path, law: Law, change: tuple[str, str], fact: str) -> None:
    """A fact that the deal leaves open is unknown (an open date is known to be open), and its source is the point."""
    offering = deal(tmp_path, change)
    told = profile_offering(offering, "press-release", law)
    assert getattr(told, fact) is (False if fact == "dated" else None)
    opened = {path for path, _ in offering.open_points()}
    assert opened <= set(told.sources.get(fact, ())) or not opened


def test_a_list_with_an_open_point_is_incomplete(tmp_path: Path, law: Law) -> None:
    """What such a list holds is known, and that there may be more of it is known, too."""
    told = profile(tmp_path, law, ("exemptions: [regulation-s]", "exemptions: [regulation-s, {open: the other}]"))
    assert told.exemptions == ("regulation-s",)
    assert told.incomplete == ("exemptions",)


def test_an_exemption_and_a_regime_that_the_law_does_not_know_are_mistakes(tmp_path: Path, law: Law) -> None:
    """Both are told at once, at their places in the deal, with the nearest names."""
    offering = deal(
        tmp_path,
        ("exemptions: [regulation-s]", "exemptions: [regulaton-s]"),
        ("stage: signed", "stage: signed\nregime: {name: 135d, reason: counsel}"),
    )
    with pytest.raises(UserError) as error:
        profile_offering(offering, "press-release", law)
    first, second = (str(mistake) for mistake in error.value.mistakes)
    assert first.endswith('deal.yaml:4:16: the law folders have no regime "135d"; did you mean "135c"?')
    assert second.endswith('the law folders have no exemption "regulaton-s"; did you mean "regulation-s"?')
    assert "deal.yaml:23:18" in second


def test_an_exchange_that_the_law_does_not_know_stays_unknown(tmp_path: Path, law: Law) -> None:
    """An unknown exchange is no mistake; where the issuer is listed is then not known to the full."""
    offering = deal(tmp_path, ("exchange: Euronext Paris", "exchange: Lusaka Securities Exchange"))
    told = profile_offering(offering, "press-release", law)
    assert told.listed_on == ("nasdaq",)
    assert told.incomplete == ("listed_in", "listed_on", "venue_types")
    assert list(unknown_venues(offering, law)) == [
        ("offering.issuer.listings[1].exchange", "Lusaka Securities Exchange")
    ]


def test_the_regime_is_the_first_that_holds(tmp_path: Path, law: Law) -> None:
    """The authorities' list is gone through in order; none is a regime that is known; the deal's choice wins."""
    registered = ("registration: unregistered\n    exemptions: [regulation-s]", "registration: registered")
    statement = ("    number: 1\n", "    number: 1\n    registration_statement: {form: F-3, file_number: 333-123456}\n")
    assert profile(tmp_path, law, registered, statement).regime == "134"
    chosen = ("stage: signed", "stage: signed\nregime: {name: '134', reason: counsel}")
    assert profile(tmp_path, law, chosen).regime == "134"
    quiet = library(
        tmp_path / "quiet",
        {"law/us/authority.yaml": LAW["law/us/authority.yaml"].split("regimes:")[0]},
    )
    other = load_law([quiet, library(tmp_path / "rest", {k: v for k, v in LAW.items() if "us/" not in k})])
    assert profile(tmp_path, other).regime == "none"


def test_a_regime_that_hangs_on_an_open_point_is_unknown(tmp_path: Path) -> None:
    """Where an earlier regime cannot be ruled out, no later one is taken, and the open point is the source."""
    text = LAW["law/us/authority.yaml"].replace('"unregistered" in registrations and issuer_reports', "going_concern")
    law = load_law([library(tmp_path / "library", {**LAW, "law/us/authority.yaml": text})])
    offering = deal(tmp_path, ("issuer:\n", "issuer:\n  going_concern: {open: whether}\n"))
    told = profile_offering(offering, "press-release", law)
    assert told.regime is None
    assert told.sources["regime"] == ("offering.issuer.going_concern",)


def test_a_regime_counts_only_while_it_is_in_force(tmp_path: Path) -> None:
    """A regime with dates is passed over on other days."""
    text = LAW["law/us/authority.yaml"].replace("name: 135c,", "name: 135c, in_force: [2023-01-01, null],")
    law = load_law([library(tmp_path / "library", {**LAW, "law/us/authority.yaml": text})])
    offering = deal(tmp_path)
    assert profile_offering(offering, "press-release", law, on=date(2022, 1, 4)).regime == "none"
    assert profile_offering(offering, "press-release", law, on=date(2023, 1, 1)).regime == "135c"
