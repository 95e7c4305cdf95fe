"""How an offering is put together, as far as the law asks: what is on file, who commits to what, how it is sold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from greenshoe.law.told import Told
from greenshoe.law.vocabulary import NONE
from greenshoe.offering.deal import Offering
from greenshoe.offering.registration import Registration
from greenshoe.offering.tranche import Tranche
from greenshoe.offering.values import OpenPoint, known

Facts = dict[str, Told]


def structure_of(offering: Offering) -> Facts:
    """Return the facts of a profile that follow from the parts that the tranches of *offering* have."""
    tranches = [(f"offering.tranches[{index}]", tranche) for index, tranche in enumerate(offering.tranches)]
    update = offering.update
    return {
        **_on_file(tranches),
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


def _on_file(tranches: list[tuple[str, Tranche]]) -> Facts:
    """Tell how far the registration and offering statements have come; an open one leaves that unknown."""
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
        "on_file": _all(registered, _public, "filed"),
        "effective": _all(registered, lambda statement: statement.effective, "effective"),
        "shelf": _all(registered, lambda statement: statement.shelf, "shelf"),
        "qualified": _all(exempt, lambda statement: statement.qualified, "qualified"),
    }


def _public(statement: Registration) -> Any:
    """Return whether a registration statement can be read by the public; one that is effective can."""
    return not statement.confidential and (statement.filed or statement.effective or statement.shelf)


def _all(held: list[tuple[str, Any]], step: Callable[[Any], Any], field: str) -> Told:
    """Tell whether all statements have come to *step*; there being none, no."""
    if not held:
        return Told(False)
    found = [statement if isinstance(statement, OpenPoint | None) else step(statement) for _, statement in held]
    paths = tuple(path if isinstance(statement, OpenPoint | None) else f"{path}.{field}" for path, statement in held)
    if any(isinstance(each, OpenPoint) for each in found):
        return Told(None, paths)
    return Told(all(found), paths)
