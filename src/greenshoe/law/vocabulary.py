"""The vocabulary of conditions: the facts of a profile with the values that deals and the law can give them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from pydantic import BaseModel

from greenshoe.law.authority import Authority, Venue
from greenshoe.law.facts import Vocabulary, facts_of
from greenshoe.offering import deal, issuer, securities, tranche, updates

NONE = "none"
"""The value of a fact that is known not to be: no regime, no status."""
CHECKLIST = "checklist"
"""The document, in name, of the rules that are about a deal and not about a text: filings, notices, votes."""
_PLACES = ("manufacturers", "listed_in", "distributed_in", "offered_in", "banner")


def vocabulary_of(
    authorities: Mapping[str, Authority], documents: Iterable[str], *, partial: bool = False
) -> Vocabulary:
    """Return the facts that conditions may name under *authorities*, in a library with *documents*.

    *partial*: an authority could not be read, so that any name of a venue, exemption or regime will do.
    """
    held = authorities.values()
    jurisdictions = {code for authority in held for code in authority.jurisdictions} | authorities.keys()
    values: dict[str, Iterable[str]] = {
        "regime": {regime.name for authority in held for regime in authority.regimes} | {NONE},
        "regimes": {regime.name for authority in held for regime in authority.regimes} | {NONE},
        "reg_s_category": {"1", "2", "3", NONE},
        "exemptions": {name for authority in held for name in authority.exemptions},
        "public_exemptions": {name for authority in held for name in authority.exemptions},
        "listed_on": {name for authority in held for name in authority.venues},
        "venue_types": _options(Venue, "type"),
        "stage": _options(deal.Offering, "stage"),
        "update": {*_tags(updates.Update), NONE},
        "registrations": _options(tranche.Tranche, "registration"),
        "public_offer_prospectus": _options(deal.Offering, "public_offer_prospectus"),
        "issuer_status": {*_options(issuer.Reporting, "status"), NONE},
        "issuer_excluded": {standing(name) for name in issuer.Standing.model_fields},
        "securities": _kinds(),
        "unregistered_securities": _kinds(),
        **dict.fromkeys(_PLACES, jurisdictions),
    }
    if partial:
        for name in ("regime", "regimes", "exemptions", "public_exemptions", "listed_on", *_PLACES):
            del values[name]
    if documents := frozenset(documents):
        values["document"] = documents | {CHECKLIST}
    return facts_of(values)


def standing(field: str) -> str:
    """Return the name that conditions give to a field of an issuer's standing: ``penny-stock``."""
    return field.replace("_", "-")


def _options(model: type[BaseModel], field: str) -> tuple[str, ...]:
    """Return the words that a field of a deal can hold."""
    return get_args(model.model_fields[field].annotation)


def _kinds() -> frozenset[str]:
    return _tags(securities.Security)


def _tags(tagged: Any) -> frozenset[str]:
    """Return the kinds that tell the models of a union apart."""
    return frozenset(word for kind in get_args(get_args(tagged)[0]) for word in _options(kind, "kind"))
