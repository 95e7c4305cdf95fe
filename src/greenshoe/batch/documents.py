"""Checking many files: a deal is drafted in memory, a document is read as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from greenshoe.batch.deals import Instructions, draft_deal
from greenshoe.batch.readiness import make_law_ready
from greenshoe.batch.results import Result, as_value
from greenshoe.checking import check
from greenshoe.errors import refuse
from greenshoe.library import Library
from greenshoe.offering.deal import Offering
from greenshoe.reading import read_file

DEAL_ENDINGS = frozenset({".yaml", ".yml", ".json"})
SECONDS = 60.0
"""Processor seconds that the check of one document may take."""


@dataclass(frozen=True)
class Inspection:
    """What to check files against."""

    library: Library
    against: str | None = None
    """A deal file whose facts the documents must agree with."""
    on: date | None = None
    to: tuple[str, ...] | None = None


def is_deal(path: str) -> bool:
    """Say whether *path* is a deal file by its ending."""
    return Path(path).suffix.lower() in DEAL_ENDINGS


def check_files(paths: Sequence[str], inspection: Inspection) -> Iterator[Result]:
    """Yield for each of *paths*, in their order, what the check found, or why it could not be checked.

    Raise ``UserError`` where the library itself is wrong.
    """
    documents = len(inspection.library.documents)
    make_law_ready(inspection.library)
    for path in paths:
        seconds = SECONDS * documents if is_deal(path) else SECONDS
        yield as_value(lambda file: _checked(file, inspection), path, seconds=seconds)


def _checked(path: str, inspection: Inspection) -> Result:
    if is_deal(path):
        if inspection.against is not None:
            raise refuse(path, "a deal is not checked against another", "name a document, or leave --against out")
        drafted = draft_deal(path, Instructions(inspection.library, on=inspection.on, to=inspection.to))
        return Result(path, checked=drafted.checked, documents=drafted.documents)
    offering = None if inspection.against is None else Offering.load(inspection.against)
    text = read_file(Path(path))
    if not text.content.strip():
        raise refuse(path, "there is no text in it that a reader would see", "check the file")
    found = check(text, inspection.library, on=inspection.on, to=inspection.to, against=offering)
    return Result(path, checked=(found,))
