"""Facts of a deal that cannot all be true: each with the place of the one to correct, and the cure."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from greenshoe.offering.derived.totals import total_proceeds
from greenshoe.offering.securities import Note, Unit, Warrant
from greenshoe.offering.selling_clashes import selling_clashes
from greenshoe.offering.values import Clash, Money, known
from greenshoe.source.showing import nearest, shown

if TYPE_CHECKING:
    from greenshoe.offering.deal import Offering
    from greenshoe.offering.tranche import Tranche


def clashes(offering: Offering) -> Iterator[Clash]:
    """Yield everything in *offering* that cannot be true together."""
    for index, tranche in enumerate(offering.tranches):
        within = _within(tranche, fixed=_terms_fixed(offering, tranche))
        for clash in within:
            yield clash._replace(path=("tranches", index, *clash.path))
        if isinstance(tranche.security, Note):
            yield from _maturity(offering, index, tranche.security)
    yield from _owners(offering)
    yield from _dates(offering)
    yield from _expenses(offering)
    yield from _purposes(offering)
    yield from selling_clashes(offering)


def _terms_fixed(offering: Offering, tranche: Tranche) -> bool:
    """Return whether size and terms must be stated: always, but of what banks market and have not priced."""
    marketed = tranche.registration == "registered" or tranche.commitment is not None or bool(tranche.agents)
    return not marketed or offering.stage in ("priced", "signed", "closed")


def _purposes(offering: Offering) -> Iterator[Clash]:
    holders_alone = all(tranche.sellers for tranche in offering.tranches)
    if not offering.use_of_proceeds and not holders_alone:
        cure = 'add "use_of_proceeds:" with a list of purposes'
        yield Clash((), "nothing says what the proceeds are used for", cure)


def _expenses(offering: Offering) -> Iterator[Clash]:
    expenses, gross = known(offering.expenses), known(total_proceeds(offering)["gross_proceeds"])
    if expenses and gross and expenses.currency == gross.currency and expenses.amount > gross.amount:
        what = f"the expenses are more than the gross proceeds, {gross}"
        yield Clash(("expenses",), what, "correct the expenses, or the price and number of what is sold")


def _within(tranche: Tranche, *, fixed: bool) -> Iterator[Clash]:
    yield from _footing(tranche)
    if isinstance(tranche.security, Note):
        yield from _debt(tranche, fixed=fixed)
        yield from _note(tranche.security)
    else:
        yield from _equity(tranche, fixed=fixed)
    if fixed:
        yield from _unfixed(tranche)
    currencies = list(_currencies(tranche))
    yield from currencies
    if not currencies:
        yield from _subscriptions(tranche)


def _footing(tranche: Tranche) -> Iterator[Clash]:
    if tranche.registration == "unregistered" and not tranche.exemptions:
        cure = 'add "exemptions: [regulation-s]", or "exemptions: [{open: exemption relied on}]"'
        yield Clash((), "an unregistered tranche names no exemption", cure)
    if tranche.registration == "registered" and tranche.registration_statement is None:
        cure = 'add "registration_statement:", or "registration_statement: {open: registration statement}"'
        yield Clash((), "a registered tranche names no registration statement", cure)
    statement = known(tranche.registration_statement)
    if statement is not None:
        filed, effective = known(statement.filed), known(statement.effective)
        if filed and effective and effective < filed:
            path = ("registration_statement", "effective")
            yield Clash(path, f"it is effective before it is filed on {filed}", "correct one of the dates")


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


def _debt(tranche: Tranche, *, fixed: bool) -> Iterator[Clash]:
    if tranche.principal is None and fixed:
        cure = 'add "principal: USD 3,000,000", or "principal: {open: principal amount}"'
        yield Clash((), "a tranche of notes has no principal", cure)
    if tranche.price is not None:
        cure = 'give "principal", and "issue_price" as a percentage of it'
        yield Clash(("price",), "a note has no price of its own", cure)


def _equity(tranche: Tranche, *, fixed: bool) -> Iterator[Clash]:
    kind = tranche.security.kind
    by_money = tranche.amount is not None or tranche.program is not None or tranche.limits is not None
    if fixed and "number" not in tranche.model_fields_set and not by_money:
        yield Clash((), f"how many are sold is missing ({kind})", 'add "number:", or "number: {open: number sold}"')
    priced = tranche.price is not None or tranche.price_range is not None or tranche.accompanies is not None
    if fixed and not (priced or by_money or isinstance(tranche.security, Warrant)):
        yield Clash((), f"the price of one is missing ({kind})", 'add "price:", or "price: {open: price}"')
    for name in ("principal", "issue_price"):
        if getattr(tranche, name) is not None:
            cure = 'take it out, and give "number" and "price"'
            yield Clash((name,), f'"{name}" belongs to notes, not to {kind}', cure)


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


def _currencies(tranche: Tranche) -> Iterator[Clash]:
    """Yield amounts in another currency than the tranche's first.

    Two amounts may differ: the par value, and a conversion price, which may be fixed in the currency of the shares;
    the market price that it is compared with must then be in that currency too.
    """
    yield from _one_currency(
        [
            (("principal",), known(tranche.principal)),
            (("price",), known(tranche.price)),
            *((("purchasers", i, "subscribes"), known(p.subscribes)) for i, p in enumerate(tranche.purchasers)),
            (("security", "denomination"), known(getattr(tranche.security, "denomination", None))),
            (("stated", "gross_proceeds"), tranche.stated.gross_proceeds),
            (("stated", "net_proceeds"), tranche.stated.net_proceeds),
            (("stated", "interest_to_maturity"), tranche.stated.interest_to_maturity),
        ]
    )
    conversion = getattr(tranche.security, "conversion", None)
    repayment = getattr(tranche.security, "repayment", None)
    yield from _one_currency(
        [
            (("security", "conversion", "price"), known(conversion.price) if conversion else None),
            (("security", "repayment", "share_price"), known(repayment.share_price) if repayment else None),
            (("reference_price",), known(tranche.reference_price)),
        ]
    )


def _one_currency(amounts: list[tuple[tuple[str | int, ...], Money | None]]) -> Iterator[Clash]:
    first: str | None = None
    for path, money in amounts:
        if money is None:
            continue
        first = first or money.currency
        if money.currency != first:
            yield Clash(path, f"{money} stands beside amounts in {first}", "write both in one currency")


def _subscriptions(tranche: Tranche) -> Iterator[Clash]:
    """Yield that what the purchasers take is not what is sold, where both are known."""
    total = sold(tranche)
    taken = [known(purchaser.subscribes) for purchaser in tranche.purchasers]
    amounts = [Fraction(money.amount) for money in taken if money is not None]
    if total is None or not amounts:
        return
    whole = Fraction(total.amount)
    if sum(amounts) > whole or (None not in taken and sum(amounts) != whole):
        found = Money(sum((money.amount for money in taken if money), start=total.amount * 0), total.currency)
        what = f"the purchasers subscribe for {found} of {total}"
        yield Clash(("purchasers",), what, "correct a subscription or the amount sold")


def sold(tranche: Tranche) -> Money | None:
    """Return what the purchasers' subscriptions add up to: principal of notes, else number times price."""
    if isinstance(tranche.security, Note):
        return known(tranche.principal)
    number, price = known(tranche.number), known(tranche.price)
    return None if number is None or price is None else price.times(number)


def _owners(offering: Offering) -> Iterator[Clash]:
    names = [insider.name for insider in offering.insiders]
    for t, tranche in enumerate(offering.tranches):
        for p, purchaser in enumerate(tranche.purchasers):
            for o, owner in enumerate(purchaser.owners):
                if owner.holder not in names:
                    near = nearest(owner.holder, names)
                    cure = f'did you mean "{near}"?' if near else "name the holder there, with its roles"
                    path = ("tranches", t, "purchasers", p, "owners", o, "holder")
                    yield Clash(path, f'{shown(owner.holder)} is not among the "insiders"', cure)


def _dates(offering: Offering) -> Iterator[Clash]:
    times = offering.timetable
    signing, closing, long_stop = known(times.signing), known(times.closing), known(times.long_stop)
    dated = known(offering.dated)
    cure = "correct one of the dates"
    if signing and closing and closing < signing:
        yield Clash(("timetable", "closing"), f"closing on {closing} is before signing on {signing}", cure)
    if long_stop and closing and long_stop < closing:
        yield Clash(("timetable", "long_stop"), f"the long stop {long_stop} is before closing on {closing}", cure)
    if offering.stage == "closed" and dated and closing and closing > dated:
        what = f"the stage is closed, but closing on {closing} is after the announcement of {dated}"
        yield Clash(("stage",), what, "correct the stage or one of the dates")
    for index, reporting in enumerate(offering.issuer.reporting):
        report = known(reporting.annual_report)
        ended, filed = (known(report.year_ended), known(report.filed)) if report else (None, None)
        if ended and filed and filed <= ended:
            path = ("issuer", "reporting", index, "annual_report", "filed")
            yield Clash(path, f"the annual report is filed before its year ends on {ended}", cure)


def _maturity(offering: Offering, index: int, note: Note) -> Iterator[Clash]:
    maturity, closing = known(note.maturity.date), known(offering.timetable.closing)
    if maturity and closing and maturity <= closing:
        path = ("tranches", index, "security", "maturity", "date")
        yield Clash(path, f"maturity on {maturity} is not after the issue on {closing}", "correct one of the dates")
