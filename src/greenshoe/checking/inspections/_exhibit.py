"""An exhibit: the source of a document that is made for EDGAR, with its file name, its elements and their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import PurePath

from greenshoe.checking.observation import Observation
from greenshoe.text.document import Quote, Text

_TYPE = re.compile(r"<TYPE>[ \t]*([^\s<]+)", re.IGNORECASE)
_FILE_NAME = re.compile(r"<FILENAME>[ \t]*([^<\r\n]+?)\s*(?=<|[\r\n]|$)", re.IGNORECASE)
_TEXT = re.compile(r"<TEXT>(.*?)(?:</TEXT>|\Z)", re.IGNORECASE | re.DOTALL)
_WRAPPER = re.compile(r"\s*(?:<SEC-DOCUMENT>|<DOCUMENT>|<TYPE>)", re.IGNORECASE)
_NAMED_SO = re.compile(r"(?:^|[^a-z])ex(?:hibit)?[-_. ]?\d", re.IGNORECASE)
"""A file name that says that the file is an exhibit: ``ex99-1.html``, ``form6k_ex991.htm``."""
_MARKUP = re.compile(r"<[a-zA-Z!/]")


@dataclass(frozen=True)
class Tag:
    """A start or end tag in the markup, by its place there."""

    name: str
    attributes: dict[str, str]
    start: int
    end: int
    opens: bool


@dataclass(frozen=True)
class Exhibit:
    """One document as EDGAR would get it."""

    name: str | None
    """File name, without folder; None where it is not known."""
    markup: str
    """Its source."""
    offset: int | None = None
    """Where the source stands in the text that was read; None where that shows only what a reader sees."""

    @property
    def html(self) -> bool:
        """Whether it is HTML; else it is plain (ASCII) text."""
        if self.name and self.name.lower().endswith(".txt"):
            return False
        return _MARKUP.search(self.markup) is not None

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """All tags in their order; comments and what stands in scripts and styles left out."""
        reader = _TagReader(self.markup)
        reader.feed(self.markup)
        reader.close()
        return tuple(reader.found)

    def observe(self, message: str, start: int, end: int, cure: str) -> Observation:
        """Return the observation of ``markup[start:end]``, with a quote where the text that was read shows it."""
        place = None if self.offset is None else Quote(self.markup[start:end], self.offset + start, self.offset + end)
        return Observation(message, place, cure)

    def of(self, tag: Tag, message: str, cure: str) -> Observation:
        """Return the observation of a tag."""
        return self.observe(message, tag.start, tag.end, cure)

    def line(self, place: int) -> int:
        """Return the line of the source, from 1, in which the character at *place* stands."""
        return self.markup.count("\n", 0, place) + 1


def exhibit_of(text: Text) -> Exhibit | None:
    """Return the exhibit that *text* was read from, or None where it is not presented as one.

    It is one where it comes in EDGAR’s wrapper (``<TYPE>EX-99.1``), where its file ends in ``.htm``, as EDGAR alone
    insists, or where the file’s name says so (``ex99-1.html``). Any other page is no concern of EDGAR’s.
    """
    source = text.source
    if source is None:
        return _wrapped(text.content, 0)
    name = PurePath(text.path).name
    wrapped = _wrapped(source, None)
    if wrapped is not None:
        return wrapped
    if name.lower().endswith(".htm") or _NAMED_SO.search(name):
        return Exhibit(name, source)
    return None


def _wrapped(content: str, offset: int | None) -> Exhibit | None:
    """Return the first exhibit in an EDGAR wrapper, of which *content* is the source."""
    if not _WRAPPER.match(content):
        return None
    kind = _TYPE.search(content)
    if kind is None or not kind[1].upper().startswith(("EX-", "FWP")):
        return None
    name = _FILE_NAME.search(content, kind.end())
    body = _TEXT.search(content, kind.end())
    if body is None:
        return None
    start = None if offset is None else offset + body.start(1)
    return Exhibit(name[1] if name else None, body[1], start)


class _TagReader(HTMLParser):
    """Gathers tags with their places."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Tag] = []
        self._breaks = [0, *(match.end() for match in re.finditer("\n", markup))]
        self._markup = markup

    def _place(self) -> int:
        line, column = self.getpos()
        return self._breaks[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._place()
        written = self.get_starttag_text() or ""
        self.found.append(Tag(tag, {name: value or "" for name, value in attrs}, start, start + len(written), True))

    def handle_endtag(self, tag: str) -> None:
        start = self._place()
        close = self._markup.find(">", start)
        self.found.append(Tag(tag, {}, start, close + 1 if close >= 0 else len(self._markup), False))


def opened(exhibit: Exhibit, *names: str) -> Iterator[Tag]:
    """Yield the start tags of *names*, or all of them where no name is given."""
    return (tag for tag in exhibit.tags if tag.opens and (not names or tag.name in names))
