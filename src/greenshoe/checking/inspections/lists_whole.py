"""Lists whole: a text that names one use of the proceeds, or one condition of the closing, names the others as well."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.offering.values import known
from greenshoe.text.document import Text

NEEDS_DEAL = True
_WORD = re.compile(r"[^\W\d_]{4,}|\d[\d,.-]*\d")
_SHARE = 0.75
"""An item is named where one passage has this share of its words, and at least one that no other item has."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each item of a list that the text names in part and leaves out."""
    if offering is None:
        return
    passages = [_words(text.content[block.start : block.end]) for block in text.blocks]
    for what, items in _lists(offering):
        missing = [(path, item) for path, item in items if not _named(item, [each for _, each in items], passages)]
        if len(missing) < len(items):
            for path, item in missing:
                yield Observation(
                    f"the text leaves out {what}: {item}", None, "name it as well, or none of them", (path,)
                )


def _lists(offering: Offering) -> Iterator[tuple[str, Sequence[tuple[str, str]]]]:
    """Yield what each list is of, and its items with their places in the deal file."""
    uses = [
        (f"offering.use_of_proceeds[{index}]", str(purpose.purpose))
        for index, each in enumerate(offering.use_of_proceeds)
        if (purpose := known(each)) is not None
    ]
    yield "a use of the proceeds", uses
    conditions = [
        (f"offering.conditions[{index}]", str(condition.condition))
        for index, each in enumerate(offering.conditions)
        if (condition := known(each)) is not None and not condition.satisfied
    ]
    yield "a condition of the closing", conditions


def _named(item: str, items: Sequence[str], passages: Sequence[frozenset[str]]) -> bool:
    """Return whether a passage has most words of *item*, among them one of its own where it has any."""
    words = _words(item)
    own = words.difference(*(_words(each) for each in items if each != item)) or words
    return any(len(words & passage) >= _SHARE * len(words) and own & passage for passage in passages)


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))
