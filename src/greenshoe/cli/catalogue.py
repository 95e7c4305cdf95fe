"""``greenshoe rules`` and ``greenshoe explain``."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import get_args

from greenshoe.checking.explaining import explain, explain_regime
from greenshoe.cli.options import law_date
from greenshoe.cli.printing import say, split_commas
from greenshoe.errors import refuse
from greenshoe.law.facts import suggest
from greenshoe.law.law import Law
from greenshoe.law.rule import Evidence, Example, Rule, in_force_on
from greenshoe.law.vocabulary import CHECKLIST
from greenshoe.library import Library
from greenshoe.offering.deal import Offering
from greenshoe.report.plain import table

WIDTH = 100
"""Characters of a line of a rule that is shown whole."""
_LABEL = 12
REGIME = "regime"
"""What ``explain`` is asked for in place of a rule, to explain the choice of the safe harbor."""


@dataclass(frozen=True)
class Wanted:
    """Which rules of the catalogue to list."""

    folders: tuple[str, ...] = ()
    on: date | None = None
    evidence: str | None = None

    @classmethod
    def of(cls, authorities: Sequence[str] | None, on: str | None, evidence: str | None) -> Wanted:
        """Return what options ask for; raise ``UserError`` for a date or kind of evidence that there is not."""
        kinds = get_args(Evidence)
        if evidence is not None and evidence not in kinds:
            cure = f"write one of: {', '.join(kinds)}"
            raise refuse("--evidence", f"there is no evidence of the kind {evidence!r}", cure)
        return cls(tuple(split_commas(authorities)), law_date(on), evidence)

    def has(self, name: str, rule: Rule) -> bool:
        """Return whether the rule *name* is wanted."""
        return (
            (not self.folders or any(name.startswith(f"{folder}/") for folder in self.folders))
            and (self.on is None or in_force_on(self.on, rule.in_force))
            and self.evidence in (None, rule.reviewed.evidence)
        )


def show_rules(names: Sequence[str], wanted: Wanted, folders: Sequence[str] | None) -> int:
    """Print the table of the rules *wanted*, or the rules *names* whole; return the exit code.

    Raise ``UserError`` for a library that does not read, and for a name that is no rule's or folder's.
    """
    law = Library(*(folders or ())).law
    if names:
        say("\n".join(whole_rule(_known(name, law), law) for name in names))
        return 0
    homes = {name.rpartition("/")[0] for name in law.rules}
    for folder in wanted.folders:
        if not any(home == folder or home.startswith(f"{folder}/") for home in homes):
            raise refuse("--authority", f"there are no rules of {folder!r}", suggest(folder, homes))
    heads = ("name", "severity", "basis", "evidence", "in force", "title")
    rows = [
        (name, rule.severity, rule.basis, rule.reviewed.evidence, in_force(rule), rule.title)
        for name, rule in law.rules.items()
        if wanted.has(name, rule)
    ]
    say(f"{table([heads, *rows])}\n" if rows else "")
    say(f"{len(rows)} rule{'' if len(rows) == 1 else 's'}\n")
    return 0


def explain_rule(
    rule: str,
    deal: str,
    *,
    documents: Sequence[str] | None,
    on: str | None,
    folders: Sequence[str] | None,
) -> int:
    """Print why *rule* applies, or does not, to the documents of *deal*; return the exit code.

    Raise ``UserError`` for a name that is no rule's or document's, and for the mistakes of the deal file.
    """
    library = Library(*(folders or ()))
    about_regime = rule == REGIME
    name = rule if about_regime else _known(rule, library.law)
    offering = Offering.load(deal)
    drafted = tuple(library.documents)
    spoken_of = drafted if about_regime else library.law.rules[name].documents
    chosen = split_commas(documents) or [each for each in drafted if each in spoken_of] or spoken_of
    unknown = [each for each in chosen if each not in (*drafted, CHECKLIST)]
    if unknown:
        raise refuse("-d", f"there is no document {unknown[0]!r}", f"write one of: {', '.join(drafted)}")
    day = law_date(on)
    parts = [
        (explain_regime(offering, each, library, day) if about_regime else explain(name, offering, each, library, day))
        for each in chosen
    ]
    parts = [part.rstrip() for part in parts]
    say("\n\n".join(parts) + "\n")
    return 0


def _known(name: str, law: Law) -> str:
    if name in law.rules:
        return name
    close = get_close_matches(name, law.rules, 1) or [each for each in law.rules if each.partition("/")[2] == name]
    cure = f'did you mean "{close[0]}"?' if close else 'see "greenshoe rules" for their names'
    raise refuse("rules", f"there is no rule {name!r}", cure)


def in_force(rule: Rule) -> str:
    """Return when the rule is in force, as a reader says it."""
    first, last = rule.in_force
    if last is None:
        return f"since {first}" if first else "at all times"
    return f"{first} to {last}" if first else f"until {last}"


def whole_rule(name: str, law: Law) -> str:
    """Return everything that the rule *name* says, for a lawyer to read."""
    rule = law.rules[name]
    lines = [name, *textwrap.wrap(rule.title, WIDTH, initial_indent="  ", subsequent_indent="  "), ""]
    for label, text in _facts(rule, law):
        lines += textwrap.wrap(text, WIDTH, initial_indent=f"  {label:<{_LABEL}}", subsequent_indent=" " * (_LABEL + 2))
    if name in law.wordings:
        lines += ["", f"  our wording, in {law.wordings[name]}"]
        lines += [f"    {line}".rstrip() for line in law.wordings[name].read_text(encoding="utf-8").splitlines()]
    for example in rule.examples:
        lines += ["", *_example(example)]
    return "\n".join(lines) + "\n"


def _facts(rule: Rule, law: Law) -> Iterator[tuple[str, str]]:
    yield "cite", rule.cite
    if rule.source:
        yield "source", rule.source
    yield "basis", f"{rule.basis}, {rule.severity}"
    yield "in force", in_force(rule)
    note = f": {rule.reviewed.note}" if rule.reviewed.note else ""
    yield "reviewed", f"{rule.reviewed.on}, {rule.reviewed.evidence}{note}"
    yield "documents", ", ".join(rule.documents)
    yield "applies", f"when {rule.when}"
    for label, statements in (("must say", rule.must_say), ("never says", rule.must_not_say)):
        for statement in statements:
            yield label, f"{statement}: {law.statements[statement].says}"
    if rule.replaces:
        yield "replaces", f"{rule.replaces}{f' ({rule.gap})' if rule.gap else ''}"
    for label, text in (("requires", rule.requires), ("inspects", rule.inspect), ("asks", rule.needs_person)):
        if text:
            yield label, text
    if rule.covers:
        yield "covers", "; ".join(law.subjects[subject].printed for subject in rule.covers)
    if rule.slot:
        yield "slot", rule.slot
    yield "fails as", rule.fails_as
    yield "cure", rule.cure


def _example(example: Example) -> Iterator[str]:
    facts = ", ".join(f"{name}: {value}" for name, value in example.facts.items())
    about = "; ".join(part for part in (example.why, f"where {facts}" if facts else None) if part)
    verdict = "passes" if example.verdict == "pass" else "fails"
    yield from textwrap.wrap(f"{verdict}: {about}" if about else verdict, WIDTH, initial_indent="  ")
    if example.text:
        yield from textwrap.wrap(example.text, WIDTH, initial_indent="    ", subsequent_indent="    ")
