"""EDGAR tables: no table of an exhibit stands inside another."""

from __future__ import annotations

from collections.abc import Iterator

from greenshoe.checking.inspections._exhibit import exhibit_of
from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
AS_TYPED = True


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each table inside another."""
    exhibit = exhibit_of(text)
    if exhibit is None or not exhibit.html:
        return
    depth = 0
    for tag in exhibit.tags:
        if tag.name != "table":
            continue
        depth = depth + 1 if tag.opens else max(0, depth - 1)
        if tag.opens and depth > 1:
            what = f"the table in line {exhibit.line(tag.start)} stands inside another"
            yield exhibit.of(tag, what, "make one table of the two, or put them one after the other")
