"""EDGAR style: an exhibit is styled in its elements, not by style sheets."""

from __future__ import annotations

from collections.abc import Iterator

from greenshoe.checking.inspections._exhibit import exhibit_of, opened
from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
AS_TYPED = True
STYLING = frozenset(("style", "link"))
"""Elements that bring a style sheet."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each style sheet, inside the exhibit or beside it."""
    exhibit = exhibit_of(text)
    if exhibit is None or not exhibit.html:
        return
    for tag in opened(exhibit, *STYLING):
        what = "a <style> element" if tag.name == "style" else f'a <link> to "{tag.attributes.get("href", "")}"'
        cure = 'write the style into each element: style="…"' if tag.name == "style" else "take the link out"
        yield exhibit.of(tag, f"{what} in line {exhibit.line(tag.start)}", cure)
