"""EDGAR width: the lines of a plain-text exhibit are no longer than EDGAR shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.inspections._exhibit import Exhibit, exhibit_of
from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
AS_TYPED = True
_PROSE = 80
_TABLE = 132
"""Characters of a line between ``<TABLE>`` and ``</TABLE>``."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield the longest line of prose and the longest of a table that are too long; HTML has no such limit."""
    exhibit = exhibit_of(text)
    if exhibit is None or exhibit.html or exhibit.name is None:
        return
    for limit, kind, lines in (
        (_PROSE, "of prose", _lines(exhibit, False)),
        (_TABLE, "of a table", _lines(exhibit, True)),
    ):
        long = [(number, line) for number, line in lines if len(line) > limit]
        if long:
            number, line = max(long, key=lambda each: len(each[1]))
            what = f"{len(long)} lines {kind} are longer than {limit} characters; line {number} has {len(line)}"
            yield Observation(what, None, f"break the lines at {limit} characters, or file HTML")


def _lines(exhibit: Exhibit, tables: bool) -> Iterator[tuple[int, str]]:
    inside = False
    for number, line in enumerate(exhibit.markup.splitlines(), start=1):
        if re.match(r"\s*<TABLE\b", line, re.IGNORECASE):
            inside = True
        if inside is tables and not line.lstrip().startswith("<"):
            yield number, line.rstrip()
        if re.match(r"\s*</TABLE\b", line, re.IGNORECASE):
            inside = False
