"""What becomes of random deals: their days, and what is told of them beside their stage."""

from __future__ import annotations

from collections.abc import Sequence

from tests.making.drawing import Deal, Drawing, May, known


def timetable(d: Drawing) -> Deal:
    """Return the days of the deal; a closed one has closed on the day of its announcement."""
    closing: Deal = {"closing": d.day(0 if d.stage == "closed" else 3)}
    counted: Deal = {"settlement_days": d.pick(1, 2)}
    settled = closing if d.stage == "closed" else d.pick(closing, counted, {})
    return settled | d.with_some(
        signing=d.day(0),
        pricing=d.day(0),
        trading=d.day(1),
        long_stop=d.day(90),
        milestones=[{"event": "general meeting", "date": d.day(20)}],
    )


def news(d: Drawing, tranches: Sequence[Deal]) -> Deal:
    """Return an update or a termination, or neither."""
    if d.stage == "terminated":
        ended = d.with_some(
            date=d.day(0),
            reason=May("market conditions have changed"),
            consequence=May("neither party owes the other anything"),
        )
        return d.pick({}, {"termination": ended})
    told = [each for place, tranche in enumerate(tranches, 1) for each in _of(d, tranche, place, len(tranches))]
    if d.priced:
        changes = [May("the price is lower than it was")]
        told.append({"kind": "amended", "changes": changes, **d.with_some(dated=d.day(0))})
    happened: bool = d.pick(True, True, False)
    return {"update": d.pick(*told)} if told and happened else {}


def _of(d: Drawing, tranche: Deal, place: int, tranches: int) -> list[Deal]:
    told: list[Deal] = []
    if "exercise" in tranche.get("option", ()):
        # Few deals have an option that was exercised: of these, most tell it.
        told += [{"kind": "option-exercised", "tranche": place}] * 3
    if tranches > 1 and d.stage == "signed":
        then = {"next": May("the second tranche closes once the shareholders have approved it")}
        told.append({"kind": "tranche-closed", "tranche": place, **d.pick({}, then)})
    if "program" in tranche and d.stage in ("launched", "priced", "closed"):
        told.append(_report(d, place))
    if d.stage in ("launched", "priced") and known(tranche.get("number", 1)) > 1:
        before = d.pick({}, {"number": May(known(tranche["number"]) - 1)})
        told.append({"kind": "upsized", "tranche": place, **before})
    return told


def _report(d: Drawing, place: int) -> Deal:
    return {
        "kind": "sales-report",
        "tranche": place,
        "since": d.day(-90),
        "until": d.day(-1),
        "number": May(d.pick(123_456, 1)),
        "gross": May(d.money(d.pick("1234567.89", "2.00"))),
        **d.with_some(commission=May(d.money("0.06")), earlier=May(d.money(20_000_000)), outstanding=May(25_000_000)),
    }
