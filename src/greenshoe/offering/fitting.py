"""Parts of a tranche that do not fit what it sells, or how it sells it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from greenshoe.offering.derived.quantity import number_of
from greenshoe.offering.securities import DepositaryShares, Note, Shares, Unit
from greenshoe.offering.values import Clash

if TYPE_CHECKING:
    from greenshoe.offering.tranche import Tranche


def fitting_clashes(tranche: Tranche, *, on_sale: bool) -> Iterator[Clash]:
    """Yield each part that does not fit; *on_sale*: whether the offering has begun, so that rights have their price."""
    yield from _sized(tranche)
    yield from _priced(tranche, on_sale=on_sale)
    kind, security = tranche.security.kind, tranche.security
    if tranche.in_lieu is not None and not isinstance(security, Shares | DepositaryShares | Unit):
        cure = 'take "in_lieu" out, or sell the shares in this tranche'
        yield Clash(("in_lieu",), f"pre-funded warrants stand in lieu of shares, not of a {kind}", cure)
    if tranche.sellers and isinstance(security, Note):
        cure = 'take "sellers" out, or sell the shares of holders in a tranche of their own'
        yield Clash(("sellers",), "holders sell no notes that the issuer issues", cure)
    if tranche.exercise_of is not None and not isinstance(security, Shares | DepositaryShares):
        cure = 'give under "security" the shares that the holders receive on exercise'
        yield Clash(("security",), f"existing warrants are exercised for shares, not for a {kind}", cure)


def _sized(tranche: Tranche) -> Iterator[Clash]:
    """Yield sizes of an option that its security is not counted in, and an exercise without any."""
    option = tranche.option
    if option is None:
        return
    debt = isinstance(tranche.security, Note)
    wrong, right = ("number", "principal") if debt else ("principal", "number")
    what = f'the option has a "{wrong}", but {tranche.security.kind} are counted by their {right}'
    for held, path in ((option, ("option", wrong)), (option.exercise, ("option", "exercise", wrong))):
        if held is not None and getattr(held, wrong) is not None:
            yield Clash(path, what, f'write "{right}:" in its place')
    taken = option.exercise
    if taken is not None and taken.number is None and taken.principal is None:
        cure = f'add "{right}:", or "{right}: {{open: what was taken}}"'
        yield Clash(("option", "exercise"), "nothing says how much was taken under the option", cure)


def _priced(tranche: Tranche, *, on_sale: bool) -> Iterator[Clash]:
    """Yield a price or number of what has none of its own, and rights without a price."""
    if tranche.accompanies is not None and tranche.price is not None:
        what = f"it has a price of its own, and one together with tranche {tranche.accompanies}"
        yield Clash(("price",), what, 'take out "price", or "accompanies"')
    if tranche.program is not None and number_of(tranche) is not None:
        cure = 'take "number" out; "maximum" under the program limits what is sold'
        yield Clash(("number",), "a program of sales at market prices sells no fixed number", cure)
    if tranche.program is not None and tranche.price is not None:
        cure = 'take "price" out; a report of sales says what was received'
        yield Clash(("price",), "a program of sales at market prices has no fixed price", cure)
    if tranche.rights is not None and on_sale and tranche.price is None and tranche.price_range is None:
        cure = 'add "price:", or "price: {open: subscription price}"'
        yield Clash((), "the rights have no subscription price", cure)
