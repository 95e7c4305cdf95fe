"""The templates of a library: documents with their parts, the house's page, and the wordings of the law."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError, nodes

from greenshoe.drafting.environment import Sandbox
from greenshoe.drafting.placing import placed
from greenshoe.library import DOCUMENT_ENDING, Library
from greenshoe.linting.slip import Slip

_GLOBS = ("documents/**/*.j2", "house/*.j2")


@dataclass(frozen=True)
class Sheet:
    """One template."""

    name: str
    """Its path inside the library: ``documents/parts/lead.html.j2``."""
    path: Path
    source: str
    tree: nodes.Template | None
    """None where it does not read."""

    @property
    def is_document(self) -> bool:
        """Whether it is a document, and no part of one."""
        return self.name.count("/") == 1 and self.name.startswith("documents/")


class Shelf:
    """Every template that a library can draft with."""

    def __init__(self, library: Library, sandbox: Sandbox, *, own: bool) -> None:
        """Read the templates of *library*; *own*: slips are looked for in its first folder alone."""
        self.library, self._sandbox, self._own = library, sandbox, own
        self.slips: list[Slip] = []
        """Templates that do not read."""
        self.sheets: Mapping[str, Sheet] = {name: self._sheet(name, path) for name, path in sorted(self._files())}

    def _files(self) -> Iterator[tuple[str, Path]]:
        found: dict[str, Path] = {}
        for folder in self.library.folders:
            for glob in _GLOBS:
                for path in sorted(folder.glob(glob)):
                    found.setdefault(path.relative_to(folder).as_posix(), path)
        yield from found.items()
        for rule, path in self.library.law.wordings.items():
            yield f"law/{rule}.md", path

    def _sheet(self, name: str, path: Path) -> Sheet:
        source, tree = "", None
        try:
            source = path.read_text(encoding="utf-8")
            tree = self._sandbox.parse(source, name, str(path))
            if not self._own or path.is_relative_to(self.library.folders[0]):
                self._sandbox.compile(source, name, str(path))
        except (TemplateSyntaxError, UnicodeDecodeError) as error:
            told = placed(error, self.library, self._sandbox)
            mistakes = told.mistakes if told else ()
            self.slips += [Slip(str(path), max(each.line, 1), each.what, each.cure) for each in mistakes]
            if not mistakes:
                self.slips.append(Slip(str(path), 1, "this is no text in UTF-8", "save it with the encoding UTF-8"))
        return Sheet(name, path, source, tree)

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """Names of the documents whose templates read."""
        return tuple(name for name in self.library.documents if self.sheets[f"documents/{name}{DOCUMENT_ENDING}"].tree)

    @cached_property
    def drafted(self) -> tuple[str, ...]:
        """Names of the documents that use a template of ours."""
        ours = {name for name in self.sheets if self.is_ours(name)}
        found = []
        for document in self.documents:
            name = f"documents/{document}{DOCUMENT_ENDING}"
            if ours & {name, *self.used_by[name], *self.worded(document)}:
                found.append(document)
        return tuple(found)

    def worded(self, document: str) -> frozenset[str]:
        """Return the wordings of the law that *document* may draw in."""
        rules = self.library.law.rules
        wordings = self.library.law.wordings
        return frozenset(f"law/{name}.md" for name in wordings if name in rules and document in rules[name].documents)

    @cached_property
    def relevant(self) -> frozenset[str]:
        """The templates that those documents can use, and all of ours."""
        names = {f"documents/{document}{DOCUMENT_ENDING}" for document in self.drafted}
        used = names | {each for name in names for each in self.used_by[name]}
        return frozenset(used | {name for name in self.sheets if self.is_ours(name)})

    def is_ours(self, name: str) -> bool:
        """Return whether slips of the template *name* are to be told."""
        return not self._own or self.sheets[name].path.is_relative_to(self.library.folders[0])

    def slip(self, name: str, line: int, what: str, cure: str) -> Slip:
        """Return a slip of the template *name*."""
        return Slip(str(self.sheets[name].path), line, what, cure)

    def matching(self, pattern: str) -> list[str]:
        """Return the templates that *pattern* names, in which ``*`` stands for what is only known in a deal."""
        if "*" not in pattern:
            return [pattern] if pattern in self.sheets else []
        return [name for name in self.sheets if fnmatchcase(name, pattern)]

    @cached_property
    def used_by(self) -> Mapping[str, frozenset[str]]:
        """For each template, those that it includes, imports or extends, and theirs."""
        direct = {name: self._direct(sheet) for name, sheet in self.sheets.items()}
        return {name: _closure(name, direct) for name in direct}

    def _direct(self, sheet: Sheet) -> set[str]:
        if sheet.tree is None:
            return set()
        kinds = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)
        found: list[Any] = list(sheet.tree.find_all(kinds))
        return {name for node in found for pattern in patterns(node.template) for name in self.matching(pattern)}

    def slots(self, name: str) -> dict[str, tuple[str, int]]:
        """Return the slots that the template *name* or what it uses opens, each with a template and a line."""
        found: dict[str, tuple[str, int]] = {}
        for used in sorted(self.used_by[name] | {name}):
            tree = self.sheets[used].tree
            for call in tree.find_all(nodes.Call) if tree else ():
                if isinstance(call.node, nodes.Name) and call.node.name == "slot" and call.args:
                    argument = call.args[0]
                    opened = str(argument.value) if isinstance(argument, nodes.Const) else "*"
                    found.setdefault(opened, (used, call.lineno))
        return found


def _closure(name: str, direct: Mapping[str, set[str]]) -> frozenset[str]:
    seen: set[str] = set()
    left = [name]
    while left:
        for used in direct.get(left.pop(), ()):
            if used not in seen:
                seen.add(used)
                left.append(used)
    return frozenset(seen)


def patterns(node: nodes.Node) -> list[str]:
    """Return what an include can name: text as it is, and ``*`` for what is only known in a deal."""
    if isinstance(node, nodes.Const):
        return [str(node.value)]
    if isinstance(node, nodes.Concat):
        parts = [patterns(part)[0] if isinstance(part, nodes.Const) else "*" for part in node.nodes]
        return [re.sub(r"\*+", "*", "".join(parts))]
    if isinstance(node, nodes.List | nodes.Tuple):
        return [pattern for item in node.items for pattern in patterns(item)]
    if isinstance(node, nodes.CondExpr):
        return [pattern for side in (node.expr1, node.expr2) if side is not None for pattern in patterns(side)]
    if isinstance(node, nodes.Add):
        return [*patterns(node.left), *patterns(node.right)]
    return []
