"""What follows from the terms of a tranche's own security: maturity, interest, conversion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from greenshoe.offering.derived.conversion import converted_note, converted_preferred
from greenshoe.offering.derived.dates import closing_of
from greenshoe.offering.derived.lending import interest, maturity_of
from greenshoe.offering.securities import Note, PreferredShares

if TYPE_CHECKING:
    from greenshoe.offering.deal import Offering
    from greenshoe.offering.tranche import Tranche


def of_terms(offering: Offering, tranche: Tranche) -> dict[str, object]:
    """Return the figures that follow from the security of *tranche*, by name; *tranche* may be one as enlarged."""
    security, issued = tranche.security, closing_of(offering, tranche)
    if isinstance(security, PreferredShares):
        return converted_preferred(tranche, security)
    if not isinstance(security, Note):
        return {}
    maturity = maturity_of(security.maturity, issued, offering.timetable.calendar)
    owed = interest(tranche, security, issued, maturity)
    return {"maturity": maturity, "interest_to_maturity": owed} | converted_note(tranche, security, owed)
