"""Stated figures and venues of a deal: whether they agree with what follows from its other facts, and with the law."""

from __future__ import annotations

from collections.abc import Iterator

from greenshoe.checking.case import Case
from greenshoe.checking.finding import Finding
from greenshoe.checking.findings import places_of
from greenshoe.law.profiling import unknown_venues
from greenshoe.offering.derived import disagreements, off_days

FIGURES = "facts/stated-figures"
VENUES = "facts/venues"
BUSINESS_DAYS = "facts/business-days"


def figure_findings(case: Case) -> Iterator[Finding]:
    """Yield each figure that the deal states and that is not what follows from its terms, with both values."""
    for found in disagreements(case.offering) if case.offering else ():
        name = found.fact.rpartition(".")[2].replace("_", " ")
        yield Finding(
            rule=FIGURES,
            title="Let stated figures agree with the terms that they follow from",
            severity="error",
            status="fail",
            message=f"the deal states {found.stated} as {name}; {found.derived} follows from its terms",
            cite="the deal file",
            consequence="leaves in doubt which of the two figures is right",
            cure="correct the stated figure, or the terms",
            document=case.text.path,
            places=places_of((found.fact,), case.offering),
        )


def business_day_findings(case: Case) -> Iterator[Finding]:
    """Yield each closing of the deal that falls on a weekend or a holiday of the market that it settles on."""
    if case.offering is None:
        return
    for path, day in off_days(case.offering):
        yield Finding(
            rule=BUSINESS_DAYS,
            title="Close on a business day",
            severity="warning",
            status="fail",
            message=f"closing on {day} falls on a weekend or holiday ({case.offering.timetable.calendar})",
            cite="the deal file",
            consequence="leaves in doubt when the securities are issued and paid for",
            cure="correct the date, or name under timetable the calendar that counts",
            document=case.text.path,
            places=places_of((path,), case.offering),
        )


def venue_findings(case: Case) -> Iterator[Finding]:
    """Yield each exchange of the deal that the law does not know."""
    for path, exchange in unknown_venues(case.offering, case.law) if case.offering else ():
        yield Finding(
            rule=VENUES,
            title="Know the exchanges on which the issuer is listed",
            severity="note",
            status="needs-a-person",
            message=f"the law folders do not know the exchange {exchange}; rules that hang on it were left to a person",
            cite="the deal file",
            consequence="leaves open which listing rules apply",
            cure="write the exchange as its authority.yaml does, or add it there",
            document=case.text.path,
            places=places_of((path,), case.offering),
        )
