"""Shelf form: the registration statement is on a form that the issuer uses, has a number, and is not too old."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.offering.registration import Registration
from greenshoe.offering.values import known
from greenshoe.text.document import Text

NEEDS_DEAL = True
_OF_FOREIGN = re.compile(r"(?:Form )?F-(?:1|3|4|10)(?:ASR|MEF|/A)?")
_OF_DOMESTIC = re.compile(r"(?:Form )?S-(?:1|3|4|11)(?:ASR|MEF|/A)?")
_NUMBER = re.compile(r"333-\d{6}(?:-\d{2})?")
_MOST_YEARS = 3
"""17 CFR 230.415(a)(5)."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each registration statement that does not fit its issuer, its number or its day."""
    if offering is None or not any(reporting.abbreviation == "SEC" for reporting in offering.issuer.reporting):
        return
    for index, tranche in enumerate(offering.tranches):
        statement = known(tranche.registration_statement)
        if statement is not None:
            path = f"offering.tranches[{index}].registration_statement"
            yield from _form(offering, statement, path)
            yield from _number(statement, path)
            yield from _age(offering, statement, path)


def _form(offering: Offering, statement: Registration, path: str) -> Iterator[Observation]:
    status = next(each.status for each in offering.issuer.reporting if each.abbreviation == "SEC")
    foreign = status == "foreign-private-issuer"
    wrong = _OF_DOMESTIC if foreign else _OF_FOREIGN
    # A foreign private issuer may choose the domestic forms, but then it files the domestic reports as well.
    if wrong.fullmatch(statement.form):
        who = "a foreign private issuer" if foreign else "an issuer that files domestic forms"
        what = f"Form {statement.form.removeprefix('Form ')} is not that of {who}"
        yield Observation(what, None, "correct the form, or the issuer's status", (f"{path}.form",))


def _number(statement: Registration, path: str) -> Iterator[Observation]:
    number = known(statement.file_number)
    if number is not None and not _NUMBER.fullmatch(number):
        what = f"{number} is not the file number of a registration statement"
        yield Observation(what, None, "write 333- and six digits", (f"{path}.file_number",))


def _age(offering: Offering, statement: Registration, path: str) -> Iterator[Observation]:
    effective, dated = known(statement.effective), known(offering.dated)
    if not statement.shelf or effective is None or dated is None:
        return
    months = (dated.year - effective.year) * 12 + dated.month - effective.month
    if months > _MOST_YEARS * 12 or (months == _MOST_YEARS * 12 and dated.day > effective.day):
        what = f"the shelf became effective on {effective}, more than three years before {dated}"
        yield Observation(what, None, "name the statement that has replaced it", (f"{path}.effective",))
