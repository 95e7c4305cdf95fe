"""What conditions may speak of: the facts of a profile, what kind each is, and the values it can have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from greenshoe.law.profile import Profile

FactKind = Literal["yes-no", "name", "names", "number"]
SILENT = frozenset({"sources", "incomplete"})
"""Fields of a profile that are no facts."""
_SHOWN = 8
"""Names that a cure lists where none is near the misspelt one."""
_CODE = re.compile(r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")
_NOT_ISO = {"UK": "GB", "EU": "eu"}
"""Codes that people write for a jurisdiction and that ISO 3166 does not have."""


@dataclass(frozen=True)
class FactName:
    """One fact that a condition may name."""

    name: str
    kind: FactKind
    """``yes-no``: true or false; ``name``: one word of a list; ``names``: several; ``number``: a figure."""
    values: frozenset[str] | None = None
    """The words it can have; None where any will do."""
    jurisdictions: bool = False
    """Whether an ISO 3166 code will do as well."""

    def refusal(self, word: str) -> tuple[str, str] | None:
        """Return what is wrong with comparing the fact with *word*, and the cure; None where nothing is."""
        if self.values is None or word in self.values:
            return None
        if self.jurisdictions and word not in _NOT_ISO and _CODE.match(word):
            return None
        cure = f'write "{_NOT_ISO[word]}"' if self.jurisdictions and word in _NOT_ISO else suggest(word, self.values)
        return f'{self.name} is never "{word}"', cure


Vocabulary = Mapping[str, FactName]
"""The facts that conditions may name, by name."""

_JURISDICTIONS = frozenset(
    {"listed_in", "distributed_in", "offered_in", "banner", "issuer_jurisdiction", "manufacturers"}
)


def facts_of(values: Mapping[str, Iterable[str]]) -> Vocabulary:
    """Return the facts of a profile; *values* holds the words that a fact can have, where they are known."""
    return {name: _fact(name, values.get(name)) for name in Profile.model_fields if name not in SILENT}


def _fact(name: str, values: Iterable[str] | None) -> FactName:
    words = frozenset(values) if values is not None else None
    return FactName(name, _kind(Profile.model_fields[name].annotation), words, name in _JURISDICTIONS)


def _kind(annotation: Any) -> FactKind:
    union = get_origin(annotation) in (Union, UnionType)
    options = [option for option in get_args(annotation) if option is not type(None)] if union else [annotation]
    if options == [bool]:
        return "yes-no"
    if options == [Decimal]:
        return "number"
    return "name" if options == [str] else "names"


def suggest(word: str, known: Iterable[str]) -> str:
    """Return the cure for a misspelt *word*: the nearest of the *known* ones, else all of them."""
    choices = sorted(known)
    near = get_close_matches(word, choices, n=1, cutoff=0.6)
    if near:
        return f'did you mean "{near[0]}"?'
    if not choices:
        return "there is none yet"
    shown = ", ".join(choices[:_SHOWN])
    return f"choose from {shown}" + (", …" if len(choices) > _SHOWN else "")
