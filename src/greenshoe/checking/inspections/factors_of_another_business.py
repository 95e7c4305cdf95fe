"""Factors of another business: the risks that a warning names are those of the trade that the text describes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.inspections._prose import boilerplate
from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_LEAST = 300
"""Characters outside the warnings from which one can tell what the issuer does."""
_TRADES = (
    (
        "the sale of consumer goods",
        "product assortment|consumer segment|same-store sales|store openings|foot traffic|franchisees",
        r"consumer|retail|brand|stores?\b|shop|apparel|beverage|food|restaurant|e-commerce|franchis|fashion|wine"
        r"|toys?\b",
    ),
    (
        "the development of drugs",
        "clinical trial|preclinical studies|pre-clinical studies|product candidate|investigational new drug|patient "
        "enrollment",
        r"clinic|drug|therap|pharma|medic|vaccin|patient|disease|health|diagnos|cannab|hemp|bio|surg|cancer|dental"
        r"|pain|treat",
    ),
    (
        "mining",
        "mineral reserve|mineral resource|ore grade|drill results|drilling results|assay results|metallurgical|mine "
        "plan",
        r"\bmin(?:e|es|ing|er|ers|eral|erals)\b|gold|silver|copper|lithium|explor|metal|graphite|uranium|royalt"
        r"|drill|nickel|cobalt|steel|coal",
    ),
    (
        "oil and gas",
        "proved reserves|oil and gas reserves|drilling of wells|well productivity|crude oil prices",
        r"\boil\b|\bgas\b|petrol|energy|wells?\b|drill|pipeline|hydrocarbon|refin",
    ),
    (
        "real estate",
        "tenant defaults|tenant bankruptcies|occupancy rate|occupancy level|lease renewals|rental rates",
        r"real estate|propert|REIT|\bleas|\brent|apartment|building|hotel|\bland|data cent|office|housing|homes?\b"
        r"|hospital|senior|cruise|resort|accommodation",
    ),
    (
        "banking",
        "loan loss|credit loss provision|net interest margin|deposit outflows|deposit levels",
        r"\bbank|\blend|\bloan|credit|mortgage|financ|insur",
    ),
    (
        "shipping",
        "charter rates|charterers|vessel values|dry-docking|drydocking",
        r"vessel|shipping|ships?\b|fleet|marine|tanker|charter|offshore|cargo",
    ),
    (
        "digital assets",
        "price of bitcoin|volatility of bitcoin|hash rate|hashrate|network difficulty",
        r"bitcoin|crypto|digital asset|blockchain|token|treasury|mining|ether",
    ),
)
"""A trade, the risks that no other has, and the words by which a text shows that it is the issuer's."""
_REST = re.compile(r"\w*")
_RISKS = tuple((trade, risks.split("|"), re.compile(words, re.IGNORECASE)) for trade, risks, words in _TRADES)


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield the first risk of each trade that the rest of the text says nothing of."""
    warnings, rest = boilerplate(text)
    if len(rest) < _LEAST:
        return
    told: set[str] = set()
    for block in warnings:
        lowered = text.content[block.start : block.end].lower()
        for trade, risks, words in _RISKS:
            places = sorted((place, risk) for risk in risks if (place := lowered.find(risk)) >= 0)
            if places and trade not in told and not words.search(rest):
                told.add(trade)
                place, risk = places[0]
                word = _REST.match(text.content, block.start + place + len(risk))
                quote = text.quote(block.start + place, word.end() if word else block.end)
                what = f'"{quote.text}" is a risk of {trade}, of which the rest of the text says nothing'
                yield Observation(what, quote, "name the risks of this issuer and of this offering")
