"""How much of a tranche is sold: by the issuer, by holders, and with what the banks take under their option."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from greenshoe.offering.derived.figures import figure
from greenshoe.offering.derived.rounding import money
from greenshoe.offering.securities import Note
from greenshoe.offering.values import Money, OpenPoint, Percent

if TYPE_CHECKING:
    from greenshoe.offering.selling import Seller
    from greenshoe.offering.tranche import Tranche


def number_of(tranche: Tranche) -> int | OpenPoint | None:
    """Return how many securities *tranche* sells; None where only an amount of money is known.

    The number one, which stands for a number not stated, says nothing about a program, a raise or an amount.
    """
    stated = "number" in tranche.model_fields_set or isinstance(tranche.security, Note)
    by_money = tranche.amount is not None or tranche.program is not None or tranche.limits is not None
    return tranche.number if stated and not (by_money and tranche.number == 1) else None


def by_holders(tranche: Tranche) -> int | OpenPoint | None:
    """Return how many of them holders sell; None where no holder sells."""
    if not tranche.sellers:
        return None
    numbers = {f"number sold by holder {place}": seller.number for place, seller in enumerate(tranche.sellers, start=1)}
    return figure("number sold by holders", lambda *each: sum(each), numbers)


def by_issuer(tranche: Tranche) -> int | OpenPoint | None:
    """Return how many of them the issuer sells."""
    if not tranche.sellers:
        return number_of(tranche)
    inputs = {"number sold": number_of(tranche), "number sold by holders": by_holders(tranche)}
    return figure("number sold by the issuer", lambda all_sold, theirs: all_sold - theirs, inputs)


def enlarged(tranche: Tranche) -> Tranche:
    """Return *tranche* as if its option were exercised in full; itself where it has none."""
    option = tranche.option
    if option is None:
        return tranche
    sellers = tuple(_sells_more(seller, seller.option_number) for seller in tranche.sellers)
    grown = _with(tranche, option_number(tranche), option_principal(tranche), sellers)
    if tranche.amount is None or option.part is None:
        return grown
    more = figure("amount under the option", _part_of_money, {"part": option.part, "amount": tranche.amount})
    return grown.model_copy(update={"amount": _together("amount", tranche.amount, more)})


def option_number(tranche: Tranche) -> int | OpenPoint | None:
    """Return how many more the option of *tranche* is for: as stated, or the stated part of the number."""
    option = tranche.option
    if option is None or option.part is None or option.number is not None:
        return option.number if option else None
    inputs = {"part": option.part, "number sold": number_of(tranche)}
    return figure("number under the option", lambda part, number: int(Fraction(part.fraction) * number), inputs)


def option_principal(tranche: Tranche) -> Money | OpenPoint | None:
    """Return how much more principal the option of *tranche* is for: as stated, or the stated part of it."""
    option = tranche.option
    if option is None or option.part is None or option.principal is not None:
        return option.principal if option else None
    inputs = {"part": option.part, "principal amount": tranche.principal}
    return figure("principal amount under the option", _part_of_money, inputs)


def exercised(tranche: Tranche) -> Tranche:
    """Return *tranche* with what was taken under its option; itself where nothing was.

    Of an exercise in part, the holders sell their part of the option in proportion, fractions cut off.
    """
    option = tranche.option
    if option is None or option.exercise is None:
        return tranche
    taken = option.exercise.number
    sellers = tuple(
        _sells_more(seller, _in_proportion(seller.option_number, taken, option_number(tranche)))
        for seller in tranche.sellers
    )
    return _with(tranche, taken, option.exercise.principal, sellers)


def was_exercised(tranche: Tranche) -> bool:
    """Return whether the banks have exercised the option of *tranche*."""
    return tranche.option is not None and tranche.option.exercise is not None


def of_sizes(tranche: Tranche) -> dict[str, object]:
    """Return the sizes that follow for *tranche*, by name: by whom, with its option, and without what is in lieu."""
    figures: dict[str, object] = {}
    if tranche.sellers:
        figures |= {"sold_by_issuer": by_issuer(tranche), "sold_by_holders": by_holders(tranche)}
    if tranche.in_lieu is not None:
        taken = {"number sold": number_of(tranche), "number taken in lieu": tranche.in_lieu.number}
        figures["in_lieu_shares"] = figure("number not taken in lieu", lambda all_, some: all_ - some, taken)
    debt = isinstance(tranche.security, Note)
    if tranche.option is not None:
        figures["option_principal" if debt else "option_number"] = (
            option_principal(tranche) if debt else option_number(tranche)
        )
    size = "principal" if debt else "number"
    for state, grown in (("option", enlarged(tranche)), ("exercise", exercised(tranche))):
        if grown is not tranche:
            figures[f"{size}_with_{state}"] = getattr(grown, size)
    return figures


def _with(
    tranche: Tranche,
    number: int | OpenPoint | None,
    principal: Money | OpenPoint | None,
    sellers: tuple[Seller, ...],
) -> Tranche:
    grown: dict[str, object] = {"option": None, "sellers": sellers, "amount": None}
    if isinstance(tranche.security, Note):
        grown["principal"] = _together("principal amount", tranche.principal, principal)
    else:
        grown["number"] = _together("number sold", number_of(tranche), number)
    return tranche.model_copy(update=grown)


def _together(name: str, sold: object, more: object) -> object:
    inputs = {name: sold, f"{name} under the option": more}
    return figure(f"{name} with the option", _sum, inputs)


def _sum(sold: int | Money, more: int | Money) -> int | Money | None:
    if isinstance(sold, Money) and isinstance(more, Money):
        return sold.plus(more) if sold.currency == more.currency else None
    return sold + more if isinstance(sold, int) and isinstance(more, int) else None


def _part_of_money(part: Percent, whole: Money) -> Money:
    return money(Fraction(part.fraction) * Fraction(whole.amount), whole.currency)


def _sells_more(seller: Seller, more: int | OpenPoint | None) -> Seller:
    if more is None:
        return seller
    return seller.model_copy(update={"number": _together("number sold", seller.number, more)})


def _in_proportion(
    part: int | OpenPoint | None, taken: int | OpenPoint | None, whole: int | OpenPoint | None
) -> int | OpenPoint | None:
    inputs = {"holder's part of the option": part, "number taken": taken, "number under the option": whole}
    return figure("additional number sold by a holder", lambda part, taken, whole: part * taken // whole, inputs)
