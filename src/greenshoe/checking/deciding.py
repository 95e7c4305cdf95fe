"""Deciding a rule for a document: pass, fail, not-applicable or needs-a-person, and why."""

from __future__ import annotations

from dataclasses import dataclass

from greenshoe.checking.case import Case
from greenshoe.checking.finding import Status
from greenshoe.checking.inspections import inspection
from greenshoe.checking.observation import Observation
from greenshoe.checking.probing import probe
from greenshoe.checking.stating import state
from greenshoe.law.conditions import Decision
from greenshoe.law.rule import Rule, in_force_on


@dataclass(frozen=True)
class Verdict:
    """How one rule ended for one document."""

    status: Status
    why: str
    """The fact or quote that decided it."""
    observations: tuple[Observation, ...] = ()
    """What fails it, or what a person has to settle."""
    decided_by: tuple[str, ...] = ()
    """The facts by which the rule applies."""


def decide(name: str, case: Case) -> Verdict:
    """Decide the rule *name* for the document of *case*; waivers do not count here."""
    rule = case.law.rules[name]
    aside = _out_of_reach(rule, case)
    if aside is not None:
        return Verdict("not-applicable", aside)
    decision = case.law.condition(name).decide(case.profile)
    if decision.holds is False:
        return Verdict("not-applicable", state(decision.facts, case.profile), decided_by=decision.facts)
    if decision.holds is None and case.law.nothing_tells_of(name, decision, case.profile):
        why = "nothing tells that the securities are offered there"
        return Verdict("not-applicable", why, decided_by=decision.facts)
    probed = probe(name, case)
    if decision.holds is None:
        return _perhaps(decision, (*probed.faults, *probed.doubts), case)
    if probed.faults:
        return Verdict("fail", probed.faults[0].message, probed.faults, decision.facts)
    if probed.doubts:
        return Verdict("needs-a-person", probed.doubts[0].message, probed.doubts, decision.facts)
    return Verdict("pass", probed.evidence, (), decision.facts)


def _out_of_reach(rule: Rule, case: Case) -> str | None:
    """Return why the rule is not for this document on this day, whatever the facts, or None."""
    first, last = rule.in_force
    if not in_force_on(case.on, rule.in_force):
        return f"in force from {first}" if first is not None and case.on < first else f"in force until {last}"
    if case.profile.document not in rule.documents:
        return f"it is for {', '.join(rule.documents)}"
    if rule.inspect is not None and case.offering is None and inspection(rule.inspect).NEEDS_DEAL:
        return "there is no deal to compare the text with"
    return None


def _perhaps(decision: Decision, against: tuple[Observation, ...], case: Case) -> Verdict:
    """Return the verdict on a rule of which it is not known whether it applies."""
    unknown = ", ".join(decision.facts)
    if not against:
        return Verdict("pass", f"met, whether or not it applies (not known: {unknown})", (), decision.facts)
    first = against[0]
    paths = tuple(path for fact in decision.facts for path in case.profile.sources.get(fact, ()))
    what = f"it is not known whether the rule applies ({unknown}); if it does: {first.message}"
    doubt = Observation(what, first.quote, first.cure, tuple(dict.fromkeys((*paths, *first.facts))))
    return Verdict("needs-a-person", f"not known: {unknown}", (doubt,), decision.facts)
