"""The forward-looking statement section: built from the components of the deal and the facts of the issuer."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from typing import Any

import pytest

from greenshoe.drafting import draft
from greenshoe.library import Library
from greenshoe.reading import read_html
from tests.documents.test_documents import MOMENT, library
from tests.documents.variants import Deal, example, forget_the_sums, offering

DOCUMENT = "forward-looking-statements"
Change = Callable[[Deal], Any]


def lines(deal: Deal, of: Library | None = None, *, items_only: bool = False) -> list[str]:
    """Return the paragraphs and items of the section that is drafted for *deal*."""
    text = read_html(draft(DOCUMENT, offering(deal), of or library(), at=MOMENT).html)
    blocks = [b for b in text.blocks if b.landmark == "forward-looking" and (b.kind == "item" or not items_only)]
    return [text.content[b.start : b.end].strip() for b in blocks]


def parts(deal: Deal) -> tuple[str, str]:
    """Return what the section says of statements, and what of factors."""
    whole = "\n".join(lines(deal))
    statements, _, factors = whole.partition("The important factors that could cause such a difference include:")
    return statements, factors


def items(deal: Deal) -> list[str]:
    """Return the items of both lists."""
    return [re.sub(r"(; and|;|\.)$", "", line) for line in lines(deal, items_only=True)]


def at(name: str, stage: str | None = None, *changes: Change) -> Deal:
    """Return the facts of the example *name* at *stage*, with *changes* made to them, and without its sector."""
    deal = example(name)
    deal["stage"] = stage or deal["stage"]
    deal["issuer"].pop("sector", None)
    deal["issuer"]["factors"] = []
    if deal["stage"] == "closed":
        deal["dated"] = deal["timetable"].get("closing", deal["dated"])
    for change in changes:
        change(deal)
    return deal


def drop(*keys: str) -> Change:
    """Return the change that takes a component out of every tranche, every security and the deal."""

    def change(deal: Deal) -> None:
        parts = [part["security"] for t in deal["tranches"] for part in t["security"].get("parts", [])]
        for holder in (deal, deal["issuer"], *deal["tranches"], *(t["security"] for t in deal["tranches"]), *parts):
            for key in keys:
                holder.pop(key, None)

    return change


def only(*numbers: int) -> Change:
    """Return the change that keeps these tranches alone."""
    return lambda deal: deal.update(tranches=[deal["tranches"][number] for number in numbers])


def issuer(**facts: Any) -> Change:
    """Return the change that states facts of the issuer."""
    return lambda deal: deal["issuer"].update(facts)


def sold_at_once(deal: Deal) -> None:
    """Sell in one go, at one price, what is sold by subscription or from time to time."""
    drop("program", "limits")(deal)
    forget_the_sums(deal)
    deal["tranches"][0] |= {"number": 1_000_000, "price": "USD 10"}


def unlisted_yet(deal: Deal) -> None:
    """Take the listing that is new for one that was there before."""
    for listing in deal["issuer"]["listings"]:
        listing.update(status="listed")
        listing.pop("trading", None)
    deal["timetable"].pop("trading", None)


def no_insider(deal: Deal) -> None:
    """Take every insider out of the deal."""
    deal["insiders"] = []
    deal.pop("related_party", None)
    for tranche in deal["tranches"]:
        for purchaser in tranche.get("purchasers", []):
            purchaser.pop("owners", None)


def straight(deal: Deal) -> None:
    """Take the conversion out, and the words that speak of it."""
    drop("conversion", "registration_rights", "exchange_cap")(deal)
    deal["tranches"][0]["security"]["title"] = "Series A Preferred Stock"


FOLLOW_ON, NOTES_144A, IPO = "follow-on", "convertible-notes-144a", "initial-public-offering"
COMPONENTS: dict[str, tuple[Deal, Change, str | None, str | None]] = {
    "option": (
        at(FOLLOW_ON),
        drop("option"),
        "exercise of the option to purchase additional",
        "the option to purchase more of them",
    ),
    "sellers": (
        at(FOLLOW_ON),
        drop("sellers"),
        "sale of Shares by the selling stockholders",
        "further sales by the selling stockholders",
    ),
    "capped call": (at(NOTES_144A), drop("capped_call"), "the capped call transactions", "hedging by the counterpart"),
    "conversion": (at("convertible-preferred"), straight, "conversion of the Series A", "market price .* worthwhile"),
    "dilution": (at("convertible-preferred"), straight, None, "dilution of existing stockholders .* 8,108,108 Shares"),
    "dividend": (at("convertible-preferred"), drop("dividend"), "payment of dividends", "ability to pay dividends"),
    "trust": (at("spac-ipo"), drop("trust"), "initial business combination within", "redemptions by public"),
    "warrants": (at("pipe"), only(0), "the exercise of the Warrants", "whether holders exercise the Warrants"),
    "approval": (
        at("registered-direct"),
        drop("approval"),
        "on which the exercise of the Warrants depends",
        "is delayed or not obtained",
    ),
    "separation": (at("best-efforts-units"), drop("separation"), "separate trading", "once they trade apart"),
    "resale": (at("pipe"), drop("registration_rights"), "registration of .* for resale", "registration for resale is"),
    "runway": (at("pipe"), drop("runway"), "cash is expected to last", "its cash lasts less long"),
    "rights": (at("rights-offering"), drop("rights"), "its subscription period", "rights that are exercised before"),
    "program": (
        at("at-the-market"),
        sold_at_once,
        "under the program from time to time",
        "may suspend or end the program",
    ),
    "limits": (
        at("regulation-a"),
        sold_at_once,
        r"whether subscriptions reach \$2.5 million by",
        "subscriptions may stay below the maximum",
    ),
    "inducement": (
        at("warrant-inducement"),
        drop("exercise_of"),
        "the exercise of the Existing Warrants for cash",
        "holders do not exercise the Existing Warrants",
    ),
    "cornerstones": (at(IPO), drop("cornerstones"), "have indicated an interest", "indications of interest, which"),
    "listing": (at(IPO), unlisted_yet, "the listing on NYSE of the securities", "decision of NYSE on the listing"),
    "redemption": (
        at(NOTES_144A),
        drop("issuer_redemption", "redemption_prices"),
        "any redemption of the Notes before maturity",
        None,
    ),
    "covenants": (at(NOTES_144A), drop("covenants"), None, "and the covenants that come with it"),
    "insiders": (at("pipe"), no_insider, None, "Marchetti and Mr. Samuel Okafor-Reyes have in the offering"),
    "customers": (at(IPO), drop("customer_concentration"), None, "dependence for its revenue on two customers"),
    "emerging growth": (at(IPO), drop("emerging_growth"), None, "as an emerging growth company"),
    "penny stock": (
        at("pipe", None, issuer(standing={"penny_stock": True})),
        drop("standing"),
        None,
        "rules on penny stocks",
    ),
    "foreign issuer": (
        at("registered-direct"),
        lambda deal: deal["issuer"]["reporting"][0].update(status="domestic"),
        None,
        "status as a foreign private issuer incorporated in the State of Israel",
    ),
    "going concern": (at("best-efforts-units"), drop("going_concern"), None, "substantial doubt, which"),
    "no public market": (
        at("regulation-cf"),
        issuer(listings=[{"exchange": "OTCQB", "ticker": "COBW"}]),
        None,
        "absence of a public market for the Shares",
    ),
}


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_has_its_statement_and_its_factor_and_takes_them_with_it(name: str) -> None:
    """Each component of a deal is spoken of while the deal has it, in both lists, and not without it."""
    deal, change, statement, factor = COMPONENTS[name]
    before = parts(deal)
    without = copy.deepcopy(deal)
    change(without)
    after = parts(without)
    for found, said, left in zip((statement, factor), before, after, strict=True):
        if found is not None:
            assert re.search(found, said), said
            assert not re.search(found, left), left


@pytest.mark.parametrize(
    ("name", "stage", "says", "never"),
    [
        (
            FOLLOW_ON,
            "filed",
            r"the proposed offering: whether and when it begins",
            r"expected on|risk that a condition",
        ),
        (
            FOLLOW_ON,
            "launched",
            r"completion, expected on .*changed in size or terms, delayed",
            r"risk that a condition",
        ),
        (
            FOLLOW_ON,
            "priced",
            r"the closing of the offering, expected on .*risk that a condition to closing",
            r"demand",
        ),
        (FOLLOW_ON, "closed", r"the use that Fenwillow intends to make", r"closing of the offering|closes late"),
        (FOLLOW_ON, "terminated", r"after the end of the offering.*was to provide", r"the use that|dilution|option"),
        ("pipe", "proposed", r"the signing of the securities purchase agreement.*no definitive agreement", r"demand"),
        ("regulation-a", "testing-the-waters", r"whether Bramblecote will make an offering", r"closing|subscriptions"),
        ("regulation-a", "closed", r"the use that", r"subscriptions|closings|8,000,000"),
        ("rights-offering", "closed", r"the use that", r"subscription period|exercised before they expire"),
        ("at-the-market", "terminated", r"after the end of the program", r"from time to time"),
        ("warrant-inducement", "closed", r"received upon exercise of the Existing", r"do not exercise the Existing"),
    ],
)
def test_the_stage_decides_what_is_still_to_come(name: str, stage: str, says: str, never: str) -> None:
    """What a stage has left behind is no forecast any more, and what it has not reached yet is none of it."""
    text = "\n".join(parts(at(name, stage)))
    assert re.search(says, text, re.DOTALL), text
    assert not re.search(never, text), text


def exercised(closing: str) -> Change:
    """Return the change by which the option was exercised in full, the additional shares to be paid on *closing*."""

    def change(deal: Deal) -> None:
        option = deal["tranches"][0]["option"]
        option["exercise"] = {"number": option["number"], "exercised": "2026-12-07", "closing": closing}
        deal |= {"dated": "2026-12-08", "update": {"kind": "option-exercised"}}

    return change


def test_an_option_that_was_exercised_leaves_its_closing() -> None:
    """Once the option is exercised its exercise is no risk any more; the closing of the sale is, until it is past."""
    ahead = "\n".join(parts(at(FOLLOW_ON, "closed", exercised("2026-12-09"))))
    assert "the closing of the sale of the additional Shares, expected on December 9, 2026" in ahead
    assert "the proceeds of any exercise" not in ahead and "to purchase more of them" not in ahead
    assert "additional Shares, expected" not in "\n".join(parts(at(FOLLOW_ON, "closed", exercised("2026-12-08"))))


REPORT = {"kind": "sales-report", "since": "2026-10-01", "until": "2026-11-20", "number": 1000, "gross": "USD 9,000"}


@pytest.mark.parametrize(
    ("name", "update", "says"),
    [
        ("at-the-market", REPORT, "further sales of Shares under the program"),
        ("pipe", {"kind": "tranche-closed"}, "the closing of the rest of the offering"),
        (
            "regulation-a",
            {"kind": "tranche-closed"},
            "raises in all, and the number and timing of its further closings",
        ),
        (
            "convertible-preferred",
            {"kind": "amended", "changes": ["it closes later"]},
            "closing .* on its amended terms",
        ),
    ],
)
def test_an_update_is_told_in_its_own_words(name: str, update: Deal, says: str) -> None:
    """A report of sales, a closing in part and an amendment change what is still expected."""
    deal = at(name)
    assert not re.search(says, "\n".join(parts(deal)))
    assert re.search(says, "\n".join(parts({**deal, "update": update})))


def test_what_has_happened_is_never_told_as_if_it_might() -> None:
    """Going-concern doubt and a notice from the exchange stand as facts, in the issuer's own words too."""
    text = "\n".join(lines(at("best-efforts-units")))
    assert "the substantial doubt, which Thornquay has already disclosed, about its ability to continue" in text
    assert "the notice of non-compliance that Thornquay has received from Nasdaq" in text
    assert re.search(r"^On September 22, 2026, Thornquay was notified by Nasdaq", text, re.MULTILINE)
    assert not re.search(r"(may|might|could|if|whether|risk that)[^;.]*(going concern|non-compliance)", text)
    assert "ability to keep its securities listed" not in text
    assert "substantial doubt" not in "\n".join(lines(at("best-efforts-units", None, issuer(going_concern=False))))


STATUTE = "Private Securities Litigation Reform Act"


@pytest.mark.parametrize("name", [IPO, "initial-public-offering-f1", "spac-ipo", "regulation-a", "regulation-cf"])
def test_no_safe_harbor_is_claimed_where_the_statute_withholds_it(name: str) -> None:
    """An initial public offering, a blank-check company and an issuer that does not report get cautions alone."""
    text = "\n".join(lines(at(name)))
    assert "contains forward-looking statements" in text
    assert not re.search(rf"{STATUTE}|27A|21E", text)


def test_a_reporting_issuer_relies_on_the_statute_unless_it_has_lost_it() -> None:
    """The statute is named for a reporting issuer, and not once its shares are penny stock."""
    assert STATUTE in "\n".join(lines(at(FOLLOW_ON)))
    assert STATUTE not in "\n".join(lines(at(FOLLOW_ON, None, issuer(standing={"penny_stock": True}))))


@pytest.mark.parametrize(
    ("name", "stage", "papers"),
    [
        (IPO, "filed", "under “Risk Factors” in its registration statement on Form S-1."),
        (IPO, "launched", "its registration statement on Form S-1 and in the preliminary prospectus for the offering."),
        (
            FOLLOW_ON,
            "launched",
            "in the preliminary prospectus supplement for the offering, in its annual report on Form 10-K",
        ),
        (
            "registered-direct",
            "signed",
            "prospectus supplement for the Ordinary Shares, in its annual report on Form 20-F",
        ),
        ("at-the-market", "launched", "prospectus supplement for the program, in its annual report"),
        ("regulation-a", "launched", "in the offering circular in its offering statement on Form 1-A."),
        ("regulation-cf", "launched", "other risks in its offering statement on Form C."),
        (
            "pipe",
            "signed",
            "under “Risk Factors” in its annual report on Form 10-K for the fiscal year ended December 31, 2025",
        ),
        ("registered-direct", "signed", "and in its later reports on Form 6-K"),
        ("pipe", "signed", "and in its later quarterly reports and its reports on Form 8-K"),
        (FOLLOW_ON, "terminated", "under “Risk Factors” in its annual report on Form 10-K"),
    ],
)
def test_the_reader_is_sent_to_the_papers_of_the_deal(name: str, stage: str, papers: str) -> None:
    """The risk factors are where this kind of deal has them: prospectus, supplement, circular, annual report."""
    text = "\n".join(lines(at(name, stage)))
    assert papers in text, text


def test_no_paper_is_pointed_to_that_nobody_can_read() -> None:
    """A registration statement that was submitted confidentially is no place to send the reader to."""
    deal = at(IPO, "filed", lambda deal: deal["tranches"][0]["registration_statement"].update(confidential=True))
    assert "describes these and other risks" not in "\n".join(lines(deal))


def test_what_tranches_share_is_said_once() -> None:
    """Two series of notes share their statement and their factors."""
    found = items(at("senior-notes-shelf"))
    assert (
        len([item for item in found if "the principal of and interest on the 2031 Notes and the 2036 Notes" in item])
        == 2
    )
    assert len(found) == len(set(found))
