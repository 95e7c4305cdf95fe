"""What a reader sees in a document: its visible text, its blocks, and the figures that tie to facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, Protocol

BlockKind = Literal["title", "heading", "paragraph", "item", "cell"]


@dataclass(frozen=True)
class Block:
    """A stretch of the text that stands by itself: ``content[start:end]``."""

    start: int
    end: int
    kind: BlockKind
    level: int = 0
    """Of a heading, 1 to 6."""
    landmark: str | None = None
    """Name of the part it stands in, where the document says: ``legends``, ``contacts``."""


@dataclass(frozen=True)
class Tie:
    """A stretch of the text that says it prints a fact."""

    start: int
    end: int
    value: str
    """The fact's exact value: ``USD 3,000,000``."""
    fact: str
    """Its path: ``offering.tranches[0].principal``."""


@dataclass(frozen=True)
class Change:
    """A tracked change, which the text has as accepted."""

    start: int
    end: int
    """Where the new words stand; words that were taken out have no length."""
    deleted: str = ""
    """The words that were taken out there; of an insertion, none."""
    author: str = ""
    on: str = ""
    """When, as the file says."""


@dataclass(frozen=True)
class Marked:
    """A stretch that a drafter marked as open: highlighted, or in brackets."""

    start: int
    end: int
    by: Literal["highlight", "brackets"]


@dataclass(frozen=True)
class Quote:
    """An exact quote: ``content[start:end] == text``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Spot:
    """Where a character stands in the file that a text was read from."""

    line: int | None = None
    """From 1; the number of the paragraph in a DOCX file; None for a file without lines, such as a PDF."""
    column: int | None = None
    """From 1, in characters, a byte-order mark not counted."""
    page: int | None = None
    """From 1, of a file with pages."""
    box: tuple[float, float, float, float] | None = None
    """Left, top, right, bottom of its word on the page, in points from the page's upper left corner."""


class SourceMap(Protocol):
    """Leads from the characters of a text back to the file that it was read from."""

    def spot(self, offset: int) -> Spot | None:
        """Return where the character at *offset* stands; None for one that the reader put in."""
        ...


@dataclass(frozen=True)
class Text:
    """The visible text of one document, its blocks kept apart by blank lines; offsets count its characters."""

    content: str
    blocks: tuple[Block, ...]
    path: str = "-"
    title: str | None = None
    language: str | None = None
    kind: str | None = None
    """The document's name, where it says: ``press-release``."""
    ties: tuple[Tie, ...] = field(default=(), repr=False)
    changes: tuple[Change, ...] = field(default=(), repr=False)
    """Tracked changes, which the text has as accepted."""
    marked: tuple[Marked, ...] = field(default=(), repr=False)
    """Stretches that a drafter highlighted or put in brackets, in a file that can tell."""
    notes: tuple[str, ...] = ()
    """What whoever relies on the reading should know of it, one clause each: pages that are pictures, say."""
    source: str | None = field(default=None, repr=False, compare=False)
    """The file that it was read from, where that is text itself: HTML, plain text."""
    source_map: SourceMap | None = field(default=None, repr=False, compare=False)
    """None for a text that was read from no file."""

    def quote(self, start: int, end: int) -> Quote:
        """Return the quote of ``content[start:end]``."""
        return Quote(self.content[start:end], start, end)

    def spot(self, offset: int) -> Spot | None:
        """Return where the character at *offset* stands in the file, as far as that is known."""
        return self.source_map.spot(offset) if self.source_map is not None else None
