"""Ownership before and after an offering, by holder, and with everything converted and exercised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from greenshoe.offering.derived.figures import figure
from greenshoe.offering.derived.issue import Sales, sales_of
from greenshoe.offering.derived.rounding import percent
from greenshoe.offering.derived.shares import Counted
from greenshoe.offering.values import Fact, Line, OpenPoint, Percent

if TYPE_CHECKING:
    from greenshoe.offering.deal import Offering
    from greenshoe.offering.particulars import Capitalization, Holder


class CapitalLine(Fact):
    """One line of the table of ownership before and after the offering, in shares of the class that it adds to."""

    kind: Literal["holder", "others", "new", "total"]
    """A named holder, all other holders, those who buy in the offering and are not named, or everybody."""
    name: Line | None = None
    """Of a named holder."""
    before: int | OpenPoint | None = None
    """None of those who buy in the offering."""
    before_percent: Percent | OpenPoint | None = None
    after: int | OpenPoint | None = None
    """Once what is sold is issued; what can be converted or exercised is not counted, pre-funded warrants are."""
    after_percent: Percent | OpenPoint | None = None
    diluted: int | OpenPoint | None = None
    """Once everything sold is converted and exercised in full and any option is; None where that adds nothing."""
    diluted_percent: Percent | OpenPoint | None = None


def outstanding(offering: Offering) -> dict[str, Counted]:
    """Return the shares outstanding after the offering, and if every option is exercised in full, by name."""
    capital, now = offering.capitalization, sales_of(offering, in_full=False)
    if capital is None or now is None:
        return {}
    found = {"outstanding_after": _plus(capital.outstanding, now.issued)}
    most = sales_of(offering, in_full=True) if any(tranche.option for tranche in offering.tranches) else None
    return found | ({"outstanding_with_option": _plus(capital.outstanding, most.issued)} if most else {})


def ownership(offering: Offering) -> tuple[CapitalLine, ...]:
    """Return the table of ownership, the total last; empty where the capital, or what is issued, is not known."""
    capital, now = offering.capitalization, sales_of(offering, in_full=False)
    if capital is None or now is None:
        return ()
    after, most = _once(capital, now, now.issued, 0), sales_of(offering, in_full=True)
    nothing = _Column((None,) * len(capital.holders))
    diluted = _once(capital, most, most.all_shares, most.with_shares) if most else nothing
    if isinstance(after.total, int) and diluted.total in (after.total, None):
        diluted = nothing
    return tuple(_lines(capital, [_before(capital), after, diluted]))


@dataclass(frozen=True)
class _Column:
    """Shares of everybody at one time: of the holders in their order, of all others, of those who buy, and in all."""

    holders: tuple[Counted, ...]
    others: Counted = None
    new: Counted = None
    total: Counted = None


def _before(capital: Capitalization) -> _Column:
    holders = tuple(holder.shares for holder in capital.holders)
    return _Column(holders, others=_minus(capital.outstanding, *holders), total=capital.outstanding)


def _once(capital: Capitalization, sales: Sales, added: Counted, with_shares: Counted) -> _Column:
    """Return who holds what once *added* shares are issued, *with_shares* of them to those who buy the shares sold."""
    sold = _plus(sales.issued, sales.moved)
    holders = tuple(_held(holder, sales, sold, with_shares) for holder in capital.holders)
    named = {holder.name for holder in capital.holders}
    theirs = [number for name, number in sales.by_holders if name not in named]
    others = _minus(_before(capital).others, *theirs)
    total = _plus(capital.outstanding, added)
    return _Column(holders, others, _minus(total, others, *holders), total)


def _held(holder: Holder, sales: Sales, sold: Counted, with_shares: Counted) -> Counted:
    """Return the shares of *holder*: those it had, less those it sells, and those it buys with what comes with them."""
    kept = _minus(holder.shares, sales.sold_by(holder.name))
    if holder.buys is None:
        return kept
    inputs = {"shares bought": holder.buys, "shares sold": sold, "shares issuable on exercise": with_shares}
    return _plus(kept, figure("shares bought", lambda buys, all_, more: buys + more * buys // max(all_, 1), inputs))


def _lines(capital: Capitalization, columns: Sequence[_Column]) -> Iterator[CapitalLine]:
    for place, holder in enumerate(capital.holders):
        yield _line("holder", [(column.holders[place], column.total) for column in columns], holder.name)
    others = [(column.others, column.total) for column in columns]
    new = [(column.new, column.total) for column in columns]
    if any(shares for shares, _ in others):
        yield _line("others", others)
    if any(shares for shares, _ in new):
        yield _line("new", new)
    yield _line("total", [(column.total, column.total) for column in columns])


def _line(kind: str, cells: Sequence[tuple[Counted, Counted]], name: str | None = None) -> CapitalLine:
    figures: dict[str, object] = {}
    for column, (shares, whole) in zip(("before", "after", "diluted"), cells, strict=True):
        figures[column] = shares
        figures[f"{column}_percent"] = figure("percentage", _part, {"shares": shares, "shares outstanding": whole})
    return CapitalLine.model_validate({"kind": kind, "name": name, **figures})


def _part(shares: int, whole: int) -> Percent | None:
    return percent(Fraction(shares, whole)) if whole else None


def _plus(number: Counted, more: Counted) -> Counted:
    return figure("shares outstanding", lambda one, other: one + other, {"shares before": number, "new shares": more})


def _minus(number: Counted, *parts: Counted) -> Counted:
    labels = {f"shares of holder {place}": part for place, part in enumerate(parts, start=1)}
    return figure("shares held", lambda whole, *rest: whole - sum(rest), {"shares outstanding": number} | labels)
