"""The regime: which safe harbor or other footing an announcement uses, from the facts and the authorities' lists."""

from __future__ import annotations

from datetime import date

from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.law.rule import in_force_on
from greenshoe.law.told import Told
from greenshoe.law.vocabulary import NONE


def regime_for(profile: Profile, law: Law, on: date | None) -> Told:
    """Return the first regime of the law of *on* whose condition holds for *profile*; ``none`` where none does.

    Unknown where a missing fact keeps an earlier one undecided. Authorities come in the order of their names.
    Without *on*, every regime is taken to be in force.
    """
    for authority in law.authorities.values():
        for regime in authority.regimes:
            if on is not None and not in_force_on(on, regime.in_force):
                continue
            decision = law.conditions[regime.when].decide(profile)
            if decision.holds is False:
                continue
            sources = [source for fact in decision.facts for source in profile.sources.get(fact, ())]
            return Told(regime.name if decision.holds else None, tuple(dict.fromkeys(sources)))
    return Told(NONE)
