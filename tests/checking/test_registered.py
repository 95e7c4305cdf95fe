"""The wordings of registered and exempt offerings, as the examples draft them at their stages."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import cache

import pytest

from greenshoe.checking import check
from greenshoe.checking.finding import Checked
from greenshoe.drafting import draft
from greenshoe.drafting.draft import Draft
from greenshoe.library import Library
from greenshoe.reading import read_html
from tests.documents import stages

LIBRARY = Library()
ON = date(2026, 11, 23)
WORDING = re.compile(r'<div class="wording" data-rule="([^"]+)">(.*?)</div>', re.DOTALL)


@cache
def drafted(label: str, document: str = "press-release") -> Draft:
    """Return a document of an example, or of one of its variants."""
    stem, _, name = label.partition(".")
    return draft(document, stages.offering(stem, name), LIBRARY, on=ON, at=datetime(2026, 11, 23, tzinfo=UTC))


def wordings(label: str, document: str = "press-release") -> dict[str, str]:
    """Return the words of each rule that stand in a document."""
    found = WORDING.findall(drafted(label, document).html)
    return {name: " ".join(read_html(markup).content.split()) for name, markup in found}


@cache
def checked(label: str, document: str = "press-release") -> Checked:
    """Return what the check says of a document."""
    return check(drafted(label, document), LIBRARY, on=ON)


def test_two_series_under_one_statement_are_spoken_of_once() -> None:
    """Two tranches under the same registration statement share one sentence that names both."""
    said = wordings("senior-notes-shelf")["us/registration-identified"]
    assert said.count("automatic shelf registration statement") == 1
    assert said.startswith("The 2031 Notes and the 2036 Notes are being offered and sold under")


@pytest.mark.parametrize(
    ("label", "paper", "when"),
    [
        ("initial-public-offering", "preliminary prospectus", ""),
        ("initial-public-offering.filed-publicly", "preliminary prospectus", ", when available,"),
        ("follow-on", "final prospectus supplement and the accompanying prospectus", ", when available,"),
        ("follow-on.closed", "final prospectus supplement and the accompanying prospectus", ""),
    ],
)
def test_the_prospectus_is_named_and_is_available_once_filed(label: str, paper: str, when: str) -> None:
    """Which prospectus there is follows from stage and statement; "when available" falls away once it is on file."""
    said = wordings(label)
    closed = "us/134-prospectus-after-closing" if "closed" in label else "us/134-prospectus-from"
    assert said[closed].startswith(f"Copies of the {paper} may be obtained{when} from ")
    assert said[closed].endswith("on the website of the SEC at www.sec.gov.")


def test_the_status_sentence_stands_until_effectiveness_and_no_longer() -> None:
    """Before effectiveness the sentence of Rule 134 stands in its own words; at pricing it is gone."""
    assert "These securities may not be sold nor may offers to buy be accepted" in drafted("spac-ipo.launched").html
    assert "us/134-status" not in wordings("spac-ipo")
    assert checked("spac-ipo").rules["us/134-status-stale"].status == "pass"
    stale = drafted("spac-ipo").html.replace(
        "</main>", f"<p>{wordings('spac-ipo.launched')['us/134-status']}</p></main>"
    )
    again = check(read_html(stale, "stale.html"), LIBRARY, on=ON, against=drafted("spac-ipo").offering)
    assert again.rules["us/134-status-stale"].status == "fail"


def test_a_term_sheet_of_a_registered_offering_is_a_free_writing_prospectus() -> None:
    """It carries caption and legend of Rule 433, whom to call, and no sentence that denies an offer."""
    said = wordings("follow-on", "term-sheet")
    assert said["us/433-caption"].startswith("Filed Pursuant to Rule 433 Issuer Free Writing Prospectus Registration")
    assert "if you request it by calling" in said["us/433-legend"]
    assert "us/no-offer" not in said
    assert checked("follow-on", "term-sheet").rules["us/433-no-disclaimer"].status == "pass"
    assert checked("follow-on", "term-sheet").rules["us/no-offer"].status == "not-applicable"


def test_the_registered_and_the_private_leg_have_a_legend_each() -> None:
    """The shelf is named for the shares alone; the warrants and their shares have the legend of unregistered ones."""
    said = wordings("registered-direct")
    assert "The offering of the Ordinary Shares is being made only by means of" in said["us/registration-identified"]
    assert said["us/registration-identified"].endswith(
        "covers the Warrants or the Ordinary Shares issuable upon their exercise."
    )
    assert said["us/unregistered-notice"].startswith(
        "The Warrants and the Ordinary Shares issuable upon their exercise"
    )
    assert checked("registered-direct").rules["us/dual-tranche"].status == "pass"


def test_an_inducement_registers_the_issuance_and_offers_nothing_by_prospectus() -> None:
    """The shares of exercised warrants are registered as issued; nothing is said to be offered by prospectus."""
    said = wordings("warrant-inducement")["us/registration-identified"]
    assert said.startswith("The issuance of the Shares upon exercise of the Existing Warrants is registered under")
    assert "only by means" not in said


def test_what_the_option_adds_is_covered_by_the_legend() -> None:
    """Under Rule 144A the legend reaches the additional notes and the shares beneath."""
    said = wordings("convertible-notes-144a")["us/unregistered-legend"]
    assert "including any additional Notes sold under the option" in said
    assert "issuable upon their conversion" in said


def test_purchasers_under_rule_144a_are_notified() -> None:
    """The term sheet notifies them that the seller may rely on it; the release does not."""
    assert "the seller may be relying" in wordings("senior-secured-notes-144a", "term-sheet")["us/144a-notice"]
    assert "us/144a-notice" not in wordings("senior-secured-notes-144a")


def test_regulation_a_speaks_by_its_stage() -> None:
    """Testing the waters makes the three statements; once filed it names the circular; once qualified, that alone."""
    waters, filed, live = (wordings(f"regulation-a{name}") for name in (".testing-the-waters", ".filed", ""))
    assert "us/255-statements" in waters and "us/255-circular" not in waters
    assert "preliminary offering circular" in filed["us/255-circular"]
    assert "has not been qualified" in filed["us/255-circular"]
    assert "us/255-statements" not in live and "qualified on" in live["us/reg-a-circular"]
    assert not {"us/unregistered-notice", "us/unregistered-legend"} & {*waters, *filed, *live}


def test_a_crowdfunding_names_section_platform_and_link() -> None:
    """The notice names section 4(a)(6), the intermediary and where its platform is."""
    said = wordings("regulation-cf")["us/204-notice"]
    assert "under Section 4(a)(6) of" in said and " through " in said and ", at " in said
    assert checked("regulation-cf").rules["us/204-notice"].status == "pass"


@pytest.mark.parametrize(
    "label", ["initial-public-offering", "spac-ipo", "spac-ipo.closed", "regulation-a", "rule-506c"]
)
@pytest.mark.parametrize("document", ["press-release", "forward-looking-statements"])
def test_no_statutory_safe_harbor_where_it_is_excluded(label: str, document: str) -> None:
    """New issuers, blank checks and issuers that do not report caution without claiming the statute."""
    rules = checked(label, document).rules
    assert rules["us/pslra-available"].status == "pass"
    assert rules["practice/forward-looking-cautions"].status == "pass"
    assert not {"us/pslra-cite", "us/forward-looking-identified"} & wordings(label, document).keys()


@pytest.mark.parametrize(
    "label", ["follow-on.terminated", "pipe.terminated", "spac-ipo.terminated", "regulation-a.terminated"]
)
def test_a_dead_deal_is_not_asked_for_what_it_cannot_say(label: str) -> None:
    """Terms, proceeds, closing, registration and exemption are not asked of an announcement that a deal is off."""
    failed = {name for name, outcome in checked(label).rules.items() if outcome.status == "fail"}
    assert failed <= {"practice/defined-terms"}


def test_a_promised_resale_registration_says_by_prospectus() -> None:
    """The sentence names what will be registered for resale."""
    said = wordings("pipe")["us/resale-registration"]
    assert said.startswith("Any resale of ") and "only by means of a prospectus" in said
