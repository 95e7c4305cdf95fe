"""Profiling an offering: what the law needs to know of a deal, with the place in the deal that each fact comes from.

No jurisdiction is named here: venues, exemptions and regimes come from the authorities' own files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from greenshoe.errors import Mistake, UserError
from greenshoe.law.authority import Venue
from greenshoe.law.facts import suggest
from greenshoe.law.law import Law
from greenshoe.law.measures import measures_of
from greenshoe.law.profile import Profile
from greenshoe.law.regimes import regime_for
from greenshoe.law.structure import structure_of
from greenshoe.law.told import Told, profile_of, several
from greenshoe.law.vocabulary import NONE, standing
from greenshoe.offering.deal import Offering
from greenshoe.offering.securities import Note, PreferredShares, Unit
from greenshoe.offering.tranche import Tranche
from greenshoe.offering.values import OpenPoint, known

Facts = dict[str, Told]


def profile_offering(
    offering: Offering, document: str, law: Law, *, on: date | None = None, final: bool = False
) -> Profile:
    """Return the profile of *document* of *offering* under the law of *on*.

    A point still open leaves its fact unknown. Raise UserError for exemptions and a regime that *law* does not
    know; an exchange that it does not know stays an unknown venue.
    """
    mistakes = [*_unknown_exemptions(offering, law), *_unknown_regimes(offering, law)]
    if mistakes:
        raise UserError(mistakes)
    told = _told(offering, law)
    alone = [_regime_alone(offering, index, document, law, on) for index in range(len(offering.tranches))]
    if offering.regime is not None:
        told["regime"] = Told(offering.regime.name, ("offering.regime.name",))
    elif len(alone) == 1:
        told["regime"] = alone[0]
    else:
        told["regime"] = regime_for(profile_of(document, told), law, on)
    names = [regime.value for regime in alone]
    told["regimes"] = several(
        (name for name in names if isinstance(name, str)),
        (source for regime in alone for source in regime.sources),
        incomplete=None in names,
    )
    return profile_of(document, told, final=final)


def profile_tranche(offering: Offering, index: int, document: str, law: Law) -> Profile:
    """Return what the law would need to know of *document* if it announced the tranche at *index* alone.

    Its regime is left out. Sources are paths in the whole deal.
    """
    alone = offering.model_copy(update={"tranches": (offering.tranches[index],)})
    profile = profile_of(document, _told(alone, law))
    first, own = "offering.tranches[0]", f"offering.tranches[{index}]"
    sources = {
        fact: tuple(own + path.removeprefix(first) if path.startswith(first) else path for path in paths)
        for fact, paths in profile.sources.items()
    }
    return profile.model_copy(update={"sources": sources})


def _told(offering: Offering, law: Law) -> Facts:
    return {
        **_footing(offering, law),
        **structure_of(offering),
        **measures_of(offering),
        **_instruments(offering),
        **_issuer(offering),
        **_venues(offering, law),
        **_announcement(offering, law),
    }


def _regime_alone(offering: Offering, index: int, document: str, law: Law, on: date | None) -> Told:
    """Tell the regime that *document* would have if it announced the tranche at *index* alone."""
    chosen = offering.tranches[index].regime
    if chosen is not None:
        return Told(chosen.name, (f"offering.tranches[{index}].regime.name",))
    return regime_for(profile_tranche(offering, index, document, law), law, on)


def unknown_venues(offering: Offering, law: Law) -> Iterator[tuple[str, str]]:
    """Yield each exchange of *offering* that *law* does not know, with its path in the deal."""
    for index, listing in enumerate(offering.issuer.listings):
        if venue_named(listing.exchange, law) is None:
            yield f"offering.issuer.listings[{index}].exchange", listing.exchange


def venue_named(written: str, law: Law) -> tuple[str, Venue] | None:
    """Return the venue that an exchange's name stands for, with the name that the law gives it."""
    wanted = _plain(written)
    for authority in law.authorities.values():
        for name, venue in authority.venues.items():
            if wanted in {_plain(name), _plain(venue.name), *map(_plain, venue.aliases)}:
                return name, venue
    return None


def _plain(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())


def _tranches(offering: Offering) -> Iterator[tuple[str, Tranche]]:
    return ((f"offering.tranches[{index}]", tranche) for index, tranche in enumerate(offering.tranches))


def _unknown_exemptions(offering: Offering, law: Law) -> Iterator[Mistake]:
    names = law.vocabulary["exemptions"].values or frozenset()
    for path, tranche in _tranches(offering):
        for index, exemption in enumerate(tranche.exemptions):
            name = known(exemption)
            if name is not None and name not in names:
                what = f'the law folders have no exemption "{name}"'
                yield _mistake(offering, f"{path}.exemptions[{index}]", what, suggest(name, names))


def _unknown_regimes(offering: Offering, law: Law) -> Iterator[Mistake]:
    names = law.vocabulary["regime"].values or frozenset()
    choices = [("offering", offering.regime), *((path, tranche.regime) for path, tranche in _tranches(offering))]
    for path, choice in choices:
        if choice is not None and choice.name not in names:
            what = f'the law folders have no regime "{choice.name}"'
            yield _mistake(offering, f"{path}.regime.name", what, suggest(choice.name, names))


def _mistake(offering: Offering, path: str, what: str, cure: str) -> Mistake:
    file, line, column = offering.place(path) or (offering.name, 0, 0)
    return Mistake(file, line, column, what, cure)


def _footing(offering: Offering, law: Law) -> Facts:
    """Tell on what footing the securities are sold, and where."""
    tranches = tuple(_tranches(offering))
    exemptions = {
        f"{path}.exemptions[{index}]": exemption
        for path, tranche in tranches
        for index, exemption in enumerate(tranche.exemptions)
    }
    places = {
        f"{path}.offered_in[{index}]": code
        for path, tranche in tranches
        for index, code in enumerate(tranche.offered_in)
    }
    return {
        "registrations": several(
            (tranche.registration for _, tranche in tranches), (f"{path}.registration" for path, _ in tranches)
        ),
        "exemptions": _partly_known(exemptions),
        "public_exemptions": advertised(map(known, exemptions.values()), exemptions, law),
        "offered_in": _offered(places, law),
        "agents": _yes_no(f"{path}.agents" for path, tranche in tranches if tranche.agents),
        "registration_rights": _registration_rights(tranches),
    }


def advertised(exemptions: Iterable[str | None], sources: Iterable[str], law: Law) -> Told:
    """Tell which of *exemptions* let an offering be advertised; one that is not settled yet counts as none."""
    public = {
        name for authority in law.authorities.values() for name, held in authority.exemptions.items() if held.advertised
    }
    return several(public.intersection(exemptions), sources)


def _partly_known(facts: Mapping[str, str | OpenPoint]) -> Told:
    values = [known(fact) for fact in facts.values()]
    return several((value for value in values if value), facts, incomplete=None in values)


def _offered(places: Mapping[str, str | OpenPoint], law: Law) -> Told:
    told = _partly_known(places)
    words = told.value if isinstance(told.value, tuple) else ()
    # A deal that says nothing of where its securities are offered leaves that unknown, for they are offered somewhere.
    return several(_answering(words, law), told.sources, incomplete=told.incomplete or not words)


def _answering(codes: tuple[str, ...], law: Law) -> Iterator[str]:
    return (name for code in codes for name in law.answering(code))


def _yes_no(paths: Iterator[str]) -> Told:
    found = tuple(paths)
    return Told(bool(found), found)


def _registration_rights(tranches: Sequence[tuple[str, Tranche]]) -> Told:
    """Tell whether resales will be registered; unknown while that is open and nothing else is promised."""
    promised = [(path, tranche.registration_rights) for path, tranche in tranches if tranche.registration_rights]
    known_ones = [path for path, rights in promised if not isinstance(rights, OpenPoint)]
    paths = tuple(f"{path}.registration_rights" for path in known_ones or [path for path, _ in promised])
    return Told(None if promised and not known_ones else bool(known_ones), paths)


def _instruments(offering: Offering) -> Facts:
    """Tell what kinds of security are sold, and whether they become shares."""
    tranches = list(_tranches(offering))
    return {
        "securities": _kinds_of(tranches),
        "unregistered_securities": _kinds_of(
            [(path, tranche) for path, tranche in tranches if tranche.registration == "unregistered"]
        ),
        "convertible": _yes_no(
            f"{path}.security.conversion"
            for path, tranche in _tranches(offering)
            if isinstance(tranche.security, Note | PreferredShares) and tranche.security.conversion
        ),
        "share_settled": _yes_no(
            f"{path}.security.repayment.settled_in"
            for path, tranche in _tranches(offering)
            if isinstance(tranche.security, Note) and tranche.security.repayment.settled_in != "cash"
        ),
    }


def _kinds_of(tranches: Sequence[tuple[str, Tranche]]) -> Told:
    """Tell the kinds of security that *tranches* sell, parts of units and what is taken in lieu among them."""
    sold = [tranche.security for _, tranche in tranches]
    parts = [part.security for unit in sold if isinstance(unit, Unit) for part in unit.parts]
    in_lieu = [tranche.in_lieu.security for _, tranche in tranches if tranche.in_lieu]
    kinds = [security.kind for security in (*sold, *parts, *in_lieu)]
    return several(kinds, (f"{path}.security.kind" for path, _ in tranches))


def _issuer(offering: Offering) -> Facts:
    """Tell to whom the issuer reports, and what its standing takes away."""
    issuer = offering.issuer
    statuses: dict[str, str] = {
        report.status: f"offering.issuer.reporting[{i}].status" for i, report in enumerate(issuer.reporting)
    }
    status = max(statuses, default=NONE)  # "foreign-private-issuer" wins over "domestic": it gates the forms
    excluded = [field for field in type(issuer.standing).model_fields if getattr(issuer.standing, field)]
    paths = tuple(f"offering.issuer.standing.{field}" for field in excluded)
    if offering.trust is not None and "blank_check" not in excluded:
        excluded, paths = [*excluded, "blank_check"], (*paths, "offering.trust")
    return {
        "issuer_reports": Told(bool(issuer.reporting), ("offering.issuer.reporting",)),
        "issuer_status": Told(status, (statuses.get(status, "offering.issuer.reporting"),)),
        "issuer_jurisdiction": Told(issuer.jurisdiction, ("offering.issuer.jurisdiction",)),
        "issuer_excluded": several(map(standing, excluded), paths or ("offering.issuer.standing",)),
        "going_concern": Told(known(issuer.going_concern), ("offering.issuer.going_concern",)),
    }


def _venues(offering: Offering, law: Law) -> Facts:
    """Tell where the issuer is listed."""
    listings = offering.issuer.listings
    found = [venue_named(listing.exchange, law) for listing in listings]
    venues = dict(venue for venue in found if venue is not None)
    paths = [f"offering.issuer.listings[{index}].exchange" for index in range(len(listings))]
    paths = paths or ["offering.issuer.listings"]
    incomplete = None in found
    codes = tuple(venue.jurisdiction for venue in venues.values())
    return {
        "listed_on": several(venues, paths, incomplete=incomplete),
        "listed_in": several(_answering(codes, law), paths, incomplete=incomplete),
        "interlisted": Told(None if incomplete and len(set(codes)) < 2 else len(set(codes)) > 1, tuple(paths)),
        "venue_types": several((venue.type for venue in venues.values()), paths, incomplete=incomplete),
    }


def _announcement(offering: Offering, law: Law) -> Facts:
    """Tell what is announced, when and where."""
    distribution = offering.distribution
    owned = (
        f"{path}.purchasers[{index}].owners"
        for path, tranche in _tranches(offering)
        for index, purchaser in enumerate(tranche.purchasers)
        if purchaser.owners
    )
    insiders = (f"offering.insiders[{index}]" for index in range(len(offering.insiders)))
    return {
        "stage": Told(offering.stage, ("offering.stage",)),
        "dated": Told(known(offering.dated) is not None, ("offering.dated",)),
        "initial_public_offering": Told(offering.initial_public_offering, ("offering.initial_public_offering",)),
        "tender_offer": Told(offering.tender_offer, ("offering.tender_offer",)),
        "inside_information": Told(known(offering.inside_information), ("offering.inside_information",)),
        "public_offer_prospectus": Told(offering.public_offer_prospectus, ("offering.public_offer_prospectus",)),
        "manufacturers": several(
            _answering(offering.marketing.manufacturers, law), ("offering.marketing.manufacturers",)
        ),
        "distributed_in": several(_answering(distribution.to, law), ("offering.distribution.to",)),
        "banner": several(_answering(distribution.banner, law), ("offering.distribution.banner",)),
        "insiders": _yes_no(iter([*insiders, *owned])),
        # What the proceeds are for is a plan, and every announcement of an offering tells it.
        "forward_looking": Told(True, ("offering.use_of_proceeds",)),
    }
