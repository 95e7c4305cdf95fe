"""How large an offering is for its issuer, at what price, and how it is marketed, as far as the law asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from math import floor

from greenshoe.law.told import Told
from greenshoe.law.vocabulary import NONE
from greenshoe.offering.deal import Offering
from greenshoe.offering.derived.issue import sales_of
from greenshoe.offering.securities import DepositaryShares, Note, PreferredShares, Shares, Unit, Warrant
from greenshoe.offering.tranche import Tranche
from greenshoe.offering.values import Money, OpenPoint, known

Facts = dict[str, Told]
REGULATION_S = "regulation-s"
"""The exemption whose categories a deal may name."""


def measures_of(offering: Offering) -> Facts:
    """Return the facts of a profile that measure *offering*, its price, and how it is marketed."""
    marketing, issuer = offering.marketing, offering.issuer
    listed = "offering.issuer.listings"
    flags = ("retail", "stabilization", "rated", "green_label", "key_information")
    return {
        "dilution": _dilution(offering),
        "premium": _premium(offering),
        "embeds_derivative": _held(_derivatives(offering)),
        "variable_conversion": _held(_variable(offering)),
        "debt": _held(f"{path}.security.kind" for path, each in _tranches(offering) if isinstance(each.security, Note)),
        "staged": _staged(offering),
        "conditional": Told(bool(offering.conditions), ("offering.conditions",)),
        "purchasers_named": _held(f"{path}.purchasers" for path, each in _tranches(offering) if each.purchasers),
        "reg_s_category": _category(offering),
        **{name: Told(getattr(marketing, name), (f"offering.marketing.{name}",)) for name in flags},
        **{
            name: Told(getattr(issuer, name), (f"offering.issuer.{name}",))
            for name in ("well_known_seasoned", "smaller_reporting", "emerging_growth")
        },
        "home_practice": Told(any(listing.home_practice for listing in issuer.listings), (listed,)),
        "deficiency": Told(any(listing.deficiency is not None for listing in issuer.listings), (listed,)),
    }


def _tranches(offering: Offering) -> Iterator[tuple[str, Tranche]]:
    return ((f"offering.tranches[{index}]", tranche) for index, tranche in enumerate(offering.tranches))


def _held(paths: Iterable[str]) -> Told:
    found = tuple(paths)
    return Told(bool(found), found)


def _dilution(offering: Offering) -> Told:
    """Tell the most shares that the offering issues in percent of those outstanding; unknown while either is."""
    sales = sales_of(offering, in_full=True)
    before = known(offering.capitalization.outstanding) if offering.capitalization else None
    paths = ("offering.tranches", "offering.capitalization.outstanding")
    if sales is None or not isinstance(sales.all_shares, int) or not before:
        return Told(None, paths)
    return Told(_percent(Fraction(sales.all_shares, before)), paths)


def _premium(offering: Offering) -> Told:
    """Tell the lowest price of a share over the market's; unknown where none can be compared."""
    found = [(rate, path) for path, tranche in _tranches(offering) if (rate := _over_market(tranche)) is not None]
    if not found:
        return Told(None, tuple(f"{path}.reference_price" for path, _ in _tranches(offering)))
    rate, path = min(found)
    return Told(_percent(rate), (f"{path}.reference_price",))


def _over_market(tranche: Tranche) -> Fraction | None:
    security, market = tranche.security, known(tranche.reference_price)
    if isinstance(security, Note | PreferredShares):
        price = known(security.conversion.price) if security.conversion else None
    else:
        price = known(tranche.price) if isinstance(security, Shares | DepositaryShares) else None
    if not isinstance(price, Money) or market is None or price.currency != market.currency or not market.amount:
        return None
    return Fraction(price.amount) / Fraction(market.amount) - 1


def _percent(part: Fraction) -> Decimal:
    """Return *part* in percent, cut off after six decimals, so that no threshold is met by rounding."""
    return Decimal(floor(part * 100 * 10**6)).scaleb(-6)


def _derivatives(offering: Offering) -> Iterator[str]:
    for path, tranche in _tranches(offering):
        security = tranche.security
        parts = [part.security for part in security.parts] if isinstance(security, Unit) else [security]
        if any(isinstance(part, Warrant) or getattr(part, "conversion", None) is not None for part in parts):
            yield f"{path}.security"


def _variable(offering: Offering) -> Iterator[str]:
    for path, tranche in _tranches(offering):
        conversion = getattr(tranche.security, "conversion", None)
        if conversion is not None and conversion.variable:
            yield f"{path}.security.conversion.variable"


def _staged(offering: Offering) -> Told:
    """Tell whether the tranches close on different days."""
    closings = {closing for _, tranche in _tranches(offering) if (closing := known(tranche.closing)) is not None}
    paths = tuple(f"{path}.closing" for path, tranche in _tranches(offering) if tranche.closing is not None)
    apart = len(closings) > 1 or (bool(closings) and any(tranche.closing is None for _, tranche in _tranches(offering)))
    return Told(apart, paths)


def _category(offering: Offering) -> Told:
    """Tell the category under Rule 903; unknown while a tranche is sold under Regulation S and names none."""
    relying = [
        (f"{path}.regulation_s_category", tranche.regulation_s_category)
        for path, tranche in _tranches(offering)
        if REGULATION_S in map(known, tranche.exemptions) or tranche.regulation_s_category
    ]
    if not relying:
        pending = any(isinstance(each, OpenPoint) for _, tranche in _tranches(offering) for each in tranche.exemptions)
        return Told(None if pending else NONE)
    paths = tuple(path for path, _ in relying)
    categories = [category for _, category in relying]
    return Told(None if None in categories else str(max(filter(None, categories))), paths)
