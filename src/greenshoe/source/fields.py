"""What a model expects at a place: followed through its annotations, for did-you-mean and lists of choices."""

from __future__ import annotations

import types
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, Tag
from pydantic.fields import FieldInfo

from greenshoe.source.building import Path

OPEN = "<open>"
"""Tag of the member of a union that stands for a value still open."""

_COLLECTIONS = (dict, tuple, list, set, frozenset)


@dataclass(frozen=True)
class Expected:
    """What may stand at one place of a model."""

    path: Path
    """The keys and positions that lead there; pydantic's locations hold tags of unions besides."""
    annotations: tuple[Any, ...]
    may_be_open: bool = False
    """Whether the value may be left open."""
    above: tuple[Any, ...] = ()
    """What is expected one step further up."""

    @property
    def beside(self) -> tuple[str, ...]:
        """The keys that are known where the last step stands, each once."""
        holders = Expected((), self.above).models
        return tuple(dict.fromkeys(name for each in holders for name in keys_of(each)))

    @property
    def is_required(self) -> bool:
        """Whether the key that is the last step must be given."""
        fields = [keys_of(each).get(str(self.path[-1])) for each in Expected((), self.above).models]
        return any(field.is_required() for field in fields if field is not None)

    @property
    def models(self) -> tuple[type[BaseModel], ...]:
        """The models, any of which may stand here."""
        return tuple(leaf for leaf in self._leaves() if isinstance(leaf, type) and issubclass(leaf, BaseModel))

    @property
    def choices(self) -> tuple[str, ...]:
        """The literal values that may stand here."""
        return tuple(str(arg) for leaf in self._leaves() if get_origin(leaf) is Literal for arg in get_args(leaf))

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that tell the members of a union apart."""
        tags = dict.fromkeys(tag for annotation in self.annotations for tag, _ in _tagged(annotation))
        return tuple(tag.strip("<>") for tag in tags if tag not in (OPEN, "<value>"))

    @property
    def is_scalar(self) -> bool:
        """Whether neither a mapping nor a list may stand here."""
        return not self.models and not any(get_origin(leaf) in _COLLECTIONS for leaf in self._leaves())

    def _leaves(self) -> Iterator[Any]:
        for annotation in self.annotations:
            yield from _leaves(annotation)


def expected(model: type[BaseModel], location: Sequence[str | int]) -> Expected:
    """Return what *model* expects at pydantic's *location*.

    A union's tag in a location is ``<tag>``, or else a step that leads nowhere and is not the last one.
    """
    here: list[Any] = [model]
    above: list[Any] = []
    path: list[str | int] = []
    may_be_open = False
    for index, step in enumerate(location):
        last = index == len(location) - 1
        members = [member for annotation in here for tag, member in _tagged(annotation) if tag == step]
        # A user's key may look like a tag too; it is then the last step, below a model that has no such member.
        if members or (isinstance(step, str) and step.startswith("<") and not last):
            here = members or here
            continue
        below = [child for annotation in here for leaf in _leaves(annotation) for child in _children(leaf, step)]
        if below or last:
            path.append(step)
            above, here = here, below
            may_be_open = any(tag == OPEN for annotation in here for tag, _ in _tagged(annotation))
    return Expected(tuple(path), tuple(here), may_be_open, tuple(above))


def keys_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return the fields of *model* by the keys that a file gives them, which a word of Python cannot always be."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def models_below(model: type[BaseModel]) -> Iterator[tuple[str, type[BaseModel]]]:
    """Yield the models that stand below each key of *model*, singly or in a list, with the key."""
    for name, field in keys_of(model).items():
        for leaf in _leaves(field.annotation):
            inner = get_args(leaf)[:1] if get_origin(leaf) in (tuple, list) else (leaf,)
            for below in Expected((), inner).models:
                yield name, below


def _members(annotation: Any) -> tuple[Any, ...]:
    return get_args(annotation) if get_origin(annotation) in (Union, types.UnionType) else ()


def _leaves(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Annotated:
        yield from _leaves(get_args(annotation)[0])
    elif members := _members(annotation):
        for member in members:
            yield from _leaves(member)
    else:
        yield annotation


def _tagged(annotation: Any) -> Iterator[tuple[str, Any]]:
    """Yield the tagged members of a union, however deep unions lie in one another."""
    if get_origin(annotation) is Annotated:
        inner, *metadata = get_args(annotation)
        for tag in metadata:
            if isinstance(tag, Tag):
                yield tag.tag, inner
        yield from _tagged(inner)
    for member in _members(annotation):
        yield from _tagged(member)


def _children(leaf: Any, step: str | int) -> Iterator[Any]:
    origin, arguments = get_origin(leaf), get_args(leaf)
    if isinstance(leaf, type) and issubclass(leaf, BaseModel):
        if step in (keys := keys_of(leaf)):
            yield keys[str(step)].annotation
    elif origin is dict and isinstance(step, str):
        yield arguments[1]
    elif origin in _COLLECTIONS and isinstance(step, int):
        yield arguments[0] if arguments[-1] in (..., arguments[0]) or step >= len(arguments) else arguments[step]
