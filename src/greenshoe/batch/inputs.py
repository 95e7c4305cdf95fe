"""The files that a user means: named, in folders, by pattern, or the standard input."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from greenshoe.errors import Mistake, UserError
from greenshoe.reading import endings

STDIN = "-"
_DEALS = frozenset((".yaml", ".yml"))
_A_DEAL = re.compile(rb"^(?:name|issuer|offering|tranches)\s*:|\$schema=\S*offering", re.MULTILINE)
_HEAD = 4096
_CURE = "name a file, a folder, a pattern, or - for the standard input"


@dataclass(frozen=True)
class Inputs:
    """The files to work on, each once, in the order in which they were named; within a folder by name."""

    files: tuple[str, ...]
    passed_over: tuple[str, ...] = ()
    """Files of kinds that are not read, in folders and matches of patterns; nobody named them."""

    @property
    def notes(self) -> tuple[str, ...]:
        """Return one line for each file that was passed over."""
        return tuple(f"note: {path} is passed over: its kind is not read" for path in self.passed_over)


def gather(names: Sequence[str]) -> Inputs:
    """Return the files that *names* mean; a file that is named itself is kept, whatever its kind.

    A folder stands for the documents and deal files in it and below, hidden ones and links to folders left out.
    Raise ``UserError`` with every folder and pattern that holds none.
    """
    files: dict[str, str] = {}
    passed_over: dict[str, None] = {}
    mistakes: list[Mistake] = []
    for name in names:
        if (found := _meant(name)) is None:
            files.setdefault(_identity(name), name)
            continue
        fitting = [path for path in found if is_read(path)]
        for path in fitting:
            files.setdefault(_identity(path), path)
        passed_over |= dict.fromkeys(path for path in found if path not in set(fitting))
        if not fitting:
            what = "there is no file in it that can be read" if Path(name).is_dir() else "no file fits the pattern"
            mistakes.append(Mistake(name, 0, 0, what, _CURE))
    if mistakes:
        raise UserError(mistakes)
    return Inputs(tuple(files.values()), tuple(passed_over))


def is_read(path: str) -> bool:
    """Say whether the file at *path* is a document of a kind that is read, or a deal file."""
    ending = Path(path).suffix.lower()
    return ending in endings() or (ending in _DEALS and _is_deal(path))


def _meant(name: str) -> list[str] | None:
    """Return the files that a folder or pattern stands for; None for the name of a file."""
    if name == STDIN:
        return None
    if Path(name).is_dir():
        return list(_below(name))
    if glob.has_magic(name) and not Path(name).exists():
        found = sorted(path for path in glob.iglob(name, recursive=True))  # noqa: PTH207 - the pattern may be absolute
        return [path for path in found if not Path(path).is_dir()]
    return None


def _below(folder: str) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield str(Path(parent) / name)


def _is_deal(path: str) -> bool:
    try:
        with Path(path).open("rb") as file:
            return _A_DEAL.search(file.read(_HEAD)) is not None
    except OSError:
        return False


def _identity(path: str) -> str:
    return path if path == STDIN else os.path.realpath(path)
