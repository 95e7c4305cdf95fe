"""Checking files for a report: with the text beside what was found in it, and with the waivers that it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from greenshoe.batch.deals import Instructions, draft_deal
from greenshoe.batch.readiness import make_law_ready
from greenshoe.batch.results import Result, as_value
from greenshoe.checking import check
from greenshoe.checking.checks import without_drafting_marks
from greenshoe.checking.finding import At, Checked
from greenshoe.checking.overriding import facts_by_hand
from greenshoe.checking.waiver_notes import waiver_notes, with_waivers, without_notes
from greenshoe.errors import refuse
from greenshoe.library import Library
from greenshoe.offering.deal import Offering
from greenshoe.reading import make_ready, read_file, read_html
from greenshoe.reading.decoding import decode
from greenshoe.report import Subject
from greenshoe.text.document import Text

DEAL_ENDINGS = frozenset({".yaml", ".yml", ".json"})
SECONDS = 60.0
"""Processor seconds that the check of one document may take."""
NOTED = frozenset({".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".markdown"})
"""Endings of the files whose source may hold waivers in comments."""
_BINARY = (b"%PDF-", b"PK\x03\x04")
"""What files begin with that are no text, whatever they are called."""


@dataclass(frozen=True)
class Inspection:
    """What to check files against."""

    library: Library
    against: str | None = None
    """A deal file whose facts the documents must agree with."""
    on: date | None = None
    to: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Inspected(Result):
    """What was found in one file, for a report."""

    subjects: tuple[Subject, ...] = ()


@dataclass(frozen=True)
class Order:
    """What to check files against, and what to bring back."""

    inspection: Inspection
    facts: Mapping[str, Any] = field(default_factory=dict)
    """Facts of a stranger's text by hand, over what its words tell."""
    with_text: bool = False
    """Whether the report shows the text itself."""


def is_deal(path: str) -> bool:
    """Say whether *path* is a deal file by its ending."""
    return Path(path).suffix.lower() in DEAL_ENDINGS


def inspect_files(paths: Sequence[str], order: Order) -> Iterator[Result]:
    """Yield for each of *paths*, in their order, what the check found, or why it could not be checked.

    Raise ``UserError`` where the library itself is wrong, and for facts that it does not know.
    """
    library = order.inspection.library
    make_law_ready(library)
    make_ready(paths)
    facts_by_hand(order.facts, library.law)
    for path in paths:
        seconds = SECONDS * len(library.documents) if is_deal(path) else SECONDS
        yield as_value(lambda file: _inspected(file, order), path, seconds=seconds)


def _inspected(path: str, order: Order) -> Result:
    found = _deal(path, order) if is_deal(path) else (_document(path, order),)
    return Inspected(path, checked=tuple(each.checked for each in found), subjects=found)


def _deal(path: str, order: Order) -> tuple[Subject, ...]:
    inspection = order.inspection
    if inspection.against is not None:
        raise refuse(path, "a deal is not checked against another", "name a document, or leave --against out")
    if order.facts:
        raise refuse(path, "a deal file holds its own facts", "change them there, or leave --set out")
    forms = ("html",) if order.with_text else ()
    drafted = draft_deal(path, Instructions(inspection.library, on=inspection.on, to=inspection.to, formats=forms))
    return tuple(
        Subject(each.checked, _drafted_text(dict(each.files), each.checked.path), deal=path)
        for each in drafted.documents
    )


def _drafted_text(files: Mapping[str, bytes], path: str) -> Text | None:
    """Return the text of a draft as it was checked."""
    markup = files.get("html")
    if markup is None:
        return None
    return replace(without_drafting_marks(read_html(markup.decode("utf-8"), path)), source_map=None)


def _document(path: str, order: Order) -> Subject:
    inspection = order.inspection
    offering = None if inspection.against is None else Offering.load(inspection.against)
    if offering is not None and order.facts:
        raise refuse(path, "the deal of --against tells the facts", "leave --set out, or --against")
    text = read_file(Path(path))
    notes = waiver_notes(_source(path, text), path)
    text = without_notes(text)
    if not text.content.strip():
        raise refuse(path, "there is no text in it that a reader would see", "check the file")
    found = check(
        text, inspection.library, on=inspection.on, to=inspection.to, against=offering, facts=order.facts or None
    )
    found = with_waivers(found, notes, inspection.library.law.rules) if notes else found
    kept = replace(text, source_map=None) if order.with_text else None
    return Subject(found, kept, ends=_ends(found, text))


def _source(path: str, text: Text) -> str:
    """Return the source of the file at *path* as far as it may hold waivers; of standard input, what was read."""
    if path == "-":
        return text.content
    if Path(path).suffix.lower() not in NOTED:
        return ""
    data = Path(path).read_bytes()
    return "" if data.startswith(_BINARY) else decode(data, path)


def _ends(found: Checked, text: Text) -> dict[int, At]:
    """Return where in the file the last characters of quotes stand, by the offset after them."""
    ends: dict[int, At] = {}
    for finding in found:
        if finding.end and (spot := text.spot(finding.end - 1)):
            ends[finding.end] = At(line=spot.line, column=spot.column, page=spot.page, box=spot.box)
    return ends
