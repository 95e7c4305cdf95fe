"""How an offering is put together, as far as the law asks: what is on file, who commits to what, how it is sold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from greenshoe.law.told import Told
from greenshoe.law.vocabulary import NONE
from greenshoe.offering.deal import Offering
from greenshoe.offering.registration import OfferingStatement, Registration
from greenshoe.offering.tranche import Tranche
from greenshoe.offering.values import OpenPoint, known

Facts = dict[str, Told]


def structure_of(offering: Offering) -> Facts:
    """Return the facts of a profile that follow from the parts that the tranches of *offering* have."""
    tranches = [(f"offering.tranches[{index}]", tranche) for index, tranche in enumerate(offering.tranches)]
    update = offering.update
    return {
        **_on_file(tranches, known(offering.dated), shelf=offering.stage != "filed"),
        "update": Told(update.kind if update else NONE, ("offering.update",)),
        "trust": Told(offering.trust is not None, ("offering.trust",)),
        "firm_commitment": _any(tranches, "commitment", lambda tranche: tranche.commitment == "firm"),
        "option": _any(tranches, "option"),
        "price_range": _any(
            tranches, "price_range", lambda tranche: bool(tranche.price_range) and known(tranche.price) is None
        ),
        "selling_holders": _any(tranches, "sellers"),
        "program": _any(tranches, "program"),
        "rights": _any(tranches, "rights"),
        "inducement": _any(tranches, "exercise_of"),
    }


def _any(tranches: Iterable[tuple[str, Tranche]], field: str, holds: Callable[[Tranche], bool] | None = None) -> Told:
    held = holds or (lambda tranche: bool(getattr(tranche, field)))
    paths = tuple(f"{path}.{field}" for path, tranche in tranches if held(tranche))
    return Told(bool(paths), paths)


def _on_file(tranches: list[tuple[str, Tranche]], dated: date | None, *, shelf: bool) -> Facts:
    """Tell how far the registration and offering statements have come by *dated*; an open one leaves that unknown.

    *shelf* says whether a shelf, of which no date is stated, is taken to be effective: it is drawn on.
    """
    registered = [
        (f"{path}.registration_statement", tranche.registration_statement)
        for path, tranche in tranches
        if tranche.registration == "registered"
    ]
    exempt = [
        (f"{path}.offering_statement", tranche.offering_statement)
        for path, tranche in tranches
        if tranche.offering_statement is not None
    ]
    return {
        "on_file": _all([*registered, *exempt], lambda statement: _public(statement, dated, shelf), "filed"),
        "effective": _all(registered, lambda statement: _effective(statement, dated, shelf), "effective"),
        "shelf": _all(registered, lambda statement: statement.shelf, "shelf"),
        "qualified": _all(exempt, lambda statement: _by(dated, statement.qualified), "qualified"),
    }


def _by(dated: date | None, when: date | OpenPoint | None) -> bool | OpenPoint:
    """Return whether what has the date *when* had happened by *dated*; what is to come has not."""
    if isinstance(when, OpenPoint):
        return when
    return when is not None and (dated is None or when <= dated)


def _public(statement: Registration | OfferingStatement, dated: date | None, shelf: bool) -> bool | OpenPoint:
    """Return whether the public can read a statement: it was filed, has a file number, or is effective or qualified."""
    if isinstance(statement, Registration):
        private, done = statement.confidential, _effective(statement, dated, shelf)
    else:
        private, done = False, _by(dated, statement.qualified)
    if private or done is True:
        return not private
    return _by(dated, statement.filed) if statement.filed is not None else known(statement.file_number) is not None


def _effective(statement: Registration, dated: date | None, shelf: bool) -> bool | OpenPoint:
    """Return whether a registration statement is effective: from its date, if automatic from filing; a shelf is."""
    if statement.effective is not None:
        return _by(dated, statement.effective)
    automatic = statement.automatic and statement.filed is not None
    return _by(dated, statement.filed) if automatic else shelf and statement.shelf


def _all(held: list[tuple[str, Any]], step: Callable[[Any], bool | OpenPoint], field: str) -> Told:
    """Tell whether all statements have come to *step*; there being none, no."""
    if not held:
        return Told(False)
    found = [statement if isinstance(statement, OpenPoint | None) else step(statement) for _, statement in held]
    paths = tuple(path if isinstance(statement, OpenPoint | None) else f"{path}.{field}" for path, statement in held)
    if any(isinstance(each, OpenPoint) for each in found):
        return Told(None, paths)
    return Told(all(found), paths)
