"""The regime: which safe harbor or other footing an announcement uses, from the facts and the authorities' lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from greenshoe.law.authority import Regime
from greenshoe.law.conditions import Decision
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.law.rule import in_force_on
from greenshoe.law.told import Told
from greenshoe.law.vocabulary import NONE


@dataclass(frozen=True)
class Considered:
    """A regime that was considered for an announcement, and how its condition was decided."""

    authority: str
    regime: Regime
    decision: Decision


def considered(profile: Profile, law: Law, on: date | None) -> Iterator[Considered]:
    """Yield the regimes of the law of *on* in their order, up to the one that decides for *profile*.

    That is the first whose condition holds, or that a missing fact keeps undecided. Authorities come in the order of
    their names. Without *on*, every regime is taken to be in force.
    """
    for name, authority in law.authorities.items():
        for regime in authority.regimes:
            if on is not None and not in_force_on(on, regime.in_force):
                continue
            decision = law.conditions[regime.when].decide(profile)
            yield Considered(name, regime, decision)
            if decision.holds is not False:
                return


def regime_for(profile: Profile, law: Law, on: date | None) -> Told:
    """Return the first regime of the law of *on* whose condition holds for *profile*; ``none`` where none does.

    Unknown where a missing fact keeps an earlier one undecided.
    """
    for each in considered(profile, law, on):
        if each.decision.holds is False:
            continue
        sources = [source for fact in each.decision.facts for source in profile.sources.get(fact, ())]
        return Told(each.regime.name if each.decision.holds else None, tuple(dict.fromkeys(sources)))
    return Told(NONE)
