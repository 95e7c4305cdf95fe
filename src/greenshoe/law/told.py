"""A fact of a profile as it is told: its value, where it comes from, and whether there may be more of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from greenshoe.law.profile import Profile


@dataclass(frozen=True)
class Told:
    """The value of one fact, None where it is unknown, and its sources."""

    value: object
    sources: tuple[str, ...] = ()
    """Paths in the deal, or quotes of the text; of an unknown fact, what is open."""
    incomplete: bool = False
    """Whether a list may hold more than is known."""


def several(values: Iterable[str], sources: Iterable[str] = (), *, incomplete: bool = False) -> Told:
    """Tell a fact that holds several words; they are sorted, each stands once."""
    words = tuple(sorted(set(values)))
    unknown = incomplete and not words
    return Told(None if unknown else words, tuple(dict.fromkeys(sources)), incomplete and not unknown)


def profile_of(document: str, told: Mapping[str, Told], *, final: bool = False) -> Profile:
    """Return the profile of *document* with the facts *told*; the rest stay unknown."""
    return Profile(
        document=document,
        final=final,
        **{name: fact.value for name, fact in told.items()},
        incomplete=tuple(sorted(name for name, fact in told.items() if fact.incomplete)),
        sources={name: fact.sources for name, fact in sorted(told.items()) if fact.sources},
    )
