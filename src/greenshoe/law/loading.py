"""Loading the law: every statement, rule, authority and subject of the libraries' folders, proofread as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, RootModel

from greenshoe.errors import Mistake, UserError
from greenshoe.law.authority import Authority
from greenshoe.law.cues import Cues, Style
from greenshoe.law.entry import Entry
from greenshoe.law.law import Law
from greenshoe.law.proofreading import Proof
from greenshoe.law.rule import Rule
from greenshoe.law.statement import Statement
from greenshoe.law.subject import Subject, Subjects
from greenshoe.law.vocabulary import vocabulary_of
from greenshoe.source import read, validate

__all__ = ["Law", "load_law"]

M = TypeVar("M", bound=BaseModel)

COVERAGE = "coverage.yaml"
"""The file of an authority's folder that says which provisions its rules cover; the tables of the READMEs print it."""
WORD_LISTS = "vocabulary"
"""The file of ``law/statements`` that holds word lists for the phrases."""


def load_law(folders: Sequence[Path]) -> Law:
    """Return the law in ``law/`` of *folders*, the firm's before the built-in one.

    A firm may add statements, rules, venues, exemptions and regimes, and may reword; it may not replace what the
    built-in library has. Raise UserError with every mistake in any file.
    """
    shelf = _Shelf()
    for folder in reversed([folder / "law" for folder in folders]):
        shelf.take(folder)
    documents = {path.name.split(".")[0] for folder in folders for path in (folder / "documents").glob("*.html.j2")}
    proof = shelf.proof(documents)
    mistakes = [*shelf.mistakes, *proof.mistakes()]
    if mistakes:
        raise UserError(mistakes)
    return shelf.law(proof)


class WordLists(RootModel[dict[str, tuple[str, ...]]]):
    """``law/statements/vocabulary.yaml``."""


@dataclass
class _Shelf:
    """What has been read so far, built-in folder first."""

    statements: dict[str, Entry[Statement]] = field(default_factory=dict)
    statement_files: dict[str, Path] = field(default_factory=dict)
    word_lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    rules: dict[str, Entry[Rule]] = field(default_factory=dict)
    authorities: dict[str, Entry[Authority]] = field(default_factory=dict)
    subjects: dict[str, Entry[Subject]] = field(default_factory=dict)
    wordings: dict[str, Path] = field(default_factory=dict)
    cues: Entry[Cues] | None = None
    style: Entry[Style] | None = None
    mistakes: list[Mistake] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    """Names of files that did not read, so that nothing else is reported for want of them."""

    def take(self, folder: Path) -> None:
        """Read one library's law over what is there."""
        for path in sorted(folder.glob("statements/*.yaml")):
            if path.stem != WORD_LISTS:
                self._add(self.statements, path.stem, self._read(Statement, path), "statement")
                self.statement_files.setdefault(path.stem, path)
        lists = self._read_if_there(WordLists, folder / "statements" / f"{WORD_LISTS}.yaml")
        self.word_lists = {**(lists.value.root if lists else {}), **self.word_lists}
        for name, entry in self._entries_of_subjects(folder / "subjects.yaml"):
            self._add(self.subjects, name, entry, "subject")
        self.cues = self._read_if_there(Cues, folder / "reading-cues.yaml") or self.cues
        self.style = self._read_if_there(Style, folder / "style.yaml") or self.style
        for home in sorted(path for path in folder.glob("*") if path.is_dir() and path.name != "statements"):
            self._take_authority(home)

    def proof(self, documents: Iterable[str]) -> Proof:
        """Return what has been read, for proofreading in a library with *documents*."""
        return Proof(
            statements=_sorted(self.statements),
            rules=_sorted(self.rules),
            authorities=_sorted(self.authorities),
            subjects=_sorted(self.subjects),
            cues=self.cues,
            wordings=dict(sorted(self.wordings.items())),
            unread=frozenset(self.unread),
            vocabulary=vocabulary_of(_values(self.authorities), documents, partial="authority" in self.unread),
        )

    def law(self, proof: Proof) -> Law:
        """Return the law read, which *proof* has found to be without mistakes."""
        return Law(
            statements=_values(proof.statements),
            statement_files=self.statement_files,
            word_lists=self.word_lists,
            rules=_values(proof.rules),
            authorities=_values(proof.authorities),
            subjects=_values(proof.subjects),
            wordings=proof.wordings,
            cues=self.cues.value if self.cues else Cues(),
            style=self.style.value if self.style else Style(),
            vocabulary=proof.vocabulary,
            conditions=proof.conditions,
        )

    def _take_authority(self, home: Path) -> None:
        authority = self._read_if_there(Authority, home / "authority.yaml")
        if authority is not None:
            self.authorities[home.name] = self._merged(self.authorities.get(home.name), authority)
        for path in sorted(home.rglob("*.yaml")):
            if path != home / "authority.yaml" and path.name != COVERAGE:
                self._add(self.rules, _name(path, home), self._read(Rule, path), "rule")
        for path in sorted(home.rglob("*.md")):
            if path.stem != "README":
                self.wordings[_name(path, home)] = path

    def _merged(self, ours: Entry[Authority] | None, firms: Entry[Authority]) -> Entry[Authority]:
        if ours is None:
            return firms
        for part in ("venues", "exemptions"):
            for name in sorted(getattr(ours.value, part).keys() & getattr(firms.value, part).keys()):
                what = f"{part[:-1]} {name!r} is in the built-in library already"
                self.mistakes.append(firms.mistake((part, name), what, "give it another name"))
        return firms.holding(
            firms.value.model_copy(
                update={
                    "jurisdictions": tuple(dict.fromkeys((*ours.value.jurisdictions, *firms.value.jurisdictions))),
                    "cities": tuple(dict.fromkeys((*ours.value.cities, *firms.value.cities))),
                    "venues": {**firms.value.venues, **ours.value.venues},
                    "exemptions": {**firms.value.exemptions, **ours.value.exemptions},
                    "regimes": (*firms.value.regimes, *ours.value.regimes),
                }
            )
        )

    def _add(self, shelf: dict[str, Entry[M]], name: str, entry: Entry[M] | None, kind: str) -> None:
        if entry is None:
            return
        if name in shelf:
            cure = f"add a {kind} under another name, or waive the rule in the deal file"
            self.mistakes.append(entry.mistake((), f"the built-in library has a {kind} {name} already", cure))
        else:
            shelf[name] = entry

    def _entries_of_subjects(self, path: Path) -> Iterable[tuple[str, Entry[Subject]]]:
        entry = self._read_if_there(Subjects, path)
        if entry is None:
            return ()
        return [(name, Entry(subject, entry.source, (name,))) for name, subject in entry.value.root.items()]

    def _read_if_there(self, model: type[M], path: Path) -> Entry[M] | None:
        return self._read(model, path) if path.is_file() else None

    def _read(self, model: type[M], path: Path) -> Entry[M] | None:
        try:
            source = read(path)
            return Entry(validate(model, source), source)
        except UserError as error:
            self.mistakes += error.mistakes
            self.unread |= {path.stem, str(path.with_suffix(""))}
            return None


def _name(path: Path, home: Path) -> str:
    """Return the name of the rule in the file at *path*: ``us/nasdaq/insider-discount``."""
    return path.relative_to(home.parent).with_suffix("").as_posix()


def _sorted(entries: Mapping[str, Entry[M]]) -> dict[str, Entry[M]]:
    return dict(sorted(entries.items()))


def _values(entries: Mapping[str, Entry[M]]) -> dict[str, M]:
    return {name: entry.value for name, entry in entries.items()}
