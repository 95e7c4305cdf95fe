"""Explaining a rule: why it does or does not apply to a document of a deal, and where the deciding facts stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from greenshoe.checking.findings import places_of
from greenshoe.checking.stating import state
from greenshoe.errors import refuse
from greenshoe.law.conditions import Condition
from greenshoe.law.facts import suggest
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.law.profiling import profile_offering, profile_tranche
from greenshoe.law.regimes import considered
from greenshoe.law.rule import Rule, in_force_on
from greenshoe.offering.deal import Offering
from greenshoe.offering.particulars import RegimeChoice
from greenshoe.offering.values import known

if TYPE_CHECKING:
    from greenshoe.library import Library

_VERDICTS = {
    True: "applies",
    False: "does not apply",
    None: "may apply: it hangs on what is not known",
}


def explain(rule: str, offering: Offering, document: str, library: Library, on: date | None = None) -> str:
    """Return in plain lines whether *rule* applies to *document* of *offering*, by which facts, and what it asks.

    The law of *on* applies; where that is not given, of the announcement's own date, or while that is open, today's.
    Raise UserError for a name that is no rule's.
    """
    law = library.law
    if rule not in law.rules:
        raise refuse(rule, "there is no such rule", suggest(rule, law.rules))
    day = on or known(offering.dated) or date.today()
    profile = profile_offering(offering, document, law, on=day)
    return "\n".join(_lines(rule, law, profile, offering, day)) + "\n"


def explain_regime(offering: Offering, document: str, library: Library, on: date | None = None) -> str:
    """Return in plain lines which safe harbor *document* of *offering* uses, and each tranche would alone, and why.

    The law of *on* applies; where that is not given, of the announcement's own date, or while that is open, today's.
    """
    law = library.law
    day = on or known(offering.dated) or date.today()
    profile = profile_offering(offering, document, law, on=day)
    parts = [(document, offering.regime, profile, "offering")]
    if len(offering.tranches) > 1:
        parts += [
            (f"tranche {index + 1} alone", tranche.regime, profile_tranche(offering, index, document, law), path)
            for index, tranche in enumerate(offering.tranches)
            for path in (f"offering.tranches[{index}]",)
        ]
    return "\n".join(line for part in parts for line in _regime(*part, law, offering, day)) + "\n"


def _regime(
    what: str, choice: RegimeChoice | None, profile: Profile, path: str, law: Law, offering: Offering, day: date
) -> Iterator[str]:
    tried = list(considered(profile, law, day))
    last = tried[-1] if tried else None
    if last is None:
        derived, title = "none", "no authority has a regime"
    else:
        derived = last.regime.name if last.decision.holds else "not known"
        title = f"{last.regime.title}, {last.regime.cite} [{last.authority}]"
    yield f"{what} on {day}: {choice.name if choice else derived}"
    if choice is not None:
        yield f"  chosen by counsel: {choice.reason}"
        yield from (f"  {place.path}:{place.line}:{place.column}" for place in places_of((f"{path}.regime",), offering))
        yield f"  derived would be {derived}"
    yield f"  {'hangs on what is not known: ' if derived == 'not known' else ''}{title}"
    if last is not None:
        yield "  because:" if last.decision.holds else "  not known:"
        yield from _facts(last.decision.facts, profile, offering)
    for each in tried[:-1]:
        yield f"  not {each.regime.name}: {state(each.decision.facts, profile) or each.regime.when}"


def _lines(name: str, law: Law, profile: Profile, offering: Offering, day: date) -> Iterator[str]:
    rule = law.rules[name]
    decision = law.condition(name).decide(profile)
    applies = decision.holds if _in_reach(rule, profile, day) else False
    if applies is None and law.nothing_tells_of(name, decision, profile):
        applies = False
    yield f"{name}: {rule.title}"
    yield f"  {_VERDICTS[applies]} to {profile.document} on {day}"
    yield f"  {_force(rule, day)}"
    if profile.document not in rule.documents:
        yield f"  it is for {', '.join(rule.documents)}"
    if rule.when != "true":
        yield f"  when: {' '.join(rule.when.split())}"
        yield from _facts(decision.facts, profile, offering)
    waiver = offering.waive.get(name)
    if waiver:
        yield f"  waived by {waiver.by} until {waiver.until}: {waiver.reason}"
    yield from _asked(name, rule, law, profile, offering)
    yield f"  cite: {rule.cite}" + (f" <{rule.source}>" if rule.source else "")
    yield f"  basis: {rule.basis}; severity: {rule.severity}; read: {rule.reviewed.evidence}, {rule.reviewed.on}"
    yield f"  failing it: {rule.fails_as}"


def _in_reach(rule: Rule, profile: Profile, day: date) -> bool:
    return in_force_on(day, rule.in_force) and profile.document in rule.documents


def _force(rule: Rule, day: date) -> str:
    first, last = rule.in_force
    dates = f"from {first or 'the beginning'}" + (f" until {last}" if last else "")
    return f"in force {dates}" + ("" if in_force_on(day, rule.in_force) else f", so not on {day}")


def _facts(facts: Iterable[str], profile: Profile, offering: Offering, indent: str = "    ") -> Iterator[str]:
    for fact in facts:
        yield f"{indent}{state((fact,), profile)}"
        for place in places_of(profile.sources.get(fact, ()), offering):
            yield f"{indent}  {place.path}:{place.line}:{place.column}  {place.fact}"


def _asked(name: str, rule: Rule, law: Law, profile: Profile, offering: Offering) -> Iterator[str]:
    for verb, names in (("must say", rule.must_say), ("must not say", rule.must_not_say)):
        yield from (f"  {verb}: {law.statements[said].says} [{said}]" for said in names)
    for subject in rule.covers:
        decision = law.subject(subject).decide(profile)
        word = {True: "it must speak of", False: "it need not speak of", None: "it may have to speak of"}[
            decision.holds
        ]
        yield f"    {word} {law.subjects[subject].printed}"
        yield from _facts(decision.facts, profile, offering, " " * 6)
    requirement: Condition | None = law.requirement(name)
    if requirement is not None:
        decision = requirement.decide(profile)
        word = {True: "and that is so", False: "and that is not so", None: "and that is not known"}[decision.holds]
        yield f"  requires: {' '.join(requirement.source.split())}, {word}"
        yield from _facts(decision.facts, profile, offering)
    if rule.inspect:
        yield f"  inspection: {rule.inspect}"
    if rule.needs_person:
        yield f"  a person answers: {rule.needs_person}"
