"""What a reader sees in a document: its visible text, its blocks, and the figures that tie to facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

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
class Quote:
    """An exact quote: ``content[start:end] == text``."""

    text: str
    start: int
    end: int


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

    def quote(self, start: int, end: int) -> Quote:
        """Return the quote of ``content[start:end]``."""
        return Quote(self.content[start:end], start, end)
