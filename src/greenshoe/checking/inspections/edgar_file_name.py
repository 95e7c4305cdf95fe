"""EDGAR file name: the name of an exhibit’s file is one that EDGAR takes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.inspections._exhibit import exhibit_of
from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
AS_TYPED = True
"""An example of such a rule is an exhibit in its wrapper."""
_LONGEST = 32
"""Characters of a file name, its ending included."""
_ENDINGS = (".htm", ".txt")
"""Endings of a document that counts as filed."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield what EDGAR would refuse in the name of the file."""
    exhibit = exhibit_of(text)
    if exhibit is None or exhibit.name is None:
        return
    name, wanted = exhibit.name, _named(exhibit.name)
    for what in _faults(name):
        yield Observation(f'the file is called "{name}": {what}', None, f'call it "{wanted}"')


def _faults(name: str) -> Iterator[str]:
    if len(name) > _LONGEST:
        yield f"it has {len(name)} characters, and EDGAR takes {_LONGEST}"
    if not re.match(r"[A-Za-z0-9]", name):
        yield "it begins with neither a letter nor a figure"
    odd = sorted(set(re.findall(r"[^A-Za-z0-9._-]", name)))
    if odd:
        listed = ", ".join("a space" if sign.isspace() else f'"{sign}"' for sign in odd)
        yield f"it holds {listed}"
    ending = re.search(r"\.[^.]*$", name)
    if ending is None or ending[0].lower() not in _ENDINGS:
        pdf = ending is not None and ending[0].lower() == ".pdf"
        yield "a PDF is only an unofficial copy" if pdf else "it does not end in .htm or .txt"


def _named(name: str) -> str:
    """Return a name that EDGAR takes, as near to *name* as can be."""
    stem = re.sub(r"\.(?:html?|xhtml|pdf|txt|docx?)$", "", name, flags=re.IGNORECASE)
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", stem).strip("-._").lower() or "ex99-1"
    ending = ".txt" if name.lower().endswith(".txt") else ".htm"
    return stem[: _LONGEST - len(ending)] + ending
