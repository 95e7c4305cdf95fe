"""Issuers of random deals."""

from __future__ import annotations

from tests.making.drawing import Deal, Drawing, May

COUNTRIES = ("US", "GB", "FR", "KY", "DE", "HK")


def issuer(d: Drawing, share: Deal) -> Deal:
    """Return an issuer whose *share* may be listed."""
    name, short, home, place = d.pick(
        ("Crane & Sons, Inc.", "Crane", "US-DE", "Delaware"),
        ("Aldgate Power plc", "the Company", "GB", "England and Wales"),
        ("Boréal Énergie S.A.", "Boréal", "FR", "France"),
        ("Eight Mile Ltd.", "Eight Mile", "KY", "the Cayman Islands"),
    )
    return {
        "name": May(name),
        "short_name": short,
        "jurisdiction": home,
        "incorporated_in": place,
        "description": May(d.pick("a company with a business", "an oil and gas company")),
        "about": May(f"{name} has a business.\n\nIt is growing."),
        **d.with_some(
            listings=lambda: [_listing(d, share)],
            reporting=lambda: [_reporting(d)],
            going_concern=May(True),
            customer_concentration=May("two customers, which made up 61% of its revenue in 2025"),
            emerging_growth=True,
            sector=d.pick("biotechnology", "mining", "real estate", "technology"),
            standing=d.pick({"penny_stock": True}, {"blank_check": True, "shell": True}),
            factors=[May("the loss of its only license")],
            notifier=May({"name": "Ada Byron", "position": "Chief Executive Officer"}),
        ),
    }


def _listing(d: Drawing, share: Deal) -> Deal:
    return {
        "exchange": "Nasdaq",
        "ticker": May("ABC"),
        **d.with_some(
            security=share["name"],
            status=d.pick("listed", "applied", "approved"),
            deficiency=May("The bid price was below the minimum for 30 consecutive business days."),
        ),
    }


def _reporting(d: Drawing) -> Deal:
    domestic = d.coin()
    report = {"form": "10-K" if domestic else "20-F", "year_ended": May("2023-12-31"), "filed": May("2024-02-15")}
    return {
        "regulator": "U.S. Securities and Exchange Commission",
        "abbreviation": "SEC",
        "status": "domestic" if domestic else "foreign-private-issuer",
        "annual_report": May(report),
        "current_report": "8-K" if domestic else "6-K",
        **d.with_some(website="www.sec.gov"),
    }
