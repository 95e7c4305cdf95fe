"""Proofreading the law: whether its files fit together. Every mistake is found at once, at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from greenshoe.errors import Mistake
from greenshoe.law.authority import Authority
from greenshoe.law.conditions import Condition, ConditionError
from greenshoe.law.cues import Cues, FactCues
from greenshoe.law.entry import Entry
from greenshoe.law.facts import FactName, Vocabulary, suggest
from greenshoe.law.rule import Rule
from greenshoe.law.statement import Statement
from greenshoe.law.subject import Subject
from greenshoe.law.vocabulary import CHECKLIST

NONE = "none"
"""What a cue writes for a list that it shows to be empty."""
INSPECTIONS = Path(__file__).parents[1] / "checking" / "inspections"
_DETERMINED = ("true", "false")


@dataclass
class Proof:
    """The law as read, before anybody knows whether its parts fit."""

    statements: Mapping[str, Entry[Statement]]
    rules: Mapping[str, Entry[Rule]]
    authorities: Mapping[str, Entry[Authority]]
    subjects: Mapping[str, Entry[Subject]]
    cues: Entry[Cues] | None
    wordings: Mapping[str, Path]
    vocabulary: Vocabulary
    unread: frozenset[str] = frozenset()
    """Files that did not read: what hangs on them is not reported again."""
    conditions: dict[str, Condition] = field(default_factory=dict)
    """Those that read, by their source; filled in while proofreading."""

    def mistakes(self) -> Iterator[Mistake]:
        """Yield every mistake in the law, and keep every condition that reads."""
        for name, rule in self.rules.items():
            yield from self._conditions(rule, ("when", "requires"))
            yield from self._references(rule)
            yield from self._asks(rule)
            yield from self._slot(name, rule)
            yield from _standing(rule)
            yield from self._succession(rule)
            yield from self._examples(rule)
        for subject in self.subjects.values():
            yield from self._conditions(subject, ("when",))
        for authority in self.authorities.values():
            yield from self._regimes(authority)
        yield from self._orphaned_wordings()
        yield from self._cues()

    def _conditions(self, entry: Entry[Rule] | Entry[Subject], fields: Iterable[str]) -> Iterator[Mistake]:
        for name in fields:
            source = getattr(entry.value, name)
            if source is not None:
                yield from self._condition(source, entry, (name,))

    def _condition(self, source: str, entry: Entry[Any], path: tuple[str | int, ...]) -> Iterator[Mistake]:
        if source in self.conditions:
            return
        try:
            self.conditions[source] = Condition.parse(source, self.vocabulary)
        except ConditionError as error:
            yield from (entry.mistake(path, what, cure) for what, cure in error.problems)

    def _references(self, rule: Entry[Rule]) -> Iterator[Mistake]:
        for part, known in (
            ("must_say", self.statements),
            ("must_not_say", self.statements),
            ("covers", self.subjects),
        ):
            if part == "covers" and "subjects" in self.unread:
                continue
            for index, name in enumerate(getattr(rule.value, part)):
                if name not in known and name not in self.unread:
                    kind = "subject" if part == "covers" else "statement"
                    yield rule.mistake((part, index), f'there is no {kind} "{name}"', suggest(name, known))
        documents = self.vocabulary["document"].values
        for index, name in enumerate(rule.value.documents):
            if documents is not None and name not in documents:
                yield rule.mistake(("documents", index), f'there is no document "{name}"', suggest(name, documents))
        inspect = rule.value.inspect
        if inspect is not None and inspect not in (names := inspections()):
            yield rule.mistake(("inspect",), f'there is no inspection "{inspect}"', suggest(inspect, names))

    def _asks(self, rule: Entry[Rule]) -> Iterator[Mistake]:
        value = rule.value
        asked = (value.must_say, value.must_not_say, value.requires, value.inspect, value.needs_person)
        if not any(asked):
            cure = "give it must_say, must_not_say, requires, inspect or needs_person"
            yield rule.mistake((), "the rule asks for nothing", cure)
        if value.covers and not value.must_say:
            yield rule.mistake(("covers",), "covers needs a statement to look at", "give the rule a must_say")

    def _succession(self, rule: Entry[Rule]) -> Iterator[Mistake]:
        """Yield what is wrong with how a rule follows the one that it replaces: no day may have both, or neither."""
        former, first = rule.value.replaces, rule.value.in_force[0]
        if former is None or former in self.unread:
            return
        if former not in self.rules:
            yield rule.mistake(("replaces",), f'there is no rule "{former}"', suggest(former, self.rules))
            return
        last = self.rules[former].value.in_force[1]
        if last is None or first is None or first <= last:
            what = f"it is in force together with {former}, which it replaces"
            yield rule.mistake(("in_force",), what, "let the former end on the day before this one begins")
        elif first != last + timedelta(days=1) and rule.value.gap is None:
            what = f"nothing is in force between {former} (until {last}) and this rule (from {first})"
            yield rule.mistake(("in_force",), what, 'close the gap, or say under "gap" why there is one')

    def _slot(self, name: str, rule: Entry[Rule]) -> Iterator[Mistake]:
        if rule.value.slot is not None and name not in self.wordings:
            cure = f"write law/{name}.md, or take the slot out"
            yield rule.mistake(("slot",), "the rule has a slot and no wording for it", cure)
        if rule.value.slot is None and name in self.wordings:
            yield rule.mistake((), f"nothing says where law/{name}.md goes", "give the rule a slot")

    def _examples(self, rule: Entry[Rule]) -> Iterator[Mistake]:
        for index, example in enumerate(rule.value.examples):
            if example.text is None and not example.facts:
                yield rule.mistake(("examples", index), "the example has neither text nor facts", "give it one")
            for name in example.facts:
                if name not in self.vocabulary:
                    cure = suggest(name, self.vocabulary)
                    yield rule.mistake(("examples", index, "facts", name), f'there is no fact "{name}"', cure)

    def _regimes(self, authority: Entry[Authority]) -> Iterator[Mistake]:
        for index, regime in enumerate(authority.value.regimes):
            path = ("regimes", index, "when")
            yield from self._condition(regime.when, authority, path)
            condition = self.conditions.get(regime.when)
            if condition is not None and "regime" in condition.names:
                yield authority.mistake(path, "a regime cannot hang on the regime", "hang it on other facts")

    def _orphaned_wordings(self) -> Iterator[Mistake]:
        for name, path in self.wordings.items():
            if name not in self.rules and str(path.with_suffix("")) not in self.unread:
                cure = suggest(name, self.rules)
                yield Mistake(str(path), 0, 0, f"there is no rule {name} for this wording", cure)

    def _cues(self) -> Iterator[Mistake]:
        if self.cues is None:
            return
        for fact, told in self.cues.value.facts.items():
            if fact in self.vocabulary:
                yield from self._values(self.cues, self.vocabulary[fact], told)
            else:
                yield self.cues.mistake(("facts", fact), f'there is no fact "{fact}"', suggest(fact, self.vocabulary))
        cues = self.cues.value
        yield from self._known_statements(cues.date, self.cues, ("date",))
        yield from self._known_statements(cues.banner, self.cues, ("banner",))
        yield from self._known_statements(cues.listing.statements, self.cues, ("listing", "statements"))
        yield from self._known_statements(cues.exemptions.statements, self.cues, ("exemptions", "statements"))
        yield from self._known_exemptions(self.cues)

    def _values(self, cues: Entry[Cues], fact: FactName, told: FactCues) -> Iterator[Mistake]:
        for value, cue in told.values.items():
            path = ("facts", fact.name, "values", value)
            refusal = fact.refusal(value) if fact.kind != "yes-no" and (fact.kind, value) != ("names", NONE) else None
            if fact.kind == "number":
                refusal = (f"{fact.name} is a number, which no words tell", "take it out")
            if fact.kind == "yes-no" and value not in _DETERMINED:
                refusal = (f'{fact.name} is never "{value}"', "write true or false")
            if refusal:
                yield cues.mistake(path, *refusal)
            yield from self._known_statements(cue.statements, cues, (*path, "statements"))
            if cue.when is not None:
                yield from self._condition(cue.when, cues, (*path, "when"))

    def _known_statements(
        self, names: Iterable[str], cues: Entry[Cues], path: tuple[str | int, ...]
    ) -> Iterator[Mistake]:
        for name in names:
            if name not in self.statements and name not in self.unread:
                yield cues.mistake(path, f'there is no statement "{name}"', suggest(name, self.statements))

    def _known_exemptions(self, cues: Entry[Cues]) -> Iterator[Mistake]:
        known = self.vocabulary["exemptions"].values
        for name in cues.value.exemptions.names:
            if known is not None and name not in known:
                path = ("exemptions", "names", name)
                yield cues.mistake(path, f'there is no exemption "{name}"', suggest(name, known))


def _standing(rule: Entry[Rule]) -> Iterator[Mistake]:
    about_a_deal = rule.value.documents == (CHECKLIST,)
    if rule.value.deadline is not None and not about_a_deal:
        cure = f"write documents: [{CHECKLIST}], or take the deadline out"
        yield rule.mistake(("deadline",), "only a rule about the deal itself has a deadline", cure)
    if about_a_deal and (rule.value.must_say or rule.value.must_not_say or rule.value.slot):
        cure = "name the documents that have to say it"
        yield rule.mistake(("documents",), "a rule about the deal itself cannot ask for words", cure)
    first, last = rule.value.in_force
    if first is not None and last is not None and last < first:
        yield rule.mistake(("in_force",), "the rule ends before it begins", "write the first day, then the last")
    if rule.value.reviewed.evidence == "memory" and rule.value.severity == "error":
        cure = "lower it to warning, or read the source and say so under reviewed"
        yield rule.mistake(("severity",), "a rule that nobody has read up on cannot be an error", cure)


def inspections() -> frozenset[str]:
    """Return the names of the inspections that there are: the files of ``checking/inspections``."""
    stems = (path.stem for path in INSPECTIONS.glob("*.py"))
    return frozenset(stem.replace("_", "-") for stem in stems if not stem.startswith("_"))
