"""Cueing: the facts that the words and statements of a text tell, and those that follow from them."""

from __future__ import annotations

from functools import lru_cache

from greenshoe.checking.finders import Statements, finder, statements_of
from greenshoe.checking.statements import StatementFinder
from greenshoe.law.cues import Cue, FactCues
from greenshoe.law.facts import FactName
from greenshoe.law.law import Law
from greenshoe.law.told import Told, profile_of, several
from greenshoe.law.vocabulary import NONE
from greenshoe.text.document import Quote, Text

_LONGEST_SOURCE = 120


def cued(text: Text, law: Law) -> dict[str, Told]:
    """Tell the facts that words and statements tell."""
    made = statements_of(text, law)
    found = _cue_finder(law).find(text)
    return {name: _by_cues(law.vocabulary[name], cues, name, made, found) for name, cues in law.cues.facts.items()}


@lru_cache(maxsize=4)
def _cue_finder(law: Law) -> StatementFinder:
    cues = {f"{name}={value}": cue for name, fact in law.cues.facts.items() for value, cue in fact.values.items()}
    absent = {f"{key}!": Cue(phrases=cue.absent) for key, cue in cues.items() if cue.absent}
    return finder(cues | absent, law)


def _by_cues(fact: FactName, cues: FactCues, name: str, made: Statements, found: Statements) -> Told:
    quotes: dict[str, tuple[Quote, ...]] = {}
    for value, cue in cues.values.items():
        here = (*found.get(f"{name}={value}", ()), *(quote for said in cue.statements for quote in made.get(said, ())))
        if here:
            quotes[value] = here
    sources = [source(here[0]) for here in quotes.values()]
    if fact.kind == "names":
        return several(quotes, sources, incomplete=not cues.exhaustive or not quotes)
    if quotes:
        first = next(iter(quotes))
        return Told(first == "true" if fact.kind == "yes-no" else first, (sources[0],))
    missing = [value for value, cue in cues.values.items() if cue.absent and f"{name}={value}!" not in found]
    if missing:
        return Told(missing[0] == "true" if fact.kind == "yes-no" else missing[0])
    return Told(cues.otherwise)


def source(quote: Quote) -> str:
    """Return *quote* on one line, as the source of a fact."""
    words = " ".join(quote.text.split())
    return words if len(words) <= _LONGEST_SOURCE else words[: _LONGEST_SOURCE - 1].rstrip() + "…"


def with_what_follows(told: dict[str, Told], document: str, law: Law) -> dict[str, Told]:
    """Return *told* with the facts that words do not tell, but that follow from those that they tell."""
    profile = profile_of(document, told)
    follow = dict(told)
    for name, cues in law.cues.facts.items():
        if name not in told or (told[name].value is not None and not told[name].incomplete):
            continue
        for value, cue in cues.values.items():
            if cue.when is not None and law.conditions[cue.when].decide(profile).holds:
                follow[name] = _valued(law.vocabulary[name], value, told[name])
                break
    return follow


def _valued(fact: FactName, value: str, told: Told) -> Told:
    """Return a fact with the *value* that a cue gives it; to what is told of a list, nothing is left to add."""
    if fact.kind == "names":
        known = told.value if isinstance(told.value, tuple) else ()
        return several((*known, *((value,) if value != NONE else ())), told.sources)
    return Told(value == "true" if fact.kind == "yes-no" else value, told.sources)
