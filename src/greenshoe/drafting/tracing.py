"""Traced facts: what a template gets in place of a plain value, so that whatever it prints ties to the deal file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from markupsafe import Markup, escape
from pydantic import BaseModel

from greenshoe.drafting import formatting
from greenshoe.offering.times import Time
from greenshoe.offering.values import Money, OpenPoint, Percent, Period


class TemplateMistake(Exception):
    """A template asks of a fact what the fact cannot give; told to its author with template and line."""


class Recorder(Protocol):
    """What traced facts ask of the draft that they are printed into."""

    def number(self, path: str, point: OpenPoint) -> int:
        """Return the number of an open point, and note that it is printed."""

    def beyond(self, path: str, name: str) -> tuple[Any, str] | None:
        """Return a value (and its path) that a fact has in templates beyond its own fields, or None."""


class Traced:
    """A fact with its path in the deal.

    Printing it prints ``<data value="…" data-fact="…">…</data>``; its fields are traced facts again; it compares,
    counts and loops like the value. An open point prints its number, and so does every field of one.
    """

    __slots__ = ("_draft", "_path", "_text", "_value")

    def __init__(self, value: Any, path: str, draft: Recorder, text: str | None = None) -> None:
        """Trace *value*, which stands at *path*; *text* is how it reads, where that is settled already."""
        self._value, self._path, self._draft, self._text = value, path, draft, text

    def __getattr__(self, name: str) -> Traced:
        """Return the field *name*, traced."""
        if name.startswith("_"):
            raise AttributeError(name)
        if isinstance(self._value, OpenPoint):
            return self
        beyond = self._draft.beyond(self._path, name)
        if beyond is not None:
            return Traced(*beyond, self._draft)
        if name not in _fields(self._value):
            raise AttributeError(name)
        return Traced(getattr(self._value, name), f"{self._path}.{name}", self._draft)

    def __getitem__(self, key: int | str) -> Traced:
        """Return the item at *key* of a list, or the field of that name."""
        if isinstance(key, str):
            try:
                return getattr(self, key)  # type: ignore[no-any-return]
            except AttributeError as error:
                raise KeyError(key) from error
        index = range(len(self._value))[key]
        return Traced(self._value[index], f"{self._path}[{index}]", self._draft)

    def __iter__(self) -> Iterator[Traced]:
        """Iterate over the items of a list, traced."""
        if not isinstance(self._value, tuple):
            raise TemplateMistake(f"{self._path} is not a list")
        return (self[index] for index in range(len(self._value)))

    def __len__(self) -> int:
        """Return the number of items, or characters."""
        return len(self._value)

    def __bool__(self) -> bool:
        """Return whether there is a fact: an open point is one, a fact not stated is none."""
        return isinstance(self._value, OpenPoint) or bool(self._value)

    def __eq__(self, other: object) -> bool:
        """Compare with a value, or with another traced fact; an open point equals nothing."""
        return not isinstance(self._value, OpenPoint) and bool(self._value == untraced(other))

    def __hash__(self) -> int:
        """Hash like the value."""
        return hash(self._value)

    def __lt__(self, other: object) -> bool:
        """Order like the value."""
        return bool(self._value < untraced(other))

    def __gt__(self, other: object) -> bool:
        """Order like the value."""
        return bool(self._value > untraced(other))

    def __le__(self, other: object) -> bool:
        """Order like the value."""
        return bool(self._value <= untraced(other))

    def __ge__(self, other: object) -> bool:
        """Order like the value."""
        return bool(self._value >= untraced(other))

    def __contains__(self, item: object) -> bool:
        """Return whether a list has *item*, or a text contains it."""
        return untraced(item) in self._value

    def __str__(self) -> str:
        """Return how the fact reads, without its trace: ``[●2]`` for an open point."""
        if isinstance(self._value, OpenPoint):
            return f"[●{self._draft.number(self._path, self._value)}]"
        return self._text if self._text is not None else formatting.in_full(_printable(self._value, self._path))

    def __html__(self) -> str:
        """Return the fact as it stands in a document, with its trace."""
        if isinstance(self._value, OpenPoint):
            return Markup('<mark class="open-point" data-fact="{}" title="{}">{}</mark>').format(
                self._path, self._value.open, str(self)
            )
        text = str(self)
        return Markup('<data value="{}" data-fact="{}">{}</data>').format(
            formatting.exact(self._value), self._path, escape(text)
        )

    def _as(self, text: str) -> Traced:
        return Traced(self._value, self._path, self._draft, text)


def _fields(value: object) -> frozenset[str]:
    match value:
        case BaseModel():
            return frozenset(type(value).model_fields)
        case Money():
            return frozenset({"amount", "currency"})
        case Period():
            return frozenset({"count", "unit", "months"})
        case _:
            return frozenset()


def _printable(value: object, path: str) -> object:
    match value:
        case None:
            raise TemplateMistake(f"{path} is not stated; test it with {{% if %}} before printing it")
        case bool():
            raise TemplateMistake(f"{path} is true or false and cannot be printed; write the words for each")
        case str() | int() | Decimal() | date() | Money() | Percent() | Period() | Time():
            return value
        case _:
            raise TemplateMistake(f"{path} has parts and cannot be printed whole; print one of them")


def untraced(value: object) -> Any:
    """Return the plain value of a traced fact; anything else as it is."""
    return value._value if isinstance(value, Traced) else value


def restyled(fact: object, text: str) -> object:
    """Return *fact* reading as *text* if it is a traced value; else *text*."""
    if not isinstance(fact, Traced):
        return text
    return fact if isinstance(fact._value, OpenPoint) else fact._as(text)


def excerpt(fact: object, text: str) -> object:
    """Return *text*, a part of the text that *fact* holds, traced to the same place."""
    return Traced(text, fact._path, fact._draft) if isinstance(fact, Traced) else text


def is_open(value: object) -> bool:
    """Return whether *value* is an open point."""
    return isinstance(untraced(value), OpenPoint)
