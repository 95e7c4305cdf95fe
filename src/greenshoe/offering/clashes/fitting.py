"""Parts of a tranche that belong to another kind of security, or to another way of selling."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from greenshoe.offering.derived.quantity import number_of
from greenshoe.offering.securities import DepositaryShares, Note, Shares, Unit
from greenshoe.offering.values import Clash, known

if TYPE_CHECKING:
    from greenshoe.offering.deal import Offering
    from greenshoe.offering.tranche import Tranche


def not_fitting(tranche: Tranche) -> Iterator[Clash]:
    """Yield each part of *tranche* that does not fit what it sells, or how it sells it."""
    yield from _counted_otherwise(tranche)
    yield from _option(tranche)
    yield from _not_of_this_kind(tranche)
    yield from _program(tranche)
    statement = known(tranche.registration_statement)
    if statement is not None and statement.confidential and statement.effective is not None:
        what = "a draft submitted confidentially is not effective"
        yield Clash(("registration_statement", "effective"), what, 'take out "effective" or "confidential"')


def not_in_company(offering: Offering, index: int) -> Iterator[Clash]:
    """Yield that the tranche at *index* is sold along with none, or with one that is itself sold along with another."""
    tranche = offering.tranches[index]
    number, path = tranche.accompanies, ("accompanies",)
    if number is None:
        return
    if number == index + 1:
        cure = "write the number of the tranche that it is sold along with"
        yield Clash(path, "the tranche accompanies itself", cure)
    elif number > len(offering.tranches):
        yield no_tranche(offering, path, number)
    elif offering.tranches[number - 1].accompanies is not None:
        what = f"tranche {number} is sold along with another itself"
        yield Clash(path, what, "write the number of the tranche that has the price of all")
    if tranche.price is not None:
        what = f"it has a price of its own, and one together with tranche {number}"
        yield Clash(("price",), what, 'take out "price", or "accompanies"')


def no_tranche(offering: Offering, path: tuple[str | int, ...], number: int) -> Clash:
    """Return that there is no tranche of this *number*, which stands at *path*."""
    held = len(offering.tranches)
    last = "there is one" if held == 1 else f"there are {held}"
    return Clash(path, f"there is no tranche {number}", f"count from 1; {last}")


def _counted_otherwise(tranche: Tranche) -> Iterator[Clash]:
    """Yield a price of notes, and a principal of anything else."""
    if isinstance(tranche.security, Note):
        if tranche.price is not None:
            cure = 'give "principal", and "issue_price" as a percentage of it'
            yield Clash(("price",), "a note has no price of its own", cure)
        return
    for name in ("principal", "issue_price"):
        if getattr(tranche, name) is not None:
            cure = 'take it out, and give "number" and "price"'
            yield Clash((name,), f'"{name}" belongs to notes, not to {tranche.security.kind}', cure)


def _option(tranche: Tranche) -> Iterator[Clash]:
    """Yield sizes of an option that its security is not counted in."""
    option = tranche.option
    if option is None:
        return
    wrong, right, who = "principal", "number", "only notes are counted by their principal"
    if isinstance(tranche.security, Note):
        wrong, right, who = "number", "principal", "notes are counted by their principal"
    for held, path in ((option, ("option", wrong)), (option.exercise, ("option", "exercise", wrong))):
        if held is not None and getattr(held, wrong) is not None:
            yield Clash(path, f'the option has a "{wrong}", but {who}', f'write "{right}:" in its place')


def _not_of_this_kind(tranche: Tranche) -> Iterator[Clash]:
    """Yield components that go with shares, and not with what is sold."""
    kind, security = tranche.security.kind, tranche.security
    if tranche.in_lieu is not None and not isinstance(security, Shares | DepositaryShares | Unit):
        cure = 'take "in_lieu" out, or sell the shares in this tranche'
        yield Clash(("in_lieu",), f"pre-funded warrants stand in lieu of shares, not of a {kind}", cure)
    elif tranche.in_lieu is not None and isinstance(security, Unit) and not _holds_shares(security):
        cure = 'take "in_lieu" out, or put the shares into the units'
        yield Clash(("in_lieu",), "pre-funded warrants stand in lieu of shares, and the units hold none", cure)
    if tranche.sellers and isinstance(security, Note):
        cure = 'take "sellers" out, or sell the shares of holders in a tranche of their own'
        yield Clash(("sellers",), "holders sell no notes that the issuer issues", cure)
    if tranche.exercise_of is not None and not isinstance(security, Shares | DepositaryShares):
        cure = 'give under "security" the shares that the holders receive on exercise'
        yield Clash(("security",), f"existing warrants are exercised for shares, not for a {kind}", cure)


def _holds_shares(unit: Unit) -> bool:
    return any(isinstance(part.security, Shares | DepositaryShares) for part in unit.parts)


def _program(tranche: Tranche) -> Iterator[Clash]:
    """Yield a number or price of a program, which has neither before a report."""
    if tranche.program is None:
        return
    if number_of(tranche) is not None:
        cure = 'take "number" out; "maximum" under the program limits what is sold'
        yield Clash(("number",), "a program of sales at market prices sells no fixed number", cure)
    if tranche.price is not None:
        cure = 'take "price" out; a report of sales says what was received'
        yield Clash(("price",), "a program of sales at market prices has no fixed price", cure)
