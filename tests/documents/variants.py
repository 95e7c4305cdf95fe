"""Deals that differ from the closed example in one respect or another, to draft and to read."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from greenshoe.errors import UserError
from greenshoe.offering.deal import Offering
from greenshoe.source import parse, validate

EXAMPLES = Path(__file__).parents[2] / "examples"
Deal = dict[str, Any]
OPEN = {"open": "something not known yet", "owner": "issuer counsel"}

SHARES = {
    "kind": "shares",
    "name": "Class A Ordinary Shares",
    "singular": "Class A Ordinary Share",
    "term": "Ordinary Share",
    "terms": "Ordinary Shares",
    "par_value": "USD 0.01",
}
WARRANT = {
    "kind": "warrant",
    "name": "Warrants",
    "singular": "Warrant",
    "term": "Warrant",
    "terms": "Warrants",
    "title": "Warrants",
    "exercisable_for": SHARES,
    "exercise_price": "USD 1.50",
    "exercise_period": "at any time after closing",
    "expires": "2027-01-04",
    "cashless": True,
}
ADS = {
    "kind": "depositary-shares",
    "name": "American Depositary Shares",
    "singular": "American Depositary Share",
    "term": "ADS",
    "terms": "ADSs",
    "represents": 2,
    "underlying": {**SHARES, "name": "ordinary shares", "singular": "ordinary share"},
}


def example(name: str = "aptorum-closed") -> Deal:
    """Return the facts of an example deal file."""
    text = (EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8")
    data: Deal = json.loads(json.dumps(YAML(typ="safe").load(text), default=str))
    return data


def offering(deal: Deal) -> Offering:
    """Return the offering that the facts of *deal* make."""
    return validate(Offering, parse("deal.json", json.dumps(deal)))


def _tranche(security: Deal, **facts: Any) -> Deal:
    base = copy.deepcopy(example()["tranches"][0])
    kept = {key: base[key] for key in ("registration", "exemptions", "offered_in", "purchasers")}
    for purchaser in kept["purchasers"]:
        del purchaser["subscribes"]
    return copy.deepcopy({**kept, "security": security, **facts})


def forget_the_sums(deal: Deal) -> None:
    """Take out what each purpose gets, where the proceeds are no longer those of the example."""
    for use in deal.get("use_of_proceeds", ()):
        use.pop("amount", None)


def several_notes(deal: Deal) -> None:
    """Three notes, two purchasers under one term, no insider."""
    tranche = deal["tranches"][0]
    tranche["number"] = 3
    tranche["security"]["title"] = "Convertible Notes due 2023"
    tranche["purchasers"] = [
        {
            "name": "Blue Heron Limited",
            "term": "Investor",
            "status": "an accredited investor",
            "subscribes": "USD 1 million",
        },
        {
            "name": "Grey Gull Limited",
            "term": "Investor",
            "status": "an accredited investor",
            "subscribes": "USD 2 million",
        },
    ]
    _forget_the_note(tranche)
    no_insider(deal)


def _forget_the_note(tranche: Deal) -> None:
    """Take out the example's facts that speak of the one convertible Note in their own words."""
    for key in ("investor_redemption", "covenants", "events_of_default"):
        tranche["security"].pop(key)
    tranche["security"]["conversion"].pop("exchange_cap")
    tranche.pop("transfer_restrictions")


def no_insider(deal: Deal) -> None:
    """One note, sold to a purchaser without ties to the issuer."""
    deal["insiders"] = []
    deal.pop("related_party")
    for tranche in deal["tranches"]:
        for purchaser in tranche["purchasers"]:
            purchaser.pop("owners", None)


def two_insiders(deal: Deal) -> None:
    """Two purchasers, one of them an officer who buys in her own name."""
    deal["insiders"].append(
        {"name": "Ann Example", "honorific": "Ms.", "roles": ["Chief Executive Officer"], "amount": "USD 1 million"}
    )
    tranche = deal["tranches"][0]
    tranche["purchasers"][0]["subscribes"] = "USD 2 million"
    tranche["purchasers"].append({"name": "Ann Example", "term": "Officer", "subscribes": "USD 1 million"})


def cash_only(deal: Deal) -> None:
    """A convertible note that is repaid in cash."""
    deal["tranches"][0]["security"]["repayment"] = {"settled_in": "cash"}


def straight_note(deal: Deal) -> None:
    """A note that does not convert, secured and guaranteed, with quarterly interest."""
    tranche = deal["tranches"][0]
    _forget_the_note(tranche)
    del deal["conditions"][1]
    security = tranche["security"]
    security |= {
        "title": "Note due 2023",
        "name": "Notes",
        "singular": "Note",
        "repayment": {"settled_in": "cash"},
        "secured": True,
    }
    security |= {"guarantors": ["Aptorum Therapeutics Limited"], "ranking": "senior secured"}
    security["interest"]["payment"] = "quarterly"
    del security["conversion"], tranche["reference_price"], security["maturity"]["extension"]
    del tranche["stated"]


def share_settled(deal: Deal) -> None:
    """A note that converts by itself and is repaid in shares only."""
    security = deal["tranches"][0]["security"]
    security["conversion"] |= {"at_option_of": "mandatory", "of": "principal and interest", "ownership_cap": "9.99%"}
    security["conversion"].pop("period")
    security["repayment"] = {"settled_in": "shares"}


def discount(deal: Deal) -> None:
    """A conversion price below the market, and a note below par."""
    forget_the_sums(deal)
    tranche = deal["tranches"][0]
    tranche |= {"reference_price": "USD 1.50", "issue_price": "98%"}
    del tranche["security"]["conversion"]["exchange_cap"]
    del tranche["stated"]


def bare(deal: Deal) -> None:
    """A deal that states next to nothing beyond what a deal file must."""
    tranche = deal["tranches"][0]
    security = tranche["security"]
    for key in ("issuer_redemption", "investor_redemption", "covenants", "events_of_default", "ranking"):
        del security[key]
    security["interest"] = {"rate": "8%", "payment": "annual"}
    security["maturity"] = {"tenor": "18 months"}
    security["conversion"] = {"into": SHARES, "price": "USD 1.20"}
    for key in ("stated", "reference_price", "transfer_restrictions", "issue_price"):
        del tranche[key]
    keys = "agreement conditions timetable related_party expenses runway capitalization term_sheet contacts"
    keys += " illustrative inside_information"
    for key in keys.split():
        del deal[key]
    deal["distribution"] = {"dateline": ["Paris"], "to": ["US", "FR"]}
    no_insider({**deal, "related_party": None})
    deal["insiders"] = []


def shares_and_warrants(deal: Deal) -> None:
    """Shares and warrants of a domestic issuer that calls itself the Company, agreed and not closed."""
    forget_the_sums(deal)
    deal["stage"] = "signed"
    deal["issuer"] |= {
        "short_name": "the Company",
        "jurisdiction": "US-DE",
        "incorporated_in": "Delaware",
        "legal_form": "a corporation",
    }
    deal["issuer"]["reporting"][0] |= {"status": "domestic", "current_report": "8-K"}
    deal["issuer"]["reporting"][0]["annual_report"]["form"] = "10-K"
    deal["issuer"]["going_concern"] = True
    deal["agreement"]["name"] = "securities purchase agreement"
    deal["agreement"]["filed_as"] = "an exhibit to a Current Report on Form 8-K"
    deal["conditions"][1]["satisfied"] = False
    deal["timetable"] = {"signing": "2022-01-03", "closing": "2022-01-14", "long_stop": "2022-02-28"}
    common = {"exemptions": ["section-4a2", "regulation-d-506b"], "offered_in": ["US"]}
    rights = {
        "securities": "the Ordinary Shares sold and those issuable upon exercise of the Warrants",
        "deadline": "within 60 days of closing",
    }
    deal["tranches"] = [
        _tranche(SHARES, number=2_000_000, price="USD 1.25", registration_rights=rights, **common),
        _tranche(WARRANT, number=1_000_000, **common),
    ]
    deal["tranches"][1]["security"]["ratio"] = 2
    no_insider(deal)


def units(deal: Deal) -> None:
    """Units of a share and a warrant."""
    forget_the_sums(deal)
    unit: Deal = {"kind": "unit", "name": "Units", "singular": "Unit", "term": "Unit", "terms": "Units"}
    unit["parts"] = [{"number": 1, "security": SHARES}, {"number": 1, "security": WARRANT}]
    deal["tranches"] = [_tranche(unit, number=500_000, price="USD 1.30")]


def preferred(deal: Deal) -> None:
    """Convertible preferred shares."""
    forget_the_sums(deal)
    security: Deal = {
        "kind": "preferred-shares",
        "name": "Series A Preferred Shares",
        "singular": "Series A Preferred Share",
    }
    security |= {
        "term": "Preferred Share",
        "terms": "Preferred Shares",
        "title": "Series A Convertible Preferred Shares",
    }
    security |= {"stated_value": "USD 1,000", "dividend": "8%", "liquidation_preference": "USD 1,000"}
    security["conversion"] = {"into": SHARES, "price": "USD 1.20", "period": "at any time"}
    deal["tranches"] = [_tranche(security, number=3_000, price="USD 1,000")]


def depositary_shares(deal: Deal) -> None:
    """American depositary shares in a registered offering through an agent, before closing."""
    forget_the_sums(deal)
    del deal["conditions"][1]
    deal["timetable"] = {"closing": "2022-01-07"}
    del deal["agreement"]
    deal["stage"] = "priced"
    agent = {"name": "Example Securities LLC", "role": "sole placement agent"}
    statement = {"form": "F-3", "file_number": "333-123456", "filed": "2021-06-01", "effective": "2021-06-15"}
    deal["tranches"] = [
        _tranche(
            ADS,
            number=1_000_000,
            price="USD 8",
            agents=[agent],
            registration="registered",
            registration_statement=statement,
        )
    ]
    deal["tranches"][0] |= {"exemptions": [], "offered_in": ["US"], "purchasers": []}
    no_insider(deal)


def pre_funded(deal: Deal) -> None:
    """Shares and pre-funded warrants together."""
    forget_the_sums(deal)
    warrant = {key: WARRANT[key] for key in ("exercisable_for",)}
    warrant |= {"kind": "pre-funded-warrant", "name": "Pre-Funded Warrants", "singular": "Pre-Funded Warrant"}
    warrant |= {"term": "Pre-Funded Warrant", "terms": "Pre-Funded Warrants", "exercise_price": "USD 0.0001"}
    deal["tranches"] = [
        _tranche(SHARES, number=1_000_000, price="USD 1.25"),
        _tranche(warrant, number=1, price="USD 1.2499"),
    ]


def note_and_warrants(deal: Deal) -> None:
    """A convertible note with warrants beside it, proposed."""
    deal["stage"] = "proposed"
    deal["tranches"].append(_tranche(WARRANT, number=500_000))


def stage(name: str) -> Callable[[Deal], None]:
    """Return the change that puts the deal at stage *name*."""

    def change(deal: Deal) -> None:
        deal["stage"] = name
        closing = deal.get("timetable", {}).get("closing")
        if name == "closed" and isinstance(closing, str) and closing > str(deal["dated"]):
            deal["dated"] = closing  # what has closed is announced no earlier

    return change


def all_open(deal: Deal) -> None:
    """Every fact open that may be."""
    for path in sorted(_openable(deal), key=len, reverse=True):
        holder: Any = deal
        for step in path[:-1]:
            holder = holder[step]
        before = holder[path[-1]]
        holder[path[-1]] = OPEN
        try:
            offering(deal)
        except UserError:  # this fact may not be open: it stays as it is
            holder[path[-1]] = before


def _openable(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if path:
        yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in pairs:
        yield from _openable(item, (*path, key))


CHANGES: dict[str, Callable[[Deal], None]] = {
    change.__name__: change
    for change in (
        several_notes,
        no_insider,
        two_insiders,
        cash_only,
        straight_note,
        share_settled,
        discount,
        bare,
        shares_and_warrants,
        units,
        preferred,
        depositary_shares,
        pre_funded,
        note_and_warrants,
    )
} | {name: stage(name) for name in ("proposed", "launched", "priced", "signed", "terminated")}


def variant(name: str) -> Deal:
    """Return the facts of the closed example with the change *name* made to them."""
    deal = example()
    CHANGES[name](deal)
    return deal
