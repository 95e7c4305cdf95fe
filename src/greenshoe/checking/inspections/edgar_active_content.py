"""EDGAR active content: an exhibit runs nothing and asks for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.inspections._exhibit import Exhibit, Tag, exhibit_of, opened
from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text
from greenshoe.text.tokens import word_set

NEEDS_DEAL = False
AS_TYPED = True
ACTIVE = word_set(
    "script noscript form input button select option textarea object embed applet param iframe frame frameset map area "
    "base canvas audio video source track"
)
"""Elements that run, ask, or bring in something else."""
_HANDLER = re.compile(r"^on[a-z]+$")
_CODE = re.compile(r"^\s*(?:javascript|vbscript)\s*:", re.IGNORECASE)
_CALLS = ("href", "src", "action", "background")


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each kind of active element, each handler of an event, and each address that runs code."""
    exhibit = exhibit_of(text)
    if exhibit is None or not exhibit.html:
        return
    told: set[str] = set()
    for tag in opened(exhibit):
        if tag.name in ACTIVE and tag.name not in told:
            told.add(tag.name)
            yield exhibit.of(tag, f"<{tag.name}> in line {exhibit.line(tag.start)}", f"take <{tag.name}> out")
        yield from _code(exhibit, tag)


def _code(exhibit: Exhibit, tag: Tag) -> Iterator[Observation]:
    for name, value in tag.attributes.items():
        runs = name in _CALLS and _CODE.match(value)
        if _HANDLER.match(name) or runs:
            what = f"{name} of <{tag.name}> runs code in line {exhibit.line(tag.start)}"
            yield exhibit.of(tag, what, f"take {name} out")
