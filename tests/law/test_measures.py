"""What the law needs to know of a deal's size, price and marketing: independently computed, unknown where it is."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from greenshoe.law.loading import load_law
from greenshoe.law.profile import Profile
from greenshoe.law.profiling import profile_offering
from greenshoe.library import built_in
from greenshoe.offering.deal import Offering
from greenshoe.source import parse, validate
from tests.documents import stages

LAW = load_law([built_in()])


def profile(stem: str, **changes: Any) -> Profile:
    """Return the profile of an example with *changes*."""
    deal = stages.merged(stages.deal(stem), changes)
    return profile_offering(validate(Offering, parse("deal.json", json.dumps(deal))), "press-release", LAW)


def test_dilution_counts_the_option_and_every_warrant() -> None:
    """A follow-on counts its option but not what holders sell; a placement the warrants that come with the shares."""
    follow_on, pipe = stages.deal("follow-on"), stages.deal("pipe")
    sale = follow_on["tranches"][0]
    new = count(sale["number"]) - sum(count(seller["number"]) for seller in sale["sellers"])
    optional = count(sale["option"]["number"]) - sum(count(each.get("option_number", 0)) for each in sale["sellers"])
    before = count(follow_on["capitalization"]["outstanding"])
    assert profile("follow-on").dilution == cut_off(Fraction(100 * (new + optional), before))
    placed = sum(count(tranche["number"]) for tranche in pipe["tranches"])
    assert profile("pipe").dilution == cut_off(Fraction(100 * placed, count(pipe["capitalization"]["outstanding"])))


def count(written: object) -> int:
    """Return the number that a deal file writes."""
    return int(str(written).replace(",", ""))


def cut_off(part: Fraction) -> Decimal:
    """Return *part* with the six decimals that a profile holds."""
    return Decimal(int(part * 10**6)).scaleb(-6)


def test_dilution_is_cut_off_and_never_rounded_up() -> None:
    """One share short of a fifth is no fifth, however many shares there are."""
    told = profile("follow-on", capitalization={"outstanding": 1_000_000_000}, tranches={0: {"number": 199_999_999}})
    small = profile("follow-on", capitalization={"outstanding": 1_000_000_000}, tranches={0: {"number": 200_000_000}})
    assert told.dilution is not None
    assert small.dilution is not None
    assert small.dilution - told.dilution == Decimal("0.000001")


def test_dilution_is_unknown_without_the_shares_outstanding() -> None:
    """What is not stated is not guessed."""
    assert profile("pipe", capitalization=None).dilution is None


@pytest.mark.parametrize(("price", "premium"), [("USD 10.50", "5"), ("USD 10", "0"), ("USD 9.995", "-0.05")])
def test_the_premium_is_that_of_the_price_over_the_market(price: str, premium: str) -> None:
    """A price below the market's is a discount, which is negative."""
    tranche = {"price": price, "reference_price": "USD 10"}
    assert profile("pipe", tranches={0: tranche}).premium == Decimal(premium)


def test_marketing_is_told_with_its_place() -> None:
    """Flags of marketing reach conditions; manufacturers bring the authorities that answer for them."""
    told = profile("follow-on", marketing={"retail": True, "manufacturers": ["GB"]})
    assert told.retail is True
    assert told.manufacturers is not None
    assert {"GB", "uk"} <= set(told.manufacturers)
    assert told.sources["retail"] == ("offering.marketing.retail",)


def test_the_category_of_regulation_s_is_asked_for_where_it_is_not_stated() -> None:
    """A sale under Regulation S has a category that only its facts abroad decide; without such a sale there is none."""
    offshore = {"exemptions": ["regulation-s"]}
    assert profile("pipe", tranches={0: offshore}).reg_s_category is None
    assert profile("pipe", tranches={0: offshore | {"regulation_s_category": 2}}).reg_s_category == "2"
    assert profile("follow-on").reg_s_category == "none"
