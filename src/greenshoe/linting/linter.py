"""The linter: reads a library's templates, drafts generated deals with them, and reports what should be corrected."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from greenshoe.drafting.desk import facts_given
from greenshoe.drafting.environment import environment, equipped
from greenshoe.errors import refuse
from greenshoe.law.profiling import profile_offering
from greenshoe.library import Library, built_in
from greenshoe.linting.branches import Branch, RecordingSandbox, branches
from greenshoe.linting.deals import WAIVED, Choices, examples, offering_of
from greenshoe.linting.exceptions import Exceptions
from greenshoe.linting.interpreting import Interpretation
from greenshoe.linting.places import slots, unused
from greenshoe.linting.prose import figures, residues
from greenshoe.linting.searching import AT, Key, Search
from greenshoe.linting.shelf import Shelf
from greenshoe.linting.situations import situations
from greenshoe.linting.slip import Slip
from greenshoe.linting.values import Cause, value_of

SECONDS = 55.0
"""Seconds of the processor after which no more deals are generated."""
ROUNDS = 3
"""How often branches are looked for that became reachable in the round before."""
_COMPUTED = {
    "derived": (
        *("price", "number", "principal", "amount", "issue_price", "reference_price", "option", "sellers", "in_lieu"),
        *("compensation", "price_range", "program", "closing", "security.conversion", "security.interest.day_count"),
    ),
    "totals": ("capitalization", "expenses", "cash", "use_of_proceeds", "trust"),
}
"""The facts that computed ones come from: of a tranche, and of the offering."""


@dataclass(frozen=True)
class Report:
    """What linting has found."""

    slips: tuple[Slip, ...]
    templates: int
    branches: int
    unproven: int
    """Branches that no deal was looked for any more, since time ran out."""
    deals: int
    """Documents that were drafted."""
    excused: int

    def __str__(self) -> str:
        """Return the verdict."""
        verdict = "fail" if self.slips or self.unproven else "pass"
        counts = [
            f"{len(self.slips)} slip{'' if len(self.slips) == 1 else 's'}",
            f"{self.templates} templates",
            f"{self.branches} branches, run by {self.deals} generated documents",
        ]
        excused = f"; {self.excused} excused" if self.excused else ""
        left = f"; time ran out with {self.unproven} branches not looked for" if self.unproven else ""
        return f"{verdict}: {', '.join(counts)}{excused}{left}"


class Linter:
    """Lints the templates of one library."""

    def __init__(self, folder: Path | str | None = None, *, seconds: float = SECONDS) -> None:
        """Lint the library in *folder* over the built-in one, or the built-in library itself.

        Raise ``UserError`` where there is no such folder or its law does not read.
        """
        self.library = Library(*([] if folder is None else [folder]))
        self._until = time.process_time() + seconds
        self.shelf = Shelf(self.library, environment(self.library.folders), own=folder is not None)
        if not any(map(self.shelf.is_ours, self.shelf.sheets)):
            cure = "put documents/, house/ or law/ into it, as templates/README.md says"
            raise refuse(str(folder), "there is no template in this library", cure)
        self._exceptions = Exceptions(self.shelf)
        self._seeds = examples(built_in().parent / "examples")
        self._situations = situations(built_in().parent / "examples")
        self._sought: set[Key] = set()
        self._reading = self._interpret()
        self._branches: dict[Key, Branch] = {
            (name, branch.index): branch
            for name, sheet in self.shelf.sheets.items()
            if sheet.tree is not None and name in self.shelf.relevant
            for branch, _ in branches(sheet.tree, name)
        }
        self._search = self._prepare()

    def _interpret(self) -> Interpretation:
        offering = next(made for made in map(offering_of, self._seeds) if made is not None)
        given = facts_given("press-release", offering, self.library)
        return Interpretation(self.shelf, {name: value_of(each) for name, each in given.items()})

    def _prepare(self) -> Search:
        sources = self._sources()
        own = {**self._reading.own, **self._conditions()}
        choices = Choices(self._seeds, self._reading.words, self.library.law.wordings)
        sandbox = equipped(RecordingSandbox, self.library.folders)
        around = self._reading.around
        return Search(self.shelf, sandbox, self._branches, own, around, choices, self._seeds, sources)

    def _sources(self) -> dict[str, tuple[str, ...]]:
        """Return, for what is computed, the paths of the facts that it comes from."""
        found: dict[str, set[str]] = {}
        for seed in self._seeds:
            offering = offering_of(seed)
            if offering is not None:
                profile = profile_offering(offering, "press-release", self.library.law, on=AT.date())
                for name, paths in profile.sources.items():
                    found.setdefault(f"profile.{name}", set()).update(re.sub(r"\[\d+\]", "[]", path) for path in paths)
        tranche = tuple(f"offering.tranches[].{name}" for name in _COMPUTED["derived"])
        whole = tuple(f"offering.{name}" for name in _COMPUTED["totals"])
        computed = {"derived": (*tranche, "offering.capitalization", "offering.timetable.closing")}
        computed |= {
            "totals": (*whole, *tranche),
            "profile": (WAIVED, "offering.stage", "offering.distribution.banner"),
        }
        computed |= {"schedule": ("offering.issuer.description",)}
        return computed | {name: tuple(sorted(paths)) for name, paths in found.items()}

    def _conditions(self) -> dict[Key, frozenset[Cause]]:
        """Return, for each wording of the law, the facts that decide whether its rule applies."""
        law = self.library.law
        found: dict[Key, frozenset[Cause]] = {}
        for name in law.wordings:
            rule = law.rules.get(name)
            if rule is None:
                continue
            condition = law.condition(name)
            words = re.findall(r'"([^"]+)"', condition.source)
            causes = {Cause(f"profile.{fact}", word) for fact in condition.names for word in ["", *words]}
            last = rule.in_force[1]
            found[(f"law/{name}.md", 0)] = frozenset(causes | ({Cause("offering.dated", str(last))} if last else set()))
        return found

    @property
    def expected(self) -> int:
        """How many steps linting takes, about: most branches are run by the examples and what becomes of them."""
        ours = sum(1 for name, _ in self._branches if self.shelf.is_ours(name))
        return len(self._seeds) + len(self._situations) + ours // 40

    def steps(self) -> Iterator[int]:
        """Draft generated deals, and yield after each branch how many are still missing."""
        for facts in (*self._seeds, *self._situations):
            self._search.run(facts, self.shelf.drafted)
            yield len(self._branches) - len(self._search.taken)
        for facts in self._seeds[:2]:
            self._search.run_otherwise(facts, self.shelf.drafted)
        for _ in range(ROUNDS):
            before = len(self._search.taken)
            for branch in self._targets():
                if time.process_time() > self._until:
                    return
                at = (branch.template, branch.index)
                if at not in self._search.taken:
                    self._search.look_for(branch)
                    self._sought.add(at)
                    yield len(self._branches) - len(self._search.taken)
            if len(self._search.taken) == before:
                return

    def _targets(self) -> list[Branch]:
        """Return the branches to look for: ours that nothing has run, and that are not excused."""
        ours = [branch for branch in self._search.missing() if self.shelf.is_ours(branch.template)]
        path = {name: str(sheet.path) for name, sheet in self.shelf.sheets.items()}
        return [each for each in ours if not self._exceptions.excuse(path[each.template], each.line)]

    def report(self) -> Report:
        """Return what was found; run :meth:`steps` to its end before."""
        unread = {name for name, sheet in self.shelf.sheets.items() if sheet.tree is None}
        left = [branch for branch in self._targets() if branch.template not in unread]
        dead = [branch for branch in left if (branch.template, branch.index) in self._sought]
        unused_files = {slip.path: slip for slip in unused(self.shelf)}
        found = [*self.shelf.slips, *self._reading.slips(), *figures(self.shelf), *slots(self.shelf)]
        found += [*unused_files.values(), *self._failures(), *residues(self.shelf, self._search.drafts)]
        for branch in dead:
            slip = self.shelf.slip(branch.template, branch.line, branch.what, _cure(branch))
            if slip.path not in unused_files:
                found.append(slip)
        slips = tuple(sorted(set(self._exceptions.apply(found))))
        return Report(
            slips=slips,
            templates=sum(map(self.shelf.is_ours, self.shelf.sheets)),
            branches=sum(1 for branch in self._branches.values() if self.shelf.is_ours(branch.template)),
            unproven=len(left) - len(dead),
            deals=self._search.made,
            excused=len(self._exceptions.reasons),
        )

    def _failures(self) -> Iterator[Slip]:
        """Yield what stopped a draft, in a file of ours."""
        paths = {str(sheet.path) for name, sheet in self.shelf.sheets.items() if self.shelf.is_ours(name)}
        known = {(slip.path, slip.line) for slip in self._reading.slips()}
        for slip in self._search.slips:
            if slip.path in paths and (slip.path, slip.line) not in known:
                yield slip


def _cure(branch: Branch) -> str:
    if branch.kind == "macro":
        return "call it, or remove it"
    return "correct the condition, remove the branch, or say why it is there: {# lint: reason #}"
