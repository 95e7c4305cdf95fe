"""Facts of how a deal is sold that cannot all be true: sizes, ranges, options, limits, and what has become of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from greenshoe.offering.derived.quantity import by_holders, number_of
from greenshoe.offering.updates import Amended, OptionExercised, Upsized
from greenshoe.offering.values import Clash, Money, known

if TYPE_CHECKING:
    from greenshoe.offering.deal import Offering
    from greenshoe.offering.tranche import Tranche

_DATES = "correct one of the dates"
_AMOUNTS = "correct one of the amounts"
_NUMBERS = "correct one of the numbers"


def selling_clashes(offering: Offering) -> Iterator[Clash]:
    """Yield what cannot be true together in how *offering* is sold, tranche by tranche, and in what became of it."""
    for index, tranche in enumerate(offering.tranches):
        for clash in _within(tranche):
            yield clash._replace(path=("tranches", index, *clash.path))
        yield from _company(offering, index, tranche.accompanies)
    yield from _ended(offering)
    yield from _updated(offering)


def _within(tranche: Tranche) -> Iterator[Clash]:
    yield from _range(tranche)
    yield from _numbers(tranche)
    yield from _option(tranche)
    yield from _rights(tranche)
    yield from _limits(tranche)
    yield from _on_file(tranche)


def _range(tranche: Tranche) -> Iterator[Clash]:
    if tranche.price_range is None:
        return
    low, high = tranche.price_range.low, tranche.price_range.high
    path = ("price_range", "high")
    if low.currency != high.currency:
        yield Clash(path, f"{high} stands beside amounts in {low.currency}", "write both in one currency")
    elif high.amount <= low.amount:
        cure = 'put the lower price under "low", or give "price" where there is one'
        yield Clash(path, f"the price range ends at {high}, not above where it starts, {low}", cure)


def _numbers(tranche: Tranche) -> Iterator[Clash]:
    """Yield that more is sold by holders, or taken in lieu, than there is."""
    number, theirs = known(number_of(tranche)), known(by_holders(tranche))
    if number is not None and theirs is not None and theirs > number:
        what = f"the holders sell {theirs:,} of {number:,}"
        yield Clash(("sellers",), what, 'count what they sell in "number", or correct one of the numbers')
    taken = known(tranche.in_lieu.number) if tranche.in_lieu else None
    if number is not None and taken is not None and taken > number:
        yield Clash(("in_lieu", "number"), f"{taken:,} of {number:,} are taken in another form", _NUMBERS)


def _option(tranche: Tranche) -> Iterator[Clash]:
    option = tranche.option
    if option is None:
        return
    if option.number is None and option.principal is None and option.part is None:
        cure = 'add "number:", "principal:" or "part: 15%", or "number: {open: number under the option}"'
        yield Clash(("option",), "nothing says how much more the option is for", cure)
    most = known(option.number)
    taken = known(option.exercise.number) if option.exercise else None
    if most is not None and taken is not None and taken > most:
        yield Clash(("option", "exercise", "number"), f"{taken:,} are taken under an option for {most:,}", _NUMBERS)
    lent, borrowed = known(option.principal), known(option.exercise.principal) if option.exercise else None
    if _above(borrowed, lent):
        path = ("option", "exercise", "principal")
        yield Clash(path, f"{borrowed} is taken under an option for {lent}", _AMOUNTS)


def _rights(tranche: Tranche) -> Iterator[Clash]:
    record, expires = (known(tranche.rights.record), known(tranche.rights.expires)) if tranche.rights else (None, None)
    if record and expires and expires < record:
        path = ("rights", "expires")
        yield Clash(path, f"the rights expire on {expires}, before the record date, {record}", _DATES)


def _limits(tranche: Tranche) -> Iterator[Clash]:
    limits = tranche.limits
    if limits is None:
        return
    least, most, raised = known(limits.minimum), known(limits.maximum), known(limits.raised)
    if _above(least, most):
        yield Clash(("limits", "minimum"), f"the minimum of {least} is above the maximum, {most}", _AMOUNTS)
    if _above(raised, most):
        yield Clash(("limits", "raised"), f"{raised} is raised, above the maximum, {most}", _AMOUNTS)


def _on_file(tranche: Tranche) -> Iterator[Clash]:
    statement = known(tranche.registration_statement)
    if statement is not None and statement.confidential and statement.effective is not None:
        what = "a draft submitted confidentially is not effective"
        yield Clash(("registration_statement", "effective"), what, 'take out "effective" or "confidential"')


def _company(offering: Offering, index: int, accompanies: int | None) -> Iterator[Clash]:
    path = ("tranches", index, "accompanies")
    if accompanies == index + 1:
        yield Clash(
            path, "the tranche accompanies itself", "write the number of the tranche that it is sold along with"
        )
    elif accompanies is not None:
        yield from _counted(offering, path, accompanies)


def _counted(offering: Offering, path: tuple[str | int, ...], number: int) -> Iterator[Clash]:
    held = len(offering.tranches)
    if number > held:
        last = "there is one" if held == 1 else f"there are {held}"
        yield Clash(path, f"there is no tranche {number}", f"count from 1; {last}")


def _ended(offering: Offering) -> Iterator[Clash]:
    if offering.termination is not None and offering.stage != "terminated":
        what = f"a deal at the stage {offering.stage} is not terminated"
        yield Clash(("termination",), what, 'write "stage: terminated", or take "termination" out')
    if offering.update is not None and offering.stage == "terminated":
        what = f"a terminated deal is not {_PARTICIPLES[offering.update.kind]} as well"
        yield Clash(("update",), what, 'take "update" out, or correct the stage')


_PARTICIPLES = {
    "upsized": "upsized",
    "amended": "amended",
    "option-exercised": "enlarged by an option",
    "tranche-closed": "closed in part",
    "sales-report": "reported on",
}


def _updated(offering: Offering) -> Iterator[Clash]:
    update = offering.update
    if update is None or isinstance(update, Amended):
        return
    if update.tranche > len(offering.tranches):
        yield from _counted(offering, ("update", "tranche"), update.tranche)
        return
    tranche = offering.tranches[update.tranche - 1]
    if isinstance(update, OptionExercised) and (tranche.option is None or tranche.option.exercise is None):
        cure = 'add "exercise:" with what was taken to the tranche\'s "option"'
        yield Clash(("update",), f"nothing says what was taken under the option of tranche {update.tranche}", cure)
    if isinstance(update, Upsized):
        yield from _upsized(update, tranche)


def _upsized(update: Upsized, tranche: Tranche) -> Iterator[Clash]:
    """Yield each size that was not smaller before."""
    cure = 'give what was to be sold before under "update", and what is sold now under the tranche'
    before, now = known(update.number), known(number_of(tranche))
    if before is not None and now is not None and now <= before:
        yield Clash(("update", "number"), f"the offering is not upsized from {before:,} to {now:,}", cure)
    ceiling = tranche.program or tranche.limits
    amount = ceiling.maximum if tranche.amount is None and ceiling else tranche.amount
    for name, was, becomes in (
        ("principal", known(update.principal), known(tranche.principal)),
        ("amount", known(update.amount), known(amount)),
    ):
        if was is not None and becomes is not None and not _above(becomes, was):
            yield Clash(("update", name), f"the offering is not upsized from {was} to {becomes}", cure)


def _above(one: Money | None, other: Money | None) -> bool:
    """Return whether *one* is more than *other*, in the same currency."""
    return one is not None and other is not None and one.currency == other.currency and one.amount > other.amount
