"""EDGAR text images: what an exhibit says stands in it as text, not as a picture of text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.inspections._exhibit import Exhibit, exhibit_of, opened
from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
AS_TYPED = True
_FEWEST = 40
"""Words below which an exhibit with pictures has its text in them: the shortest announcements have more."""
_HIDDEN = re.compile(r"<(script|style|title)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.IGNORECASE | re.DOTALL)


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield the pictures of an exhibit that has hardly any text beside them."""
    exhibit = exhibit_of(text)
    if exhibit is None or not exhibit.html:
        return
    pictures, words = list(opened(exhibit, "img")), _words(exhibit)
    if pictures and words < _FEWEST:
        what = f"the exhibit has {words} words and {len(pictures)} pictures: its text stands in a picture"
        yield exhibit.of(pictures[0], what, "set the text and the tables as HTML")


def _words(exhibit: Exhibit) -> int:
    return len(re.findall(r"[^\W\d_]{2,}", re.sub(r"&[#\w]+;", " ", _HIDDEN.sub(" ", exhibit.markup))))
