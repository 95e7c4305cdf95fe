"""Securities of random deals."""

from __future__ import annotations

from tests.making.drawing import Deal, Drawing, May

COMMON = ("common stock", "share of common stock", "Share", "Shares")
ORDINARY = ("Class A ordinary shares", "Class A ordinary share", "Class A Ordinary Share", "Class A Ordinary Shares")
ADS = ("American Depositary Shares", "American Depositary Share", "ADS", "ADSs")
UNDERLYING = ("ordinary shares", "ordinary share", "Ordinary Share", "Ordinary Shares")
EVENTS = "share splits, share dividends and similar events"


def class_of(d: Drawing) -> Deal:
    """Return the class of shares that the whole deal is about: common stock, ordinary shares or depositary shares."""
    which = d.pick(COMMON, ORDINARY, ADS)
    if which is ADS:
        underlying = _named(UNDERLYING) | d.with_some(par_value=May("USD 0.0001"))
        held = {"kind": "depositary-shares", "represents": d.pick(1, 2, 15), "underlying": underlying}
        return _named(ADS) | held | d.with_some(depositary="Ledger Trust Company")
    return {"kind": "shares", **_named(which), **d.with_some(par_value=May("USD 0.001"), listed=False)}


def note(d: Drawing, share: Deal, *, convertible: bool, number: int, marketed: bool) -> Deal:
    """Return notes that convert into *share* or not; the rate of *marketed* ones may wait for their pricing."""
    what = "convertible senior notes" if convertible else "senior notes"
    names = (
        (what, what[:-1], "Note", "Notes"),
        (f"Series B {what}", f"Series B {what[:-1]}", "Series B Note", "Series B Notes"),
    )
    noun = "Convertible Note" if convertible else "Senior Note"
    return {
        "kind": "note",
        **d.once(*names),
        "title": noun if number == 1 else f"{noun}s",
        "interest": _interest(d, marketed=marketed),
        "maturity": d.pick({"tenor": May("12 months")}, {"tenor": May("5 years")}, {"date": d.day(1500)}),
        **d.with_some(
            ranking=May("senior unsecured"),
            secured=May(True),
            collateral=May("a first-priority lien on the assets of the issuer"),
            guarantors=["Elm Holdings LLC"],
            issuer_redemption=May(d.pick("none", "on or after the second anniversary of the issue date")),
            investor_redemption=May("none"),
            covenants=[May("limits on further indebtedness")],
            events_of_default=[May("a default in the payment of interest that lasts for 30 days")],
            denomination=May(d.money(2_000)),
        ),
        **(_converting(d, share) if convertible else {}),
    }


def _interest(d: Drawing, *, marketed: bool) -> Deal:
    rate = {"rate": May(d.pick("7%", "8%", "0%", "11.125%"))}
    return {
        "payment": d.pick("bullet", "semi-annual", "quarterly"),
        **(d.pick(rate, {}) if marketed and not d.priced else rate),
        **d.with_some(day_count=May(d.pick("30/360", "Actual/365")), dates=May("March 1 and September 1 of each year")),
    }


def _converting(d: Drawing, share: Deal) -> Deal:
    repayment = d.pick(
        {"settled_in": "cash"},
        {"settled_in": "shares"},
        {"settled_in": "cash, shares or both", "choice_of": "issuer"},
    )
    return {"conversion": conversion(d, share), "repayment": repayment}


def conversion(d: Drawing, share: Deal) -> Deal:
    """Return how a security converts into *share*."""
    return {
        "into": share,
        "price": May(d.money(d.pick("1.20", "18.75"))),
        "at_option_of": d.pick("investor", "issuer", "either", "mandatory"),
        "of": d.pick("principal", "principal and interest"),
        **d.with_some(
            period=May("at any time before maturity"),
            adjustments=May(EVENTS),
            fractions=May("paid in cash"),
            ownership_cap=May("9.99%"),
            floor=May(d.money("0.20")),
        ),
    }


def warrant(d: Drawing, share: Deal) -> Deal:
    """Return warrants to buy *share*."""
    names = (
        ("common warrants", "common warrant", "Warrant", "Warrants"),
        ("Series B warrants", "Series B warrant", "Series B Warrant", "Series B Warrants"),
        ("Series C warrants", "Series C warrant", "Series C Warrant", "Series C Warrants"),
    )
    held = d.once(*names)
    return {
        "kind": "warrant",
        **held,
        "title": f"{held['terms']} to Purchase Shares",
        "exercisable_for": share,
        "ratio": d.pick(1, 1, 2),
        "exercise_price": May(d.money(d.pick("12.50", "0.80"))),
        **d.with_some(
            expires=d.day(1800),
            exercise_period=May("from the date of issuance until its fifth anniversary"),
            cashless=May(True),
            ownership_cap=May("4.99%"),
            adjustments=May(EVENTS),
            approval=May("the approval of the shareholders that the rules of the exchange require"),
        ),
    }


def pre_funded(d: Drawing, share: Deal) -> Deal:
    """Return pre-funded warrants for *share*; all that a deal has are the same."""
    names = {
        "name": "pre-funded warrants",
        "singular": "pre-funded warrant",
        "term": "Pre-Funded Warrant",
        "terms": "Pre-Funded Warrants",
    }
    price = May(d.money("0.0001"))
    held = {"kind": "pre-funded-warrant", **names, "exercisable_for": share, "exercise_price": price}
    return held | d.with_some(ownership_cap=May("9.99%"))


def preferred(d: Drawing, share: Deal) -> Deal:
    """Return preferred shares, with a right to convert into *share* or without."""
    names = (
        ("Series A preferred stock", "share of Series A preferred stock", "Preferred Share", "Preferred Shares"),
        ("Series B preferred stock", "share of Series B preferred stock", "Series B Share", "Series B Shares"),
    )
    return {
        "kind": "preferred-shares",
        **d.once(*names),
        "title": "Convertible Preferred Stock",
        "stated_value": May(d.money(1_000)),
        **d.with_some(
            dividend=May("6.5%"),
            liquidation_preference=May(d.money(1_000)),
            conversion=lambda: conversion(d, share) | {"of": "principal"},
            voting=May("with the common stock, as converted"),
            protective_provisions=[May("any change to the terms of the Preferred Shares")],
        ),
    }


def unit(d: Drawing, share: Deal, *, of_shares: bool = False) -> Deal:
    """Return units of *share*, or of a pre-funded warrant for it, and of warrants; *of_shares*: of shares alone."""
    first = share if of_shares else d.pick(share, pre_funded(d, share))
    held = {"number": d.pick(1, 1, 2), **d.pick({}, {"per": 2})}
    return {
        "kind": "unit",
        **d.once(
            ("units", "unit", "Unit", "Units"), ("private units", "private unit", "Private Unit", "Private Units")
        ),
        "parts": [{"number": 1, "security": first}, held | {"security": warrant(d, share)}],
        **d.with_some(listed=True, separation=May("the parts of the Units are issued separately at closing")),
    }


def _named(names: tuple[str, str, str, str]) -> Deal:
    return dict(zip(("name", "singular", "term", "terms"), names, strict=True))
