"""Looking for deals that run every branch: each condition's facts are tried alone, then two by two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import combinations, islice, product
from math import prod
from typing import Any

from greenshoe.drafting import Draft, draft
from greenshoe.errors import UserError
from greenshoe.library import Library
from greenshoe.linting.branches import Branch, RecordingSandbox
from greenshoe.linting.deals import ABSENT, OPEN, Choices, Facts, changed, key, offering_of
from greenshoe.linting.shelf import Shelf
from greenshoe.linting.slip import Slip
from greenshoe.linting.values import Cause
from greenshoe.offering.deal import Offering

Key = tuple[str, int]
Change = tuple[tuple[str, Any], ...]
"""Facts to change together: each a path and a value."""
Base = tuple[Facts, tuple[str, ...]]
"""A deal to change facts of, and the documents to draft for it."""
AT = datetime(2026, 11, 23, 9, 15, tzinfo=UTC)
TRIES = 14
"""Deals that one branch is looked for with, in each round."""
FEW = 4
"""Deals for each example, where none came near the branch."""
BASES = 3
"""Deals that came as far as the branch, and are changed from there."""
ALL_TOGETHER = 24
"""Combinations of all facts of a condition; where there are more, they are tried two by two."""


@dataclass
class Search:
    """What has been drafted so far, and which branches it ran."""

    shelf: Shelf
    sandbox: RecordingSandbox
    branches: Mapping[Key, Branch]
    own: Mapping[Key, frozenset[Cause]]
    """For each branch, the facts that its own condition hangs on."""
    around: Mapping[Key, frozenset[Cause]]
    """For each branch, the facts that the conditions around it hang on."""
    choices: Choices
    seeds: list[Facts]
    """The examples, which everything is changed from."""
    causes: Mapping[str, tuple[str, ...]]
    """For facts that are computed, such as ``profile.regime``, the paths of those that they come from."""
    taken: set[Key] = field(default_factory=set)
    drafts: list[Draft] = field(default_factory=list)
    """Those that ran what no draft before them did."""
    slips: dict[Slip, None] = field(default_factory=dict)
    """Templates that failed."""
    made: int = 0
    """How many documents were drafted."""
    _tried: set[tuple[str, str]] = field(default_factory=set)
    _reached: dict[Key, list[Base]] = field(default_factory=lambda: defaultdict(list))

    @property
    def library(self) -> Library:
        """The library whose templates run."""
        return self.shelf.library

    def run(self, facts: Facts, documents: tuple[str, ...]) -> None:
        """Draft *documents* for a deal of *facts*, where it is one."""
        made = key(facts)
        left = [name for name in documents if (name, made) not in self._tried]
        offering = offering_of(facts) if left else None
        self._tried |= {(name, made) for name in left}
        if offering is not None:
            for name in left:
                self._run(facts, offering, name)

    def run_otherwise(self, facts: Facts, documents: tuple[str, ...]) -> None:
        """Draft *documents* for a deal of *facts* as final ones, and under the law of another day."""
        offering = offering_of(facts)
        if offering is None:
            return
        for name in documents:
            self._run(facts, offering, name, on=AT.date())
            if not offering.open_points():
                self._run(facts, offering, name, final=True)

    def _run(self, facts: Facts, offering: Offering, document: str, **how: Any) -> None:
        self.sandbox.taken = set()
        self.made += 1
        made = None
        try:
            made = draft(document, offering, self.library, at=AT, sandbox=self.sandbox, **how)
        except UserError as error:
            self.slips |= {Slip(each.file, each.line, each.what, each.cure): None for each in error.mistakes}
        new = self.sandbox.taken - self.taken
        self.taken |= new
        for branch in self.sandbox.taken:
            if len(self._reached[branch]) < BASES:
                self._reached[branch].append((facts, (document,)))
        if new and made is not None:
            self.drafts.append(made)

    def missing(self) -> list[Branch]:
        """Return the branches that nothing has run, of those whose surroundings have been."""
        found = [branch for at, branch in self.branches.items() if at not in self.taken]
        return [each for each in found if each.within is None or (each.template, each.within) in self.taken]

    def look_for(self, branch: Branch) -> bool:
        """Try deals for *branch*; return whether one ran it."""
        at = (branch.template, branch.index)
        options = self._options(branch)
        bases = self._bases(branch)
        tries = TRIES if len(bases) <= BASES else FEW
        for base, documents in bases:
            for change in islice(_changes(options), tries):
                facts = _with(base, change)
                if facts is None:
                    continue
                for document in documents:
                    self.run(facts, (document,))
                    if at in self.taken:
                        return True
        return False

    def _options(self, branch: Branch) -> dict[str, list[Any]]:
        """Return the values to try for the facts that decide on *branch*, the likeliest first."""
        at = (branch.template, branch.index)
        own = self.own.get(at, frozenset())
        outer = self.around.get(at, frozenset())
        words: dict[str, set[str]] = defaultdict(set)
        for cause in own:
            for path in self._sources(cause.path):
                words[path] |= {cause.word} if cause.word else set()
        # Facts that are compared with a word decide most; then the others of the condition; then those around it.
        ordered = sorted(words, key=lambda path: (not words[path], path))
        ordered += sorted({path for cause in outer for path in self._sources(cause.path)} - words.keys())
        options: dict[str, list[Any]] = {}
        for path in ordered:
            values = self.choices.of(path, words.get(path, ()))
            if values:
                options[path] = sorted(values, key=_unlikely(branch, words.get(path, set())))
        return options

    def documents_with(self, template: str) -> tuple[str, ...]:
        """Return the documents that can use *template*; a wording of the law stands in any."""
        documents = self.shelf.drafted
        ending = ".html.j2"
        uses = self.shelf.used_by
        return tuple(
            name
            for name in documents
            if template in self.shelf.worded(name)
            or template == f"documents/{name}{ending}"
            or template in uses[f"documents/{name}{ending}"]
        )

    def _bases(self, branch: Branch) -> list[Base]:
        around = (branch.template, branch.within if branch.within is not None else 0)
        near = self._reached.get(around) or self._reached.get((branch.template, 0)) or []
        documents = self.documents_with(branch.template)
        return near or [(facts, documents) for facts in self.seeds]

    def _sources(self, path: str) -> tuple[str, ...]:
        if path in self.causes:
            return self.causes[path]
        for part in (".derived", ".totals"):
            _, found, _ = path.partition(part)
            if found:
                return self.causes[part.removeprefix(".")]
        return (path,)


def _unlikely(branch: Branch, words: set[str]) -> Callable[[Any], int]:
    """Return how unlikely a value is to lead to *branch*, going by its condition and the *words* in that."""
    wanted = branch.kind in ("file", "if", "elif", "for", "either", "macro", "call")
    stem = branch.template.rpartition("/")[2].partition(".")[0]

    def rank(value: Any) -> int:
        if value in (OPEN, [OPEN]):
            return 0 if f" is {'open' if wanted else 'known'}" in branch.test else 3
        if isinstance(value, str) and (value in words or value == stem):
            return 0 if wanted or value == stem else 3
        if isinstance(value, str) and any(word in value for word in words):
            return 1
        if isinstance(value, dict) and wanted and value.get("kind") in (*words, stem):
            return 0
        nothing = value is ABSENT or value in ([], False)
        return 3 if nothing == wanted else 2

    return rank


def _changes(options: Mapping[str, list[Any]]) -> Iterator[Change]:
    """Yield the facts to change: all to what is likeliest, each alone, and then all together or two by two."""
    if len(options) > 1:
        yield tuple((path, values[0]) for path, values in options.items())
    for place in range(max(map(len, options.values()), default=0)):
        for path, values in options.items():
            if place < len(values):
                yield ((path, values[place]),)
        if place == 0:
            yield from (((one, options[one][0]), (other, options[other][0])) for one, other in combinations(options, 2))
    if prod(map(len, options.values())) <= ALL_TOGETHER:
        yield from (tuple(zip(options, chosen, strict=True)) for chosen in product(*options.values()))
        return
    for one, other in combinations(options, 2):
        yield from (tuple(zip((one, other), chosen, strict=True)) for chosen in product(options[one], options[other]))


def _with(facts: Facts, change: Change) -> Facts | None:
    made: Facts | None = facts
    for path, value in change:
        made = changed(made, path, value) if made is not None else None
    return made
