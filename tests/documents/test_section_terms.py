"""The terms in a press release: of each kind of security, and of each arrangement that a tranche has."""

from __future__ import annotations

import re

import pytest

from tests.documents.sections import NOTE, PRE_FUNDED, deal, private, said, tranche
from tests.documents.variants import SHARES, WARRANT, Deal

STAGES = ("launched", "priced", "closed")


def test_notes_convert_at_a_rate_for_a_unit_of_principal() -> None:
    """Notes in units of a thousand give rate and price, interest dates, and rights to early repayment."""
    facts: Deal = {"principal": "USD 300 million", "number": None, "price": None, "exemptions": ["rule-144a"]}
    text = said(deal(private(NOTE, reference_price="USD 40", reference_date="2026-12-08", **facts)))
    assert (
        "2.25% per annum, payable semi-annually in arrears on June 15 and December 15, beginning on June 15, 2027"
        in text
    )
    assert "unless earlier converted, redeemed, or repurchased." in text
    assert "The initial conversion rate is 20 Ordinary Shares per $1,000 in principal amount" in text
    assert "equivalent to an initial conversion price of $50.00 per Ordinary Share (the “Conversion Price”)" in text
    assert "a premium of 25% over the market price of $40.00 per Ordinary Share on December 8, 2026" in text
    assert "Upon conversion, Aptorum will pay cash." in text


def test_straight_notes_are_secured_guaranteed_and_do_not_convert() -> None:
    """A secured note names guarantors and collateral; it defines no Maturity Date that nothing uses."""
    secured: Deal = {**NOTE, "title": "Senior Secured Notes due 2031", "ranking": "senior", "secured": True}
    secured |= {"guarantors": ["A LLC", "B LLC"], "collateral": "a first lien on substantially all assets"}
    del secured["conversion"]
    text = said(deal(tranche(secured, principal="USD 500 million", number=None, price=None)))
    assert "guaranteed by A LLC and B LLC, and will bear interest" in text
    assert "The Notes and the guarantees will be secured by a first lien on substantially all assets." in text
    assert "Maturity Date" not in text and "convert" not in text


def test_warrants_and_what_their_exercise_may_bring() -> None:
    """Warrants tell price and period; their proceeds are contingent, and no part of the gross proceeds."""
    shares = tranche(commitment=None, agents=[{"name": "Kestrow LLC", "role": "placement agent"}])
    text = said(deal(shares, private(WARRANT, accompanies=1, price=None), stage="signed"))
    assert (
        "Each Warrant will be exercisable for one Ordinary Share at an exercise price of $1.50 per Ordinary Share,"
        in text
    )
    assert re.search(
        r"If the Warrants are exercised in full for cash, Aptorum will receive .* up to \$1\.5.million\.", text
    )
    assert "There is no assurance that any of them will be exercised" in text
    assert "exercisable" not in said(deal(tranche()))


def test_units_part_and_only_whole_warrants_count() -> None:
    """Half a warrant in each unit: no fraction is issued; the parts are separable unless the deal says when."""
    parts = [{"number": 1, "security": SHARES}, {"number": 1, "per": 2, "security": WARRANT}]
    unit: Deal = {"kind": "unit", "name": "Units", "singular": "Unit", "term": "Unit", "terms": "Units", "parts": parts}
    text = said(deal(tranche(unit)))
    assert "the Ordinary Shares and the Warrants will be issued separately and will be immediately separable." in text
    assert "No fraction of a Warrant will be issued, and only whole Warrants will be exercisable." in text
    apart = {**unit, "listed": True, "separation": "the Shares and the Warrants trade separately from February 1, 2027"}
    assert "immediately separable" not in said(deal(tranche(apart)))


def test_pre_funded_warrants_in_lieu_cost_the_price_less_their_own() -> None:
    """Those who take pre-funded warrants pay the share's price less the exercise price."""
    lieu = {"security": PRE_FUNDED, "number": 200_000}
    text = said(deal(tranche(in_lieu=lieu)))
    assert "Pre-Funded Warrants are being sold in place of 200,000 Ordinary Shares." in text
    assert (
        "$9.9999: the price of one Ordinary Share, less the exercise price of $0.0001 per Pre-Funded Warrant." in text
    )
    assert "were sold in place of 200,000" in said(deal(tranche(in_lieu=lieu), stage="closed"))
    assert "whose beneficial ownership would otherwise exceed" in said(deal(tranche(in_lieu=lieu), stage="launched"))


def test_rights_say_ratio_record_date_and_expiry() -> None:
    """A rights offering says who gets how many rights, what they buy, until when, and what nobody has promised."""
    rights: Deal = {
        "entitled": "holders of Ordinary Shares",
        "needed": 4,
        "record": "2026-12-01",
        "expires": "2027-01-15",
    }
    rights |= {
        "over_subscription": "holders who exercise in full may subscribe for more",
        "transferable": True,
        "ticker": "APMR",
    }
    facts: Deal = {"commitment": None, "agents": None, "rights": rights}
    text = said(deal(tranche(**facts), stage="launched"))
    assert (
        "Holders of Ordinary Shares will receive one right for each share held at the close of business on the record"
        in text
    )
    assert (
        "Every four rights will entitle their holder to purchase one Ordinary Share at the subscription price. Holders"
        in text
    )
    assert "The subscription period will expire on January 15, 2027, unless Aptorum extends it." in text
    assert "Agent Inc." not in text
    assert "expected to trade under the symbol “APMR”" in text
    assert re.search(r"If all rights are exercised, Aptorum will receive gross proceeds of \$10.million", text)
    assert "The subscription period expired on" in said(deal(tranche(**facts), stage="closed", dated="2027-01-20"))


def test_program_sells_at_the_market_and_fixes_no_proceeds() -> None:
    """A program names its agents, binds the issuer to nothing, and promises no proceeds."""
    agents = [{"name": "Larch LLC", "role": "sales agent"}, {"name": "Hollin LLC", "role": "sales agent"}]
    program = {"maximum": "USD 50 million", "commission": "3%"}
    facts: Deal = {"agents": agents, "commitment": None, "price": None, "program": program, "number": None}
    text = said(deal(tranche(**facts), stage="launched"))
    assert "Larch LLC and Hollin LLC are acting as sales agents for the program." in text
    assert "deemed to be “at the market” offerings" in text and "is not obligated to make any sale" in text
    assert "a commission of up to 3% of the gross sales price" in text
    assert "The proceeds will depend on how many Ordinary Shares are sold" in text
    assert "at the market" not in said(deal(tranche())).lower()


def test_limits_of_a_raise_are_told_while_it_is_open() -> None:
    """The least that is raised, the least that one invests and the platform stand there until closing."""
    limits = {
        "minimum": "USD 2.5 million",
        "maximum": "USD 20 million",
        "investment": "USD 500",
        "deadline": "2027-06-30",
    }
    facts: Deal = {"limits": {**limits, "platform": "Fundwright LLC"}, "exemptions": ["regulation-a"], "number": None}
    text = said(deal(private(**facts), stage="launched"))
    assert re.search(
        r"No closing .* unless subscriptions for at least \$2\.5.million are received by June 30, 2027\.", text
    )
    assert "The minimum investment is $500. Subscriptions are taken through Fundwright LLC." in text
    assert "minimum investment" not in said(deal(private(**facts), stage="closed"))


def test_inducement_tells_what_covers_the_resale() -> None:
    """Where the resale of the shares is registered, and not their issuance, the terms say so."""
    existing: Deal = {
        "term": "Existing Warrants",
        "name": "warrants to purchase Ordinary Shares",
        "issued": "in March 2025",
    }
    existing |= {"exercise_price": "USD 20", "registered": "resale"}
    text = said(deal(tranche(exercise_of=existing), private(WARRANT, accompanies=1, price=None), stage="signed"))
    assert "The resale of the Ordinary Shares issuable upon exercise of the Existing Warrants is registered" in text


def test_capped_call_follows_the_stage() -> None:
    """Capped calls are expected at launch and entered into at pricing; with what they may do to the market."""
    facts: Deal = {"principal": "USD 300 million", "number": None, "price": None, "exemptions": ["rule-144a"]}
    call = {"counterparties": "certain financial institutions", "cap_price": "USD 80", "cap_premium": "100%"}
    for stage, verb in zip(STAGES, ("expects to enter", "has entered", "entered"), strict=True):
        text = said(deal(private(NOTE, **facts), stage=stage, capped_call=call))
        assert f"Aptorum {verb} into privately negotiated capped call transactions with certain financial" in text
        assert "The cap price is initially $80.00 per Ordinary Share, a premium of 100%" in text
    assert "capped call" not in said(deal(private(NOTE, **facts)))


def test_trust_of_a_blank_check_company() -> None:
    """What goes into the trust, for each unit and in all, and how long the company has."""
    parts = [{"number": 1, "security": SHARES}, {"number": 1, "security": WARRANT}]
    unit: Deal = {"kind": "unit", "name": "units", "singular": "unit", "term": "Unit", "terms": "Units", "parts": parts}
    trust = {"per_unit": "USD 10.05", "amount": "USD 10,050,000", "deadline": "24 months", "target": "shipyards"}
    text = said(deal(tranche({**unit, "listed": True}), trust=trust))
    assert "intends to focus on shipyards." in text
    assert re.search(r"\$10\.05.million, or \$10\.05 per Unit, will be placed in a trust account\.", text)
    assert "Aptorum will have 24 months from the closing to complete its initial business combination." in text
    assert "was placed in a trust account" in said(deal(tranche(unit), trust=trust, stage="closed"))


@pytest.mark.parametrize(
    ("status", "stage", "expected"),
    [
        ("applied", "launched", "Aptorum has applied to list the Ordinary Shares on Nasdaq under the symbol “APM.”"),
        (
            "approved",
            "priced",
            "approved for listing on Nasdaq and are expected to begin trading on December 9, 2026 under",
        ),
        (
            "approved",
            "closed",
            "The Ordinary Shares began trading on Nasdaq on December 9, 2026 under the symbol “APM.”",
        ),
        ("listed", "priced", None),
    ],
)
def test_listing_of_a_new_class(status: str, stage: str, expected: str | None) -> None:
    """Applied for, approved, trading: a class that is listed already is not told again."""
    whole = deal(tranche(), stage=stage, initial_public_offering=True)
    whole["timetable"]["trading"] = "2026-12-09"
    whole["issuer"]["listings"] = [{"exchange": "Nasdaq", "ticker": "APM", "status": status}]
    text = said(whole)
    assert expected is None or expected in text
    assert bool(re.search(r"applied to list|for listing|began trading", text)) is (expected is not None)


def test_interest_of_cornerstones_binds_nobody_and_ends_with_the_price() -> None:
    """An indication of interest is told with its limits while the offering is marketed, and not after pricing."""
    cornerstones = [
        {"name": "Corran LLC", "amount": "USD 40 million"},
        {"name": "Tyne LLC", "amount": "USD 20 million"},
    ]
    text = said(
        deal(
            tranche(price=None, price_range={"low": "USD 9", "high": "USD 11"}),
            stage="launched",
            cornerstones=cornerstones,
        )
    )
    assert re.search(
        r"Corran LLC \(up to \$40.million\) and Tyne LLC \(up to \$20.million\) have indicated an interest", text
    )
    assert "not a binding agreement or commitment to purchase" in text
    assert "Corran" not in said(deal(tranche(), cornerstones=cornerstones))


def test_one_security_in_two_tranches_has_its_terms_told_once() -> None:
    """Notes that are sold at two closings have one set of terms; what each tranche adds is told apart."""
    facts: Deal = {"principal": "USD 100 million", "number": None, "price": None, "exemptions": ["rule-144a"]}
    text = said(deal(private(NOTE, **facts), private(NOTE, **facts), stage="signed"))
    assert text.count("per annum") == 1 and text.count("(the “Conversion Price”)") == 1
    assert "principal amount of the Notes of the second tranche at the Conversion Price" in text
