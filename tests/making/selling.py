"""How the tranches of random deals are sold: each function is one manner, on one footing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from tests.making import securities
from tests.making.drawing import Deal, Drawing, May
from tests.making.footing import exempt, placed, registered, underwritten

NUMBERS = (2_500_000, 1_000, 12_345_678, 4)
PRICES = ("12.50", "4.00", "0.80", "1250.00")
PURCHASERS = "certain institutional investors"


def lent(d: Drawing, share: Deal) -> list[Deal]:
    """Notes placed with named investors, each of whom takes a part."""
    return [_debt(d, share) | exempt(d) | _lenders(d)]


def lent_to_institutions(d: Drawing, share: Deal) -> list[Deal]:
    """Notes for resale under Rule 144A, or under a registration statement, with an option of the banks."""
    footing = d.pick(
        {"registration": "unregistered", "exemptions": [May("rule-144a"), May("regulation-s")]}, registered(d)
    )
    sold = _debt(d, share, one=False) | footing | underwritten(d, "initial purchaser")
    option: Callable[[], Deal] = lambda: _option(d, "principal", 450_000)  # noqa: E731 - made when chosen
    return [sold | d.with_some(option=option, issue_price=May(d.pick("100%", "98.5%")))]


def _debt(d: Drawing, share: Deal, *, one: bool = True) -> Deal:
    number = d.pick(1, 3) if one else 1
    convertible = d.coin()
    held = securities.note(d, share, convertible=convertible, number=number if one else 2, marketed=not one)
    against = {"reference_price": May(d.money("0.96")), "reference_date": d.day(-1)}
    return {
        "security": held,
        "number": number,
        "principal": May(d.money(3_000_000)),
        **(d.pick({}, against) if convertible else {}),
    }


def _lenders(d: Drawing) -> Deal:
    """Return who lends."""
    amounts = d.pick([3_000_000], [2_000_000, 1_000_000])
    who = [
        {"name": May(f"Buyer {place} LP"), "term": "Investor", "subscribes": May(d.money(amount))}
        for place, amount in enumerate(amounts, start=1)
    ]
    if d.insiders:
        who[0]["owners"] = [{"holder": d.insiders[0], "interest": May("33.3%"), "indirect": True}]
    return {"purchasers": who} | d.with_some(compensation={"discount": May("3%")})


def offered(d: Drawing, share: Deal) -> list[Deal]:
    """Shares, units or preferred shares that underwriters sell, for the issuer and for holders."""
    what = d.pick(share, securities.unit(d, share), securities.preferred(d, share))
    sold, number = _sized(d)
    in_range: Deal = {"price_range": {"low": d.money("14.00"), "high": d.money("16.00")}}
    price: Deal = {"price": May(d.money(d.pick(*PRICES)))}
    if not d.priced:
        price = d.pick({}, in_range, price)
    optional: dict[str, Any] = {"option": lambda: _option(d, "number", number)}
    if what["kind"] == share["kind"]:
        optional["sellers"] = lambda: _sellers(d, number)
    return [
        sold | price | {"security": what} | registered(d) | underwritten(d, "underwriter") | d.with_some(**optional)
    ]


def by_amount(d: Drawing, share: Deal) -> list[Deal]:
    """Shares of which the amount alone is known."""
    sold = {"security": share, "amount": May(d.money(150_000_000))} | registered(d) | underwritten(d, "underwriter")
    option = {"part": May("15%"), "period": May("30 days")}
    return [sold | d.with_some(option=option)]


def placed_directly(d: Drawing, share: Deal) -> list[Deal]:
    """Shares or units that agents place, some as pre-funded warrants, perhaps along with warrants."""
    sold, number = _sized(d)
    what = d.pick(share, securities.unit(d, share, of_shares=True))
    first = sold | registered(d) | placed(d) | {"security": what}
    first["price"] = May(d.money(d.pick(*PRICES)))
    instead = {"security": securities.pre_funded(d, share), **d.pick({}, {"number": May(number // 2)})}
    first |= d.with_some(in_lieu=instead)
    return [first, *([_along(d, share, number)] if d.coin() else [])]


def _along(d: Drawing, share: Deal, number: int) -> Deal:
    footing = d.pick(registered(d), exempt(d))
    sold = {"security": securities.warrant(d, share), "number": May(number), "accompanies": 1}
    return sold | footing | _described(d)


def in_private(d: Drawing, share: Deal) -> list[Deal]:
    """Shares, pre-funded warrants, preferred shares or warrants, privately placed."""
    what = d.pick(share, securities.pre_funded(d, share), securities.preferred(d, share), securities.warrant(d, share))
    sold, _ = _sized(d)
    sold |= {"security": what, "price": May(d.money(d.pick(*PRICES)))}
    return [sold | exempt(d) | _described(d) | d.with_some(agents=_agents(d, "placement agent"))]


def at_the_market(d: Drawing, share: Deal) -> list[Deal]:
    """Shares sold from time to time under a program."""
    program = {"maximum": May(d.money(75_000_000))}
    program |= d.with_some(commission=May("3%"), replaces=May("the program of 2023"))
    return [{"security": share, "program": program, "agents": _agents(d, "sales agent")} | registered(d)]


def by_rights(d: Drawing, share: Deal) -> list[Deal]:
    """Shares or units for which holders have rights to subscribe."""
    rights = {
        "entitled": f"holders of {share['name']}",
        "per_share": d.pick(1, 2),
        "needed": d.pick(1, 5),
        "record": d.day(5),
        "expires": d.day(30),
        **d.with_some(
            ex=d.day(5),
            distributed=d.day(7),
            expires_at=May("17:00 America/New_York"),
            transferable=May(True),
            over_subscription=May("Holders who exercise in full may subscribe for what others leave"),
            backstop=May("Ada Byron has agreed to buy what is not subscribed for"),
            subscription_agent=May("Ledger Trust Company"),
        ),
    }
    sold, _ = _sized(d)
    what = d.pick(share, securities.unit(d, share))
    return [sold | registered(d) | {"security": what, "rights": rights, "price": May(d.money(d.pick(*PRICES)))}]


def by_exercise(d: Drawing, share: Deal) -> list[Deal]:
    """Shares for warrants in issue that are exercised at a reduced price, and new warrants for doing so."""
    old = {
        "term": "Existing Warrants",
        "name": "warrants to purchase shares",
        "issued": May("in March 2025"),
        "exercise_price": May(d.money("2400.00")),
        **d.with_some(registered=d.pick("issuance", "resale")),
    }
    sold, number = _sized(d)
    sold |= {"security": share, "exercise_of": old, "price": May(d.money(d.pick(*PRICES)))}
    return [sold | registered(d) | placed(d), _along(d, share, number)]


def within_limits(d: Drawing, share: Deal) -> list[Deal]:
    """Shares offered to the public under an exemption, up to a maximum."""
    exemption = d.pick("regulation-a", "regulation-cf", "regulation-d-506c")
    filed = {"form": "C" if exemption == "regulation-cf" else "1-A", "filed": d.day(-30)}
    filed |= d.with_some(file_number=May("024-99934"), qualified=d.day(-10), link=May("https://www.portal.example/x"))
    limits = {"maximum": May(d.money(5_000_000))} | d.with_some(
        minimum=May(d.money(250_000)),
        investment=May(d.money(250)),
        deadline=d.day(90),
        platform=May("Harbor Portal LLC"),
        investors=May(312),
        raised=May(d.money(d.pick(1_234_567, 250_000))),
    )
    sold = {"security": share, "registration": "unregistered", "exemptions": [exemption], "limits": limits}
    price = {"number": May(1_000_000), "price": May(d.money("5.00"))}
    return [sold | d.with_some(offering_statement=May(filed)) | d.pick({}, price)]


def _sized(d: Drawing) -> tuple[Deal, int]:
    number = d.pick(*NUMBERS)
    return {"number": May(number)}, number


def _option(d: Drawing, size: str, most: int) -> Deal:
    """Return an option of the banks; exercised, in full or in part, in a deal that has been priced."""
    amount: Any = d.money(most) if size == "principal" else most
    option: Deal = {
        size: May(amount),
        "period": May(d.pick("30 days", "13 days")),
        "runs_from": d.pick("pricing", "prospectus", "agreement", "issue"),
    }
    if d.priced and d.pick(True, True, False):
        taken = d.pick(most, most // 2)
        in_money: Any = d.money(taken) if size == "principal" else taken
        option["exercise"] = {size: May(in_money), **d.with_some(exercised=d.day(0), closing=d.day(1))}
    return option


def _sellers(d: Drawing, number: int) -> list[Deal]:
    parts = d.pick([number // 2], [number // 4, number // 2], [number])
    each = d.with_some(description=May("a fund that has held shares since 2019"), option_number=May(1))
    return [{"name": May(f"Holder {place} LP"), "number": May(part), **each} for place, part in enumerate(parts, 1)]


def _agents(d: Drawing, role: str) -> list[Deal]:
    return [{"name": name, "role": role} for name in d.pick(("Harbor LLC",), ("Harbor LLC", "Copperlane LLC"))]


def _described(d: Drawing) -> Deal:
    buyer = {"name": May("Buyer LP"), "term": "Purchaser", **d.with_some(us_person=May(False))}
    described: Deal = {"purchasers_described": May(PURCHASERS)}
    return d.pick({}, described, {"purchasers": [buyer]})


MANNERS: Sequence[Callable[[Drawing, Deal], list[Deal]]] = (
    lent,
    offered,
    lent_to_institutions,
    offered,
    by_amount,
    placed_directly,
    in_private,
    at_the_market,
    at_the_market,
    by_rights,
    by_exercise,
    within_limits,
)
