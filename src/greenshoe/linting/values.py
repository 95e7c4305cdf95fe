"""What an expression of a template can be, whatever the deal: kinds of facts with their paths, texts, lists."""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from greenshoe.drafting.tracing import Traced
from greenshoe.offering.deal import Offering
from greenshoe.offering.derived import Derived, Totals
from greenshoe.offering.tranche import Tranche
from greenshoe.offering.values import Money, OpenPoint, Percent, Period

_SCALARS = (Money, Period, Percent, bool, int, Decimal, date, str)
_PARTS = {Money: {"amount": Decimal, "currency": str}, Period: {"count": int, "unit": str, "months": int}}
_BEYOND: dict[type, dict[str, type]] = {Tranche: {"derived": Derived}, Offering: {"totals": Totals}}
"""What facts have in templates beyond their own fields."""


class Kind(NamedTuple):
    """One thing that an expression can be."""

    tag: Literal["model", "scalar", "list", "text", "phrase", "module", "space", "macro", "any"]
    payload: Any = None
    """The class of a fact, the kinds of a list's items, the template of a module, …"""
    path: str = ""
    """Of a fact: ``offering.tranches[].price``."""


class Cause(NamedTuple):
    """A fact that something hangs on, by its path, and a word that it is compared with, if any."""

    path: str
    word: str = ""


@dataclass(frozen=True)
class Value:
    """All that an expression can be, and the facts that it depends on besides."""

    kinds: frozenset[Kind] = frozenset()
    because: frozenset[Cause] = frozenset()
    """The facts that decide what it is."""

    @property
    def causes(self) -> frozenset[Cause]:
        """The facts that it is or hangs on."""
        return self.because | {Cause(kind.path) for kind in self.kinds if kind.path}

    def __or__(self, other: Value) -> Value:
        """Return what is either of the two."""
        return Value(self.kinds | other.kinds, self.because | other.because)

    def given(self, causes: Iterable[Cause]) -> Value:
        """Return the same, which hangs on *causes* too."""
        return Value(self.kinds, self.because | frozenset(causes))

    @property
    def items(self) -> Value:
        """What a loop over it yields."""
        found: set[Kind] = set()
        for kind in self.kinds:
            found |= kind.payload if kind.tag == "list" else {ANYTHING} if kind.tag in ("any", "text") else set()
        return Value(frozenset(found), self.causes)


ANYTHING = Kind("any")
ANY = Value(frozenset((ANYTHING,)))
TEXT = Value(frozenset((Kind("text"),)))


def union(values: Iterable[Value]) -> Value:
    """Return what is any of *values*."""
    whole = Value()
    for value in values:
        whole |= value
    return whole


def listing(items: Value) -> Value:
    """Return a list of *items*."""
    return Value(frozenset((Kind("list", items.kinds),)), items.causes)


@cache
def _fields(model: type[BaseModel]) -> dict[str, Any]:
    return {name: field.annotation for name, field in model.model_fields.items()}


def kinds_of(annotation: Any, path: str) -> frozenset[Kind]:
    """Return what a fact of that type at *path* can be; an open point has whatever is asked of it."""
    return frozenset(_kinds(annotation, path))


def _kinds(annotation: Any, path: str) -> Iterator[Kind]:
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _kinds(get_args(annotation)[0], path)
    elif origin in (Union, types.UnionType):
        for each in get_args(annotation):
            yield from _kinds(each, path)
    elif origin is Literal:
        yield Kind("scalar", str, path)
    elif origin is tuple:
        yield Kind("list", kinds_of(get_args(annotation)[0], f"{path}[]"), path)
    elif origin is dict:
        yield Kind("any", None, path)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel) and not issubclass(annotation, _SCALARS):
        if annotation is not OpenPoint:
            yield Kind("model", annotation, path)
    elif isinstance(annotation, type) and annotation is not type(None):
        yield Kind("scalar", annotation, path)


def names_of(kind: Kind) -> frozenset[str] | None:
    """Return the names that can be asked of *kind*; None where nobody knows."""
    if kind.tag == "model":
        return frozenset(_fields(kind.payload)) | frozenset(_BEYOND.get(kind.payload, ()))
    if kind.tag == "scalar":
        return frozenset(_PARTS.get(kind.payload, ())) | (frozenset(dir(str)) if kind.payload is str else frozenset())
    if kind.tag == "list":
        return frozenset()
    if kind.tag == "text":
        return frozenset(dir(str)) | {"unescape", "striptags", "escape"}
    if kind.tag == "phrase":
        return frozenset(("html", "plural", "bare", "either", "verb", "its", "it"))
    return None


def attribute(kind: Kind, name: str) -> frozenset[Kind]:
    """Return what *name* of *kind* is, where it has that name."""
    path = f"{kind.path}.{name}" if kind.path else ""
    if kind.tag == "model":
        beyond = _BEYOND.get(kind.payload, {}).get(name)
        return kinds_of(beyond if beyond else _fields(kind.payload)[name], path)
    if kind.tag == "scalar" and name in _PARTS.get(kind.payload, {}):
        return frozenset((Kind("scalar", _PARTS[kind.payload][name], path),))
    return frozenset((ANYTHING,))


def value_of(given: object) -> Value:
    """Return what a thing is that a document's templates are given: a fact, a list of facts, a function, a text."""
    if isinstance(given, Traced):
        path = str(given._path)
        return Value(kinds_of(type(given._value), path))
    if isinstance(given, BaseModel):
        return Value(kinds_of(type(given), "profile"))
    if isinstance(given, list):
        items = union(value_of(each) for each in given[:1])
        return Value(frozenset((Kind("list", frozenset(_unplaced(each) for each in items.kinds)),)))
    return TEXT if isinstance(given, str) else ANY


def _unplaced(kind: Kind) -> Kind:
    return kind._replace(path=kind.path.replace("[0]", "[]"))
