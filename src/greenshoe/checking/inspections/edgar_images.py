"""EDGAR images: the pictures of an exhibit are GIF or JPEG files of the same submission."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.inspections._exhibit import exhibit_of, opened
from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
AS_TYPED = True
_TAKEN = re.compile(r"(?:\./)?[A-Za-z0-9][A-Za-z0-9._-]*\.(?:gif|jpe?g)$", re.IGNORECASE)
_SHOWN = 40
"""Characters of an address that a finding shows."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each picture that is written into the page, comes from elsewhere, or is of another kind."""
    exhibit = exhibit_of(text)
    if exhibit is None or not exhibit.html:
        return
    for tag in opened(exhibit, "img"):
        address = tag.attributes.get("src", "").strip()
        if _TAKEN.match(address):
            continue
        shown = address if len(address) <= _SHOWN else address[:_SHOWN] + "…"
        what = f'the picture "{shown}" in line {exhibit.line(tag.start)} {_fault(address)}'
        yield exhibit.of(tag, what, "file it as a .jpg or .gif beside the exhibit, and name that file")


def _fault(address: str) -> str:
    if not address:
        return "names no file"
    if address.lower().startswith("data:"):
        return "is written into the page"
    if re.match(r"[a-z]+:|//|/|\.\.", address, re.IGNORECASE) or "/" in address:
        return "is no file of the submission"
    return "is neither a GIF nor a JPEG"
