"""Offerings of every kind that the model knows, made at random and always valid."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from greenshoe.offering.deal import Offering
from tests.making.drawing import Deal, Drawing, May, known, left_open, settled
from tests.making.happening import news, timetable
from tests.making.issuers import COUNTRIES, issuer
from tests.making.securities import class_of
from tests.making.selling import MANNERS, in_private

__all__ = ["Deal", "deals", "offerings", "tries"]

_SHARES = ("shares", "depositary-shares")


def tries(number: int) -> int:
    """Return how many examples a property is tried on: *number*, times the environment's ``GREENSHOE_TRIES``."""
    return number * int(os.environ.get("GREENSHOE_TRIES", "1"))


@st.composite
def deals(draw: st.DrawFn, *, open_points: bool = True) -> Deal:
    """Make what a valid deal file holds; without *open_points* every fact is known."""
    made = _deal(Drawing(draw))
    whole: Deal = left_open(draw, made) if open_points else settled(made)
    return whole


def offerings(*, open_points: bool = True) -> st.SearchStrategy[Offering]:
    """Make valid offerings; the choice is that of :func:`deals`."""
    return deals(open_points=open_points).map(Offering.model_validate)


def _deal(d: Drawing) -> Deal:
    share = class_of(d)
    tranches = d.pick(*MANNERS)(d, share)
    if len(tranches) == 1 and d.pick(False, False, True):
        tranches += in_private(d, share)
    if not any(each["registration"] == "registered" or "offering_statement" in each for each in tranches):
        d.stage = "launched" if d.stage == "filed" else d.stage
    return {
        "name": "random-deal",
        "dated": May(d.dated.isoformat()),
        "stage": d.stage,
        "issuer": issuer(d, share),
        "tranches": tranches,
        "timetable": timetable(d),
        "insiders": [{"name": name, "roles": d.some("Director", "major shareholder", most=2)} for name in d.insiders],
        "distribution": {"dateline": d.some("New York", "London", "Paris"), "to": d.some(*COUNTRIES)},
        **_particulars(d),
        **_money(d),
        **_arrangements(d, tranches),
        **d.with_some(capitalization=lambda: _capitalization(d, tranches)),
        **news(d, tranches),
    }


def _particulars(d: Drawing) -> Deal:
    contact = {"organization": "Relations", "role": "Press", "email": May("press@example.com")}
    return d.with_some(
        initial_public_offering=True,
        inside_information=May(True),
        agreement={"name": "purchase agreement", "governing_law": May("the laws of England")},
        conditions=[May({"condition": "the approval of the exchange"})],
        runway=May("its cash will last into the second half of next year"),
        related_party=May({"approved_by": May("the disinterested members of the board of directors")}),
        contacts=[contact],
        illustrative="All facts are invented.\n\nNone is real.",
    )


def _money(d: Drawing) -> Deal:
    """Return what the proceeds go to, which is less than they are, and what the offering costs."""
    uses: list[Deal] = [{"purpose": "research"}, {"purpose": "general corporate purposes"}]
    small = d.money("0.10")
    if d.coin():
        uses[0]["amount"] = May(small)
    return {"use_of_proceeds": [May(use) for use in uses[: d.pick(2, 1)]]} | d.with_some(
        expenses=May(d.pick(small, d.money("0.00"))), cash=May(d.money(1_000_000))
    )


def _capitalization(d: Drawing, tranches: Sequence[Deal]) -> Deal:
    number = known(tranches[0].get("number", 1))
    buys = {"buys": May(number // 2)} if tranches[0]["security"]["kind"] in _SHARES and number > 1 else {}
    holders: list[Any] = [{"name": "Ada Byron", "shares": May(1_000_000), **d.pick({}, buys)}]
    capital = {"outstanding": May(24_500_000), "as_of": d.day(-10)}
    return capital | d.with_some(holders=[*holders, {"name": "Holder 1 LP", "shares": May(20_000_000)}])


def _arrangements(d: Drawing, tranches: Sequence[Deal]) -> Deal:
    """Return what stands beside the sale, where there is something that it goes with."""
    first = tranches[0]
    offered: dict[str, Any] = {}
    if first["security"]["kind"] == "unit" and first["registration"] == "registered":
        number = known(first["number"])
        offered["trust"] = {
            "per_unit": May(d.money("10.05")),
            "amount": May(d.money(f"{number * 1005 // 100:,}.{number * 1005 % 100:02}")),
            "deadline": May("24 months"),
            **d.with_some(target=May("companies in the energy industry"), sponsor=May("Elm Sponsor LLC")),
        }
    if "conversion" in first["security"]:
        offered["capped_call"] = {
            "counterparties": May("one or more of the initial purchasers"),
            **d.with_some(cap_price=May(d.money("30.00")), cap_premium=May("100%"), cost=May(d.money(200_000))),
        }
    if first["registration"] == "registered":
        offered["cornerstones"] = [{"name": May("Marlspan Capital"), "amount": May(d.money(20_000_000))}]
    return d.with_some(**offered)
