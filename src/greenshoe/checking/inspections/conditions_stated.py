"""Conditions stated: an approval that the deal waits for is in the text, and none that it does not wait for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.observation import Observation
from greenshoe.checking.passages import passages_of
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.offering.values import OpenPoint, known
from greenshoe.text.document import Text

NEEDS_DEAL = True
_HOLDERS = r"(?:share|stock)holders?[’']?"
_APPROVAL = re.compile(
    rf"\b{_HOLDERS}(?:\s\w+){{0,3}}\s(?:approv\w+|vote)|\bapprov\w+(?:\s\w+){{0,5}}\s{_HOLDERS}|"
    r"(?:general|special) meeting",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:clos\w+|complet\w+|consummat\w+)\b[^.;]{0,80}\b(?:subject to|condition(?:al|ed) (?:up)?on)\b"
    rf"[^.;]{{0,80}}\b(?:approv\w+[^.;]{{0,40}}\b{_HOLDERS}|{_HOLDERS}[^.;]{{0,20}}\bapproval)",
    re.IGNORECASE,
)


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield an approval of shareholders that only one of deal and text knows."""
    if offering is None or any(isinstance(each, OpenPoint) for each in offering.conditions):
        return
    conditions = [
        (f"offering.conditions[{index}]", condition.condition)
        for index, each in enumerate(offering.conditions)
        if (condition := known(each)) is not None and not condition.satisfied
    ]
    awaited = [(path, words) for path, words in conditions if _APPROVAL.search(words)]
    if profile.document in ("press-release", "term-sheet") and offering.stage in ("priced", "signed"):
        for path, words in awaited:
            if not _APPROVAL.search(text.content):
                what = f"the closing waits for {words}, which the text does not say"
                yield Observation(what, None, "state the condition", (path,))
    if not awaited and not _APPROVAL.search(offering.model_dump_json()):
        for passage in passages_of(text):
            said = _SUBJECT.search(text.content, passage.start, passage.end)
            if said:
                what = "the closing hangs on an approval of shareholders, of which the deal file says nothing"
                cure = "add it under conditions, or take it out of the text"
                yield Observation(what, text.quote(*said.span()), cure)
