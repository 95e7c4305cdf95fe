"""Drafting many deals: each in a limited process of its own, rendered there and written by whoever asks for it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from greenshoe.batch.crew import in_order
from greenshoe.batch.readiness import make_drafting_ready
from greenshoe.batch.results import Drafted, Result, as_value
from greenshoe.checking import check
from greenshoe.checking.finding import Place
from greenshoe.drafting import draft
from greenshoe.drafting.draft import Draft
from greenshoe.errors import refuse
from greenshoe.library import Library
from greenshoe.offering.deal import Offering
from greenshoe.writing import render

SECONDS = 60.0
"""Processor seconds that one document of a deal may take."""


@dataclass(frozen=True)
class Instructions:
    """How to draft a batch of deals."""

    library: Library
    documents: tuple[str, ...] = ()
    """Their names; all of the library where there is none."""
    formats: tuple[str, ...] = ()
    """``html``, ``pdf``; with none, drafts are checked and not rendered."""
    ascii_only: bool = False
    """Whether to write text in ASCII, in the formats that can be."""
    on: date | None = None
    """The date whose law applies to an announcement that carries none; the day of drafting where not given."""
    final: bool = False
    to: tuple[str, ...] | None = None
    """Jurisdictions to check for, over those that the deal says its announcement goes to."""
    jobs: int = 1
    at: datetime | None = None
    """When it is drafted, in UTC: one moment for the whole batch."""

    @property
    def chosen(self) -> tuple[str, ...]:
        """The documents to draft; raise ``UserError`` for a name that the library does not have."""
        known = self.library.documents
        unknown = [name for name in self.documents if name not in known]
        if unknown:
            raise refuse("-d", f"there is no document {unknown[0]!r}", f"write one of: {', '.join(known)}")
        return tuple(dict.fromkeys(self.documents)) or known


def draft_deals(paths: Sequence[str], instructions: Instructions) -> Iterator[Result]:
    """Yield for each deal file of *paths*, in their order, its drafts, checked and rendered, or its mistakes.

    A deal's drafts carry bytes, not files: see :func:`greenshoe.batch.writing.write_deal`. Raise ``UserError``
    where the library itself or the instructions are wrong.
    """
    documents = instructions.chosen
    make_drafting_ready(instructions.library, instructions.formats, len(paths))

    def work(path: str) -> Result:
        return as_value(lambda file: draft_deal(file, instructions), path, seconds=SECONDS * len(documents))

    yield from in_order(work, paths, instructions.jobs)


def draft_deal(path: str, instructions: Instructions) -> Result:
    """Return the drafts of the deal file at *path*, checked and rendered; raise ``UserError`` for its mistakes."""
    offering = Offering.load(path)
    documents = tuple(_drafted(name, offering, instructions) for name in instructions.chosen)
    return Result(
        path,
        documents=documents,
        checked=tuple(each.checked for each in documents),
        sha256=hashlib.sha256(Path(path).read_bytes()).hexdigest(),
    )


def _drafted(name: str, offering: Offering, instructions: Instructions) -> Drafted:
    made = draft(name, offering, instructions.library, on=instructions.on, final=instructions.final, at=instructions.at)
    checked = check(made, instructions.library, on=instructions.on, to=instructions.to)
    points = tuple((point, _place(offering, point.path)) for point in made.open_points)
    return Drafted(checked, points, made.path, _files(made, instructions))


def _files(made: Draft, instructions: Instructions) -> tuple[tuple[str, bytes], ...]:
    library, ascii_only = instructions.library, instructions.ascii_only
    return tuple((form, render(made, form, library, ascii_only=ascii_only)) for form in instructions.formats)


def _place(offering: Offering, fact: str) -> Place | None:
    place = offering.place(fact)
    return Place(path=place[0], line=place[1], column=place[2], fact=fact) if place else None


def moment(epoch: str | None) -> datetime:
    """Return the moment of drafting, in whole seconds: now, or *epoch* (SOURCE_DATE_EPOCH) where it is given.

    Raise ``UserError`` where *epoch* is no number of seconds.
    """
    try:
        now = datetime.now(UTC) if epoch is None else datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError):
        raise refuse("SOURCE_DATE_EPOCH", f"{epoch!r} is no date", "write seconds since 1970-01-01") from None
    return now.replace(microsecond=0)
