"""What a deal file must state, be it as an open point."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from greenshoe.offering.securities import Note, Unit, Warrant
from greenshoe.offering.values import Clash
from greenshoe.source.showing import shown

if TYPE_CHECKING:
    from greenshoe.offering.deal import Offering
    from greenshoe.offering.tranche import Tranche

_PRICED = ("priced", "signed", "closed")
_ON_SALE = ("launched", *_PRICED)


def not_stated(offering: Offering, tranche: Tranche) -> Iterator[Clash]:
    """Yield each fact that *tranche* must state and does not: footing, size, price, and the terms of what it sells."""
    fixed = _terms_fixed(offering, tranche)
    yield from _footing(tranche)
    yield from _size(tranche, fixed=fixed)
    yield from _price(tranche, fixed=fixed, on_sale=offering.stage in _ON_SALE)
    yield from _option(tranche)
    if isinstance(tranche.security, Note):
        yield from _note(tranche.security)
    if fixed:
        yield from _unfixed(tranche)


def uses_not_stated(offering: Offering) -> Iterator[Clash]:
    """Yield that nothing says what the proceeds are used for, unless holders alone sell."""
    holders_alone = all(tranche.sellers for tranche in offering.tranches)
    if not offering.use_of_proceeds and not holders_alone:
        cure = 'add "use_of_proceeds:" with a list of purposes'
        yield Clash((), "nothing says what the proceeds are used for", cure)


def _terms_fixed(offering: Offering, tranche: Tranche) -> bool:
    """Return whether size and terms must be stated: always, but of what banks market and have not priced."""
    marketed = tranche.registration == "registered" or tranche.commitment is not None or bool(tranche.agents)
    return not marketed or offering.stage in _PRICED


def _footing(tranche: Tranche) -> Iterator[Clash]:
    if tranche.registration == "unregistered" and not tranche.exemptions:
        cure = 'add "exemptions: [regulation-s]", or "exemptions: [{open: exemption relied on}]"'
        yield Clash((), "an unregistered tranche names no exemption", cure)
    if tranche.registration == "registered" and tranche.registration_statement is None:
        cure = 'add "registration_statement:", or "registration_statement: {open: registration statement}"'
        yield Clash((), "a registered tranche names no registration statement", cure)


def _size(tranche: Tranche, *, fixed: bool) -> Iterator[Clash]:
    if not fixed:
        return
    kind = tranche.security.kind
    if isinstance(tranche.security, Note):
        if tranche.principal is None:
            cure = 'add "principal: USD 3,000,000", or "principal: {open: principal amount}"'
            yield Clash((), "a tranche of notes has no principal", cure)
    elif "number" not in tranche.model_fields_set and not _by_money(tranche):
        yield Clash((), f"how many are sold is missing ({kind})", 'add "number:", or "number: {open: number sold}"')


def _price(tranche: Tranche, *, fixed: bool, on_sale: bool) -> Iterator[Clash]:
    """Yield that there is no price; rights have theirs as soon as they are offered."""
    priced = tranche.price is not None or tranche.price_range is not None or tranche.accompanies is not None
    if priced or isinstance(tranche.security, Note):
        return
    if tranche.rights is not None:
        if fixed or on_sale:
            cure = 'add "price:", or "price: {open: subscription price}"'
            yield Clash((), "the rights have no subscription price", cure)
    elif fixed and not _by_money(tranche) and not isinstance(tranche.security, Warrant):
        what = f"the price of one is missing ({tranche.security.kind})"
        yield Clash((), what, 'add "price:", or "price: {open: price}"')


def _by_money(tranche: Tranche) -> bool:
    return tranche.amount is not None or tranche.program is not None or tranche.limits is not None


def _option(tranche: Tranche) -> Iterator[Clash]:
    option = tranche.option
    if option is None:
        return
    if option.number is None and option.principal is None and option.part is None:
        cure = 'add "number:", "principal:" or "part: 15%", or "number: {open: number under the option}"'
        yield Clash(("option",), "nothing says how much more the option is for", cure)
    taken = option.exercise
    if taken is not None and taken.number is None and taken.principal is None:
        size = "principal" if isinstance(tranche.security, Note) else "number"
        cure = f'add "{size}:", or "{size}: {{open: what was taken}}"'
        yield Clash(("option", "exercise"), "nothing says how much was taken under the option", cure)


def _note(note: Note) -> Iterator[Clash]:
    repayment, conversion = note.repayment, note.conversion
    if note.maturity.date is None and note.maturity.tenor is None:
        cure = 'add "date:" or "tenor:", or "date: {open: maturity date}"'
        yield Clash(("security", "maturity"), "neither a date nor a tenor is given", cure)
    if conversion is None and "convertible" in note.title.lower():
        what = f"the title {shown(note.title)} says convertible, but nothing says into what"
        yield Clash(("security", "title"), what, 'add "conversion:", or change the title')
    if repayment.settled_in != "cash" and conversion is None:
        path = ("security", "repayment", "settled_in")
        yield Clash(path, "repayment in shares, but no shares are named", 'add "conversion: {into: …, price: …}"')
    if repayment.settled_in == "cash, shares or both" and repayment.choice_of is None:
        path = ("security", "repayment", "settled_in")
        yield Clash(path, "nobody is said to choose between cash and shares", 'add "choice_of: issuer" or "investor"')


def _unfixed(tranche: Tranche) -> Iterator[Clash]:
    """Yield each term of the security that pricing fixes and that the deal does not state."""
    security = tranche.security
    conversion = getattr(security, "conversion", None)
    terms: list[tuple[tuple[str | int, ...], str, bool]] = [
        (("security", "interest"), "rate", isinstance(security, Note) and security.interest.rate is None),
        (("security", "conversion"), "price", conversion is not None and conversion.price is None),
    ]
    held: list[tuple[tuple[str | int, ...], object]] = [(("security",), security)]
    if isinstance(security, Unit):
        held += [(("security", "parts", place, "security"), part.security) for place, part in enumerate(security.parts)]
    terms += [
        (path, "exercise_price", isinstance(each, Warrant) and each.exercise_price is None) for path, each in held
    ]
    for path, name, missing in terms:
        if missing:
            yield Clash(path, f'"{name}" is missing', f'add it, or "{name}: {{open: …}}" while it is not known')
