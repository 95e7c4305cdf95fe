"""The sections of a press release: each says what its facts ask for, in the stage's tense, and nothing without them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.documents.sections import NOTE, OPTION, PRE_FUNDED, STATEMENT, deal, private, said, tranche
from tests.documents.variants import ADS, OPEN, SHARES, WARRANT, Deal, all_open

# ---- the banks ----


def test_banks_stand_by_role_in_their_number_and_tense() -> None:
    """Two of one role are managers, one of another a co-manager; they act before closing and acted after it."""
    now, then = said(deal(tranche())), said(deal(tranche(), stage="closed"))
    names = "Harbor & Pike LLC and Northgate Capital are acting as joint book-running managers, and Fairlane Partners"
    assert f"{names} as co-manager, for the offering." in now
    assert "Northgate Capital acted as joint book-running managers, and Fairlane Partners as co-manager" in then
    assert "are acting" not in then


def test_three_roles_are_three_sentences() -> None:
    """More than two roles do not run into one sentence; what the first acts for is said once."""
    banks = [{"name": name, "role": role} for name, role in (("A Co", "lead manager"), ("B Co", "bookrunner"))]
    text = said(deal(tranche(agents=[*banks, *({"name": n, "role": "co-manager"} for n in ("C Co", "D Co"))])))
    assert "A Co is acting as lead manager for the offering. B Co is acting as bookrunner." in text
    assert "C Co and D Co are acting as co-managers." in text


def test_best_efforts_agents_buy_nothing() -> None:
    """A public offering on best efforts says that the agent is not obligated to purchase."""
    agent = [{"name": "Kestrow LLC", "role": "sole placement agent"}]
    text = said(deal(tranche(commitment="best efforts", agents=agent)))
    assert "Kestrow LLC is acting as sole placement agent for the offering." in text
    assert "The placement agent has agreed to use its best efforts to place the Ordinary Shares" in text
    assert "best efforts to place" not in said(deal(tranche()))


@pytest.mark.parametrize("stage", ["proposed", "launched", "priced", "signed", "closed"])
def test_no_bank_is_named_in_a_notice_of_an_unregistered_offering(stage: str) -> None:
    """Under Rule 135c the initial purchasers are spoken of and not named, whatever the stage."""
    banks = [
        {"name": "Penhallow & Co. LLC", "role": "initial purchaser"},
        {"name": "Tillery LLC", "role": "initial purchaser"},
    ]
    facts: Deal = {"principal": "USD 300 million", "number": None, "price": None, "exemptions": ["rule-144a"]}
    facts |= {"option": {"principal": "USD 45 million", "period": "13 days", "runs_from": "issue"}}
    text = said(deal(private(NOTE, agents=banks, commitment="firm", **facts), stage=stage))
    assert "Penhallow" not in text and "Tillery" not in text
    assert "the initial purchasers" in text


def test_no_bank_is_named_before_a_registration_statement_is_filed() -> None:
    """Under Rule 135 the banks of a registered offering are not named."""
    filed = {**STATEMENT, "filed": None, "effective": None, "file_number": None}
    statement = {key: value for key, value in filed.items() if value is not None}
    text = said(
        deal(tranche(registration_statement=statement), stage="proposed", regime={"name": "135", "reason": "x"})
    )
    assert not re.search(r"Harbor|Northgate|Fairlane", text)


# ---- the option ----


def test_option_is_expected_then_granted() -> None:
    """The option is expected before pricing and granted from pricing on, at the price less the discount."""
    terms = "the underwriters a 30-day option to purchase up to an additional 150,000 Ordinary Shares at the public"
    assert f"Aptorum expects to grant {terms} offering price, less underwriting discounts" in said(
        deal(tranche(option=OPTION), stage="launched")
    )
    for stage in ("priced", "closed"):
        assert f"Aptorum has granted {terms}" in said(deal(tranche(option=OPTION), stage=stage))


def test_no_option_no_word_of_one() -> None:
    """Without an option, and in a deal that has ended, no option is spoken of."""
    assert "option to purchase" not in said(deal(tranche()))
    assert "option to purchase" not in said(deal(tranche(option=OPTION), stage="terminated"))


def test_holders_grant_the_option_on_what_is_theirs() -> None:
    """Holders who sell grant the option alone where all of it is theirs, and with the issuer where a part is."""
    seller = {"name": "Greyfell L.P.", "number": 400_000, "option_number": 150_000}
    text = said(deal(tranche(option=OPTION, sellers=[seller])))
    assert "Greyfell L.P. has granted the underwriters a 30-day option" in text
    text = said(deal(tranche(option=OPTION, sellers=[{**seller, "option_number": 50_000}])))
    assert "Aptorum and Greyfell L.P. have granted the underwriters" in text
    assert "commissions, of which 50,000 would be sold by Greyfell L.P." in text


def test_option_on_notes_runs_from_and_including_the_issue_date() -> None:
    """An option on notes is of principal, and settles within its period from the issue."""
    option = {"principal": "USD 45 million", "period": "13 days", "runs_from": "issue"}
    facts: Deal = {"principal": "USD 300 million", "number": None, "price": None, "option": option}
    text = said(deal(private(NOTE, exemptions=["rule-144a"], commitment="firm", **facts)))
    assert (
        "for settlement within a 13-day period beginning on, and including, the date on which the Notes are first"
        in text
    )
    assert re.search(r"up to an additional \$45.million in aggregate principal amount of the Notes\.", text)


@pytest.mark.parametrize(("taken", "how"), [(150_000, "in full"), (90_000, "in part")])
def test_exercise_by_pricing_is_told_with_its_numbers(taken: int, how: str) -> None:
    """What was taken before closing is told in full or in part; at closing it stands in the lead, once."""
    option = {**OPTION, "exercise": {"number": taken, "exercised": "2026-12-08"}}
    text = said(deal(tranche(option=option)))
    assert f"The underwriters exercised{' in full' if how == 'in full' else ''} their option to purchase" in text
    assert ("in part, for 90,000 out of 150,000 on" in text) is (how == "in part")
    closed = said(deal(tranche(option=option), stage="closed"))
    assert len(re.findall(r"their option to purchase|option of the underwriters", closed)) == 1


def test_option_for_an_open_period_reads() -> None:
    """An option whose period and size are open still makes a sentence."""
    text = said(deal(tranche(option={"number": OPEN, "period": OPEN})))
    assert re.search(
        r"an option, exercisable for \[●\d+\], to purchase up to an additional \[●\d+\] Ordinary Shares", text
    )


# ---- promises, footing, money ----


def test_registration_rights_have_both_deadlines() -> None:
    """The promise to register resales says when the statement is filed and when it is to be effective."""
    rights = {
        "securities": "the Ordinary Shares",
        "deadline": "within 30 days after the closing",
        "effective_by": "within 90 days after it",
    }
    text = said(deal(private(registration_rights=rights), stage="signed"))
    assert (
        "within 30 days after the closing, a registration statement covering the resale of the Ordinary Shares, and to"
        in text
    )
    assert "declared effective within 90 days after it." in text
    assert "expects to agree to file" in said(deal(private(registration_rights=rights), stage="proposed"))
    assert "covering the resale" not in said(deal(private(), stage="signed"))


def test_each_leg_stands_on_its_own_footing() -> None:
    """The registered shares have their registration statement, the warrants beside them their exemption."""
    text = said(
        deal(tranche(agents=None, commitment=None), private(WARRANT, accompanies=1, price=None), stage="signed")
    )
    assert re.search(
        r"The Ordinary Shares are being offered .*shelf registration statement on Form F-3 \(File No\. 333-123456\)",
        text,
    )
    assert re.search(
        r"sale of the Warrants and the Ordinary Shares issuable .* in reliance on Section 4\(a\)\(2\)", text
    )


def test_a_registration_statement_without_effect_permits_no_sale() -> None:
    """While the statement is not effective the release says so."""
    statement = {key: value for key, value in STATEMENT.items() if key not in ("effective", "shelf")}
    text = said(
        deal(
            tranche(registration_statement=statement, price=None, price_range={"low": "USD 9", "high": "USD 11"}),
            stage="launched",
        )
    )
    assert "has not yet become effective" in text


def test_proceeds_gross_net_and_with_the_option() -> None:
    """Gross proceeds, those with the option, and net of discount and expenses; past after closing."""
    facts: Deal = {"option": OPTION, "compensation": {"discount": "6%"}}
    text = said(deal(tranche(**facts), expenses="USD 400,000"))
    assert re.search(
        r"gross proceeds of \$10.million, or \$11\.5.million if the underwriters exercise their option in full", text
    )
    assert re.search(
        r"estimates the net proceeds, without any exercise of the option, at \$9.million after",
        text,
    )
    closed = said(deal(tranche(**facts), expenses="USD 400,000", stage="closed"))
    assert re.search(r"Aptorum received gross proceeds of \$10.million, and estimates", closed)
    assert "gross proceeds" not in said(deal(tranche(**facts), expenses="USD 400,000", stage="launched"))
    assert "proceeds" not in said(deal(tranche(), stage="terminated"))


def test_holders_who_sell_keep_what_they_get() -> None:
    """The issuer receives nothing of the holders' sales; where they sell all of it, it has no proceeds to use."""
    seller = {"name": "Greyfell L.P.", "number": 400_000}
    mixed = said(deal(tranche(sellers=[seller])))
    assert "will not receive any of the proceeds from the sale of Ordinary Shares by Greyfell L.P." in mixed
    assert "intends to use" in mixed
    secondary = said(deal(tranche(sellers=[{**seller, "number": 1_000_000}])))
    assert "will not receive any of the proceeds from the sale of the Ordinary Shares by Greyfell L.P." in secondary
    assert "intends to use" not in secondary


def test_cash_stands_beside_the_proceeds() -> None:
    """Cash that goes into the uses is told with them."""
    assert re.search(
        r"the net proceeds, together with \$2.million of cash on hand, for", said(deal(tranche(), cash="USD 2 million"))
    )


def test_shares_outstanding_stand_once() -> None:
    """A sale of shares tells those outstanding after it, with the option; the number before stands once."""
    capital = {"outstanding": 14_000_000, "as_of": "2026-11-30"}
    text = said(deal(tranche(option=OPTION), capitalization=capital))
    assert (
        "expects to have 15,000,000 Ordinary Shares outstanding after the offering, or 15,150,000 if the underwriters"
        in text
    )
    beside = said(deal(tranche(), private(WARRANT, accompanies=1, price=None), capitalization=capital))
    assert "would result in the issuance of a further 1,000,000 Ordinary Shares." in beside
    assert beside.count("14,000,000") == 1
    assert "outstanding after" not in said(deal(tranche()))


def test_insiders_buy_in_the_tense_of_the_stage() -> None:
    """An officer's purchase is agreed, then made; an ended deal says nothing of it."""
    insider = [{"name": "Ann Example", "honorific": "Ms.", "roles": ["director"], "amount": "USD 1 million"}]
    for stage, verb in (("signed", "has agreed to purchase"), ("closed", "purchased")):
        assert re.search(
            rf"Ms\. Ann Example, a director of Aptorum, {verb} \$1.million",
            said(deal(private(), stage=stage, insiders=insider)),
        )
    assert "Example, a director" not in said(deal(private(), stage="terminated", insiders=insider))


def test_agreement_is_filed_where_the_issuer_reports() -> None:
    """An unregistered deal tells where its agreement is filed, a registered one does not; no report, no filing."""
    agreement = {"name": "underwriting agreement", "filed_as": "an exhibit to a report on Form 6-K"}
    assert "6-K" not in said(deal(tranche(lock_up="90 days"), agreement=agreement))
    assert "under cover of Form 6-K" in said(deal(private(), agreement=agreement, stage="signed"))
    silent = deal(private(), agreement=agreement, stage="signed")
    silent["issuer"]["reporting"] = []
    assert "6-K" not in said(silent)


KINDS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "shares": (SHARES, {}),
    "depositary-shares": (ADS, {}),
    "note": (NOTE, {"principal": "USD 300 million", "number": None, "price": None}),
    "secured": (
        {**NOTE, "secured": True, "guarantors": ["A LLC", "B LLC"], "collateral": "a lien"},
        {"principal": "USD 300 million", "number": None, "price": None},
    ),
    "warrant": (WARRANT, {}),
    "pre-funded": (PRE_FUNDED, {}),
    "option": (SHARES, {"option": OPTION, "lock_up": "90 days", "in_lieu": {"security": PRE_FUNDED}}),
    "rights": (
        SHARES,
        {
            "rights": {
                "entitled": "holders",
                "record": "2026-12-01",
                "expires": "2027-01-15",
                "subscription_agent": "Agent Inc.",
            }
        },
    ),
    "program": (SHARES, {"program": {"maximum": "USD 50 million", "commission": "3%"}, "price": None, "number": None}),
    "sellers": (SHARES, {"sellers": [{"name": "Greyfell", "number": 1000, "option_number": 10}], "option": OPTION}),
}


@pytest.mark.parametrize("stage", ["filed", "proposed", "launched", "priced", "signed", "closed", "terminated"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_section_reads_with_everything_open(kind: str, stage: str) -> None:
    """Whatever may be open is open: every section still makes clean sentences at every stage."""
    security, facts = KINDS[kind]
    whole = deal(
        tranche(security, **facts),
        stage=stage,
        dated="2027-02-01",
        capitalization={"outstanding": 10, "as_of": "2026-01-01"},
    )
    said(whole)
    all_open(whole)
    assert "[●" in said(whole)
