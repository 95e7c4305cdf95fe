"""EDGAR tags: an exhibit has no elements but those that EDGAR takes."""

from __future__ import annotations

from collections.abc import Iterator

from greenshoe.checking.inspections._exhibit import exhibit_of, opened
from greenshoe.checking.inspections.edgar_active_content import ACTIVE
from greenshoe.checking.inspections.edgar_style import STYLING
from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text
from greenshoe.text.tokens import word_set

NEEDS_DEAL = False
AS_TYPED = True
_TAKEN = word_set(
    "html head title meta body a address b big blockquote br caption center cite code dd dfn dir div dl dt em font "
    "h1 h2 h3 h4 h5 h6 hr i img kbd li menu ol p pre samp small span strike strong sub sup table tbody td tfoot th "
    "thead tr tt u ul var"
)
_INSTEAD = {
    "s": "strike",
    "del": "strike",
    "ins": "u",
    "mark": "b",
    "q": "quotation marks as entities",
    "figcaption": "p",
    "picture": "img",
}
_MARKED_UP = ":"
"""In the name of a tag of inline XBRL (``ix:nonNumeric``), which has rules of its own."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each kind of element that EDGAR does not take, once, at its first place."""
    exhibit = exhibit_of(text)
    if exhibit is None or not exhibit.html:
        return
    told = set(ACTIVE | STYLING)
    for tag in opened(exhibit):
        if tag.name in _TAKEN or tag.name in told or _MARKED_UP in tag.name:
            continue
        told.add(tag.name)
        times = sum(1 for other in opened(exhibit, tag.name))
        what = f"<{tag.name}> is no element that EDGAR takes ({times}; first in line {exhibit.line(tag.start)})"
        yield exhibit.of(tag, what, f"use {_INSTEAD.get(tag.name, 'div, p or span')} instead")
