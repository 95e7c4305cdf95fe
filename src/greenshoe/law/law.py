"""The law: every statement, rule, authority and subject of the libraries in use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from greenshoe.law.authority import Authority
from greenshoe.law.conditions import Condition, Decision
from greenshoe.law.cues import Cues, Style
from greenshoe.law.facts import Vocabulary
from greenshoe.law.profile import Profile
from greenshoe.law.rule import Rule
from greenshoe.law.statement import Statement
from greenshoe.law.subject import Subject

NOWHERE = "ZZ"
"""The ISO 3166 code that stands for no country: the jurisdiction of custom that holds everywhere."""


@dataclass(frozen=True, eq=False)
class Law:
    """All law of a library, without mistakes; each mapping is sorted by name."""

    statements: Mapping[str, Statement]
    statement_files: Mapping[str, Path]
    word_lists: Mapping[str, Sequence[str]]
    """The lists that phrases use as ``{name}``."""
    rules: Mapping[str, Rule]
    """By folder and file: ``us/unregistered-legend``."""
    authorities: Mapping[str, Authority]
    """By folder: ``us``."""
    subjects: Mapping[str, Subject]
    wordings: Mapping[str, Path]
    """Our words for a rule, by the rule's name."""
    cues: Cues
    style: Style
    vocabulary: Vocabulary
    """The facts that conditions may speak of."""
    conditions: Mapping[str, Condition]
    """Every condition in the law, by its source."""

    def condition(self, rule: str) -> Condition:
        """Return the condition under which *rule* applies."""
        return self.conditions[self.rules[rule].when]

    def requirement(self, rule: str) -> Condition | None:
        """Return the condition that *rule* requires of the facts, if any."""
        requires = self.rules[rule].requires
        return None if requires is None else self.conditions[requires]

    def subject(self, name: str) -> Condition:
        """Return the condition under which an offering has the subject *name*."""
        return self.conditions[self.subjects[name].when]

    def holds_everywhere(self, folder: str) -> bool:
        """Return whether the rules of *folder* are custom of the market, and no authority's."""
        authority = self.authorities.get(folder)
        return authority is None or authority.jurisdictions == (NOWHERE,)

    def nothing_tells_of(self, rule: str, undecided: Decision, profile: Profile) -> bool:
        """Return whether *rule* hangs on where securities are offered or made, and nothing leads to its authority.

        Where the offer goes may be open for a long time. Of all the countries of the world, only those count
        meanwhile to which the text goes, in which the issuer is listed, or of which the offer is known.
        """
        folder, open_facts = rule.partition("/")[0], set(undecided.facts)
        if not open_facts & {"offered_in", "manufacturers"} or open_facts & {"distributed_in", "listed_in"}:
            return False
        if self.holds_everywhere(folder):
            return False
        places = (profile.distributed_in, profile.listed_in, profile.offered_in)
        return not any(folder in (place or ()) for place in places)

    def answering(self, code: str) -> frozenset[str]:
        """Return the jurisdiction *code* (ISO 3166), its country, and the authorities that answer for either.

        ``US-DE`` gives ``US-DE``, ``US`` and ``us``.
        """
        codes = {code, code.partition("-")[0]}
        return frozenset(codes | {name for name, held in self._jurisdictions.items() if codes & held})

    @cached_property
    def _jurisdictions(self) -> dict[str, frozenset[str]]:
        return {name: frozenset(authority.jurisdictions) for name, authority in self.authorities.items()}
