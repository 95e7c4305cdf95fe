"""Offerings of every kind that the model knows, made at random and always valid."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from pydantic import ValidationError

from greenshoe.offering.deal import Offering

Deal = dict[str, Any]
"""What a deal file holds, before a model is made of it."""

KINDS = (
    "convertible-note",
    "straight-note",
    "shares",
    "depositary-shares",
    "warrant",
    "pre-funded-warrant",
    "preferred-shares",
    "unit",
)
"""What a tranche can sell: the model's kinds, and notes with and without conversion apart."""

CURRENCIES = ("USD", "EUR", "GBP", "HKD")
COMPANIES = (
    "Aldgate Power plc",
    "Boréal Énergie S.A.",
    "Crane & Sons, Inc.",
    "Delta Oncology Limited",
    "Elm (Asia) Ltd.",
)
PEOPLE = ("Ada Byron", "Émile Durand", "Grace O’Neill", "Li Wei")
COUNTRIES = ("US", "GB", "FR", "KY", "DE", "HK")
OPEN_WORDS = ("to be agreed", "terms under discussion", "figure from the auditor", "see the agreement")


@st.composite
def deals(
    draw: st.DrawFn,
    *,
    kinds: Sequence[str] = KINDS,
    open_points: bool = True,
    max_tranches: int = 2,
    registrations: Sequence[str] = ("registered", "unregistered"),
) -> Deal:
    """Make what a valid deal file holds.

    *kinds* limits what is sold and *registrations* on what footing; without *open_points* every fact is known.
    """
    maker = _Maker(draw, open_points)
    dated = draw(st.dates(date(2024, 1, 1), date(2028, 12, 31)))
    insiders = draw(st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True))
    currency = draw(st.sampled_from(CURRENCIES))
    stage = draw(st.sampled_from(("proposed", "launched", "priced", "signed", "closed", "terminated")))
    days = 0 if stage == "closed" else draw(st.integers(0, 60))
    tranches = [
        maker.tranche(draw(st.sampled_from(kinds)), draw(st.sampled_from(registrations)), currency, insiders, dated)
        for _ in range(draw(st.integers(1, max_tranches)))
    ]
    deal = {
        "name": "random-deal",
        "dated": maker.perhaps_open(dated.isoformat()),
        "stage": stage,
        "issuer": maker.issuer(),
        "tranches": tranches,
        "timetable": {
            "signing": maker.perhaps_open(dated.isoformat()),
            "closing": maker.perhaps_open((dated + timedelta(days=days)).isoformat()),
        },
        "insiders": [{"name": name, "roles": maker.some(("Director", "major shareholder"))} for name in insiders],
        "use_of_proceeds": [
            maker.perhaps_open({"purpose": text}) for text in maker.some(("research", "working capital"))
        ],
        "distribution": {"dateline": maker.some(("New York", "London", "Paris")), "to": maker.some(COUNTRIES)},
    }
    optional = {
        "inside_information": maker.perhaps_open(draw(st.booleans())),
        "agreement": {"name": "purchase agreement", "governing_law": maker.perhaps_open("the laws of England")},
        "conditions": [maker.perhaps_open({"condition": "the approval of the exchange"})],
        "expenses": maker.perhaps_open(f"{currency} {draw(st.integers(0, 10_000))}"),
        "capitalization": {
            "outstanding": maker.perhaps_open(draw(st.integers(1, 10**9))),
            "as_of": maker.perhaps_open(dated.isoformat()),
        },
        "contacts": [{"organization": "Relations", "role": "Press", "email": maker.perhaps_open("press@example.com")}],
        "illustrative": "All facts are invented.\n\nNone is real.",
    }
    whole = deal | {key: value for key, value in optional.items() if draw(st.booleans())}
    return whole if _affordable(whole) else {key: value for key, value in whole.items() if key != "expenses"}


def _affordable(deal: Deal) -> bool:
    """Return whether the proceeds of *deal* cover its expenses."""
    try:
        Offering.model_validate(deal)
    except ValidationError as error:
        return "the expenses are more" not in str(error)
    return True


def offerings(
    *,
    kinds: Sequence[str] = KINDS,
    open_points: bool = True,
    max_tranches: int = 2,
    registrations: Sequence[str] = ("registered", "unregistered"),
) -> st.SearchStrategy[Offering]:
    """Make valid offerings; the choices are those of :func:`deals`."""
    made = deals(kinds=kinds, open_points=open_points, max_tranches=max_tranches, registrations=registrations)
    return made.map(Offering.model_validate)


class _Maker:
    """The parts of one random deal."""

    def __init__(self, draw: st.DrawFn, open_points: bool) -> None:
        self.draw = draw
        self.open_points = open_points

    def perhaps_open(self, value: Any) -> Any:
        """Return *value*, or now and then an open point in its place."""
        if not self.open_points or self.draw(st.integers(0, 4)):
            return value
        point = {"open": self.draw(st.sampled_from(OPEN_WORDS))}
        return point | ({"owner": "issuer counsel"} if self.draw(st.booleans()) else {})

    def some(self, values: Sequence[str]) -> list[str]:
        return self.draw(st.lists(st.sampled_from(values), min_size=1, max_size=3, unique=True))

    def price(self, currency: str) -> str:
        cents = self.draw(st.integers(1, 100_000))
        return f"{currency} {cents // 100}.{cents % 100:02}"

    def percent(self, least: int = 0, most: int = 2000) -> str:
        points = self.draw(st.integers(least, most))
        return f"{points // 100}.{points % 100:02}%" if points % 100 else f"{points // 100}%"

    def issuer(self) -> Deal:
        company = self.draw(st.sampled_from(COMPANIES))
        issuer = {
            "name": self.perhaps_open(company),
            "short_name": company.split()[0],
            "jurisdiction": self.draw(st.sampled_from(COUNTRIES)),
            "incorporated_in": "its home country",
            "description": self.perhaps_open("a company with a business"),
            "about": self.perhaps_open(f"{company} has a business.\n\nIt is growing."),
        }
        if self.draw(st.booleans()):
            issuer["listings"] = [{"exchange": "Nasdaq", "ticker": self.perhaps_open("ABC")}]
        if self.draw(st.booleans()):
            issuer["reporting"] = [self.reporting()]
        return issuer

    def reporting(self) -> Deal:
        domestic = self.draw(st.booleans())
        return {
            "regulator": "U.S. Securities and Exchange Commission",
            "abbreviation": "SEC",
            "website": "www.sec.gov",
            "status": "domestic" if domestic else "foreign-private-issuer",
            "annual_report": self.perhaps_open(
                {"form": "10-K" if domestic else "20-F", "year_ended": "2023-12-31", "filed": "2024-04-15"}
            ),
            "current_report": "8-K" if domestic else "6-K",
        }

    def tranche(self, kind: str, registration: str, currency: str, insiders: list[str], dated: date) -> Deal:
        tranche: Deal = {
            "registration": registration,
            "offered_in": [self.perhaps_open(code) for code in self.some(COUNTRIES)],
        }
        if registration == "registered":
            statement = {"form": "F-3", "file_number": "333-123456", "filed": "2023-01-05"}
            tranche["registration_statement"] = self.perhaps_open(statement)
        else:
            names = self.some(("regulation-s", "regulation-d-506b", "section-4a2"))
            tranche["exemptions"] = [self.perhaps_open(name) for name in names]
        amounts = [self.draw(st.integers(1, 50)) * 100_000 for _ in range(self.draw(st.integers(1, 3)))]
        if kind.endswith("note"):
            tranche |= self.debt(kind, currency, sum(amounts), dated)
            tranche["purchasers"] = self.purchasers(currency, amounts, insiders)
        else:
            tranche |= self.equity(kind, currency)
            tranche["purchasers"] = self.purchasers(currency, [], insiders)
        return tranche

    def purchasers(self, currency: str, amounts: list[int], insiders: list[str]) -> list[Deal]:
        purchasers: list[Deal] = [
            {
                "name": self.perhaps_open(f"Buyer {number} LP"),
                "term": "Investor",
                "subscribes": f"{currency} {amount:,}",
            }
            for number, amount in enumerate(amounts, start=1)
        ]
        if not purchasers and self.draw(st.booleans()):
            purchasers = [{"name": "Buyer LP", "term": "Purchaser", "us_person": self.draw(st.booleans())}]
        if purchasers and insiders and self.draw(st.booleans()):
            holder = self.draw(st.sampled_from(insiders))
            purchasers[0]["owners"] = [
                {"holder": holder, "interest": self.perhaps_open(self.percent(0, 10_000)), "indirect": True}
            ]
        return purchasers

    def debt(self, kind: str, currency: str, principal: int, dated: date) -> Deal:
        convertible = kind == "convertible-note"
        number = self.draw(st.integers(1, 3))
        title = ("Convertible " if convertible else "") + ("Note" if number == 1 else "Notes")
        months = self.draw(st.integers(1, 60))
        security: Deal = {
            "kind": "note",
            **_names("notes", "note", "Note", "Notes"),
            "title": title,
            "interest": {
                "rate": self.perhaps_open(self.percent()),
                "payment": self.draw(st.sampled_from(("bullet", "quarterly", "annual"))),
            },
            "maturity": {"tenor": self.perhaps_open(f"{months} months")},
        }
        if self.draw(st.booleans()):
            convention = self.draw(st.sampled_from(("30/360", "Actual/360", "Actual/365", "Actual/Actual")))
            security["interest"]["day_count"] = self.perhaps_open(convention)
        tranche: Deal = {"number": number, "principal": self.perhaps_open(f"{currency} {principal:,}")}
        if convertible:
            security["conversion"] = self.conversion(currency)
            security["repayment"] = self.draw(
                st.sampled_from(
                    (
                        {"settled_in": "cash"},
                        {"settled_in": "shares"},
                        {"settled_in": "cash, shares or both", "choice_of": "issuer"},
                    )
                )
            )
            tranche["reference_price"] = self.perhaps_open(self.price(currency))
        return tranche | {"security": security}

    def conversion(self, currency: str) -> Deal:
        return {
            "into": self.underlying(currency),
            "price": self.perhaps_open(self.price(currency)),
            "at_option_of": self.draw(st.sampled_from(("investor", "issuer", "either"))),
            "of": self.draw(st.sampled_from(("principal", "principal and interest"))),
        }

    def underlying(self, currency: str) -> Deal:
        share = {**_names("Class A Ordinary Shares", "Class A Ordinary Share", "Ordinary Share", "Ordinary Shares")}
        if self.draw(st.booleans()):
            share["par_value"] = self.perhaps_open(f"{currency} 0.001")
        if self.draw(st.booleans()):
            return share
        names = _names("American Depositary Shares", "American Depositary Share", "ADS", "ADSs")
        return {"kind": "depositary-shares", **names, "represents": self.draw(st.integers(1, 20)), "underlying": share}

    def equity(self, kind: str, currency: str) -> Deal:
        number = self.draw(st.integers(1, 10_000_000))
        return {
            "number": self.perhaps_open(f"{number:,}" if self.draw(st.booleans()) else number),
            "price": self.perhaps_open(self.price(currency)),
            "security": self.security(kind, currency),
        }

    def security(self, kind: str, currency: str) -> Deal:
        if kind == "shares":
            return {"kind": kind, **_names("common stock", "share of common stock", "Share", "Shares")}
        if kind == "depositary-shares":
            names = _names("American Depositary Shares", "American Depositary Share", "ADS", "ADSs")
            underlying = _names("ordinary shares", "ordinary share", "Ordinary Share", "Ordinary Shares")
            return {"kind": kind, **names, "represents": self.draw(st.integers(1, 20)), "underlying": underlying}
        if kind == "warrant":
            return {
                "kind": kind,
                **_names("warrants", "warrant", "Warrant", "Warrants"),
                "title": "Warrant",
                "exercisable_for": self.underlying(currency),
                "ratio": self.draw(st.integers(1, 3)),
                "exercise_price": self.perhaps_open(self.price(currency)),
            }
        if kind == "pre-funded-warrant":
            return {
                "kind": kind,
                **_names("pre-funded warrants", "pre-funded warrant", "Pre-Funded Warrant", "Pre-Funded Warrants"),
                "exercisable_for": self.underlying(currency),
                "exercise_price": f"{currency} 0.001",
            }
        if kind == "preferred-shares":
            preferred: Deal = {
                "kind": kind,
                **_names(
                    "Series A preferred shares", "Series A preferred share", "Preferred Share", "Preferred Shares"
                ),
                "title": "Series A Preferred Shares",
                "stated_value": self.perhaps_open(self.price(currency)),
            }
            return preferred | ({"conversion": self.conversion(currency)} if self.draw(st.booleans()) else {})
        return self.unit(currency)

    def unit(self, currency: str) -> Deal:
        first = self.draw(st.sampled_from(("shares", "depositary-shares", "pre-funded-warrant")))
        kinds = [first, *self.draw(st.lists(st.just("warrant"), max_size=2))]
        return {
            "kind": "unit",
            **_names("units", "unit", "Unit", "Units"),
            "parts": [
                {"number": self.draw(st.integers(1, 5)), "security": self.security(kind, currency)} for kind in kinds
            ],
        }


def _names(name: str, singular: str, term: str, terms: str) -> Deal:
    return {"name": name, "singular": singular, "term": term, "terms": terms}
