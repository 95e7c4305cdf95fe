"""EDGAR links: an exhibit points nowhere but into its own submission and to earlier filings."""

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
_INSIDE = re.compile(
    r"#"
    r"|(?:\./)?[A-Za-z0-9][A-Za-z0-9._-]*\.(?:htm|txt|pdf|jpg|gif|xml|xsd)(?:#.*)?$"
    r"|https?://www\.sec\.gov/(?:ix\?doc=/)?Archives/edgar/data/",
    re.IGNORECASE,
)
"""A place in the same file, a file of the same submission, or a document already filed."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each link that leads elsewhere, to a page or to a mailbox; code is for another rule."""
    exhibit = exhibit_of(text)
    if exhibit is None or not exhibit.html:
        return
    for tag in opened(exhibit, "a"):
        target = tag.attributes.get("href", "").strip()
        if not target or _INSIDE.match(target) or target.lower().startswith("javascript:"):
            continue
        what = f'the link to "{target}" in line {exhibit.line(tag.start)} leads out of the submission'
        yield exhibit.of(tag, what, "leave the words and take the link off them")
