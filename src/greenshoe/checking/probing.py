"""Probing a document for what one rule asks: which statements, facts and inspections fail it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from greenshoe.checking.case import Case
from greenshoe.checking.definitions import block_at
from greenshoe.checking.finders import subjects_of
from greenshoe.checking.inspections import inspection
from greenshoe.checking.observation import Observation
from greenshoe.checking.stating import shorten, state
from greenshoe.law.rule import Rule
from greenshoe.text.document import Quote
from greenshoe.text.sentences import split_sentences


@dataclass(frozen=True)
class Probed:
    """What probing for one rule came to."""

    faults: tuple[Observation, ...]
    doubts: tuple[Observation, ...]
    """What only a person can settle."""
    evidence: str
    """What met the rule, where nothing failed it."""


def probe(name: str, case: Case) -> Probed:
    """Probe the document of *case* for everything that the rule *name* asks."""
    rule = case.law.rules[name]
    faults = [*_missing(rule, case), *_uncovered(rule, case), *_forbidden(rule, case), *_inspected(rule, case)]
    doubts = list(_unsure_subjects(rule, case))
    requirement = case.law.requirement(name)
    evidence = [f'"{shorten(quotes[0].text)}"' for said in rule.must_say if (quotes := case.statements.get(said))]
    if requirement is not None:
        decision = requirement.decide(case.profile)
        told = state(decision.facts, case.profile)
        if decision.holds is False:
            faults.append(Observation(f"the facts do not allow it: {told}", facts=_paths(decision.facts, case)))
        elif decision.holds is None:
            doubts.append(Observation(f"it hangs on what is not known: {told}", facts=_paths(decision.facts, case)))
        else:
            evidence.append(told)
    if rule.needs_person is not None:
        doubts.append(Observation(rule.needs_person.rstrip(".")))
    return Probed(tuple(faults), tuple(doubts), "; ".join(evidence) or _nothing_against(rule))


def _nothing_against(rule: Rule) -> str:
    if rule.must_not_say:
        return "the text does not say it"
    return "nothing was found against it"


def _paths(facts: tuple[str, ...], case: Case) -> tuple[str, ...]:
    return tuple(path for fact in facts for path in case.profile.sources.get(fact, ()))


def _missing(rule: Rule, case: Case) -> Iterator[Observation]:
    for name in rule.must_say:
        if name not in case.statements:
            statement = case.law.statements[name]
            yield Observation(f'this is missing: {statement.title} ("{statement.says.rstrip(".")}")')


def _forbidden(rule: Rule, case: Case) -> Iterator[Observation]:
    for name in rule.must_not_say:
        for quote in case.statements.get(name, ()):
            yield Observation(f"this should not be said: {case.law.statements[name].title}", quote)


def _uncovered(rule: Rule, case: Case) -> Iterator[Observation]:
    """Yield each subject that the offering has and that no quote of the rule's statements speaks of."""
    quotes = [quote for name in rule.must_say for quote in case.statements.get(name, ())]
    if not quotes:
        return
    for name in rule.covers:
        decision = case.law.subject(name).decide(case.profile)
        if decision.holds and not _spoken_of(name, quotes, case):
            what = f"it does not speak of {case.law.subjects[name].printed}"
            yield Observation(what, quotes[0], None, _paths(decision.facts, case))


def _unsure_subjects(rule: Rule, case: Case) -> Iterator[Observation]:
    quotes = [quote for name in rule.must_say for quote in case.statements.get(name, ())]
    for name in rule.covers if quotes else ():
        decision = case.law.subject(name).decide(case.profile)
        if decision.holds is None and not _spoken_of(name, quotes, case):
            printed = case.law.subjects[name].printed
            unknown = state(decision.facts, case.profile)
            what = f"whether it has to speak of {printed} hangs on what is not known: {unknown}"
            yield Observation(what, quotes[0], None, _paths(decision.facts, case))


def _spoken_of(subject: str, quotes: list[Quote], case: Case) -> bool:
    phrases = subjects_of(case.law)[subject]
    return any(phrases.said_in(_sentences_around(quote, case)) for quote in quotes)


def _sentences_around(quote: Quote, case: Case) -> str:
    """Return the whole sentences that *quote* stands in."""
    block = block_at(case.text, quote.start)
    if block is None or quote.end > block.end:
        return quote.text
    around = [
        case.text.content[start:end]
        for start, end in split_sentences(case.text.content, block.start, block.end)
        if start < quote.end and quote.start < end
    ]
    return " ".join(around)


def _inspected(rule: Rule, case: Case) -> Iterator[Observation]:
    if rule.inspect is not None:
        yield from inspection(rule.inspect).inspect(case.text, case.offering, case.profile, case.law)
