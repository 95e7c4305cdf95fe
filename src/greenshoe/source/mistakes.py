"""Every mistake in data that does not fit its model, each at its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pydantic import BaseModel, ValidationError

from greenshoe.errors import Mistake
from greenshoe.source.fields import Expected, expected
from greenshoe.source.keys import meant
from greenshoe.source.placed import Source
from greenshoe.source.repairing import CLASH, set_aside
from greenshoe.source.telling import Error, words

MOST_TOLD = 100
"""Mistakes of one file that are told one by one."""
MOST_EXAMINED = 500
"""Mistakes of one file that are looked at; any more are only counted."""


def told(error: ValidationError, model: type[BaseModel], source: Source) -> tuple[Mistake, ...]:
    """Return the user's mistakes behind *error*, which arose in making a *model* of *source*, each at its place."""
    found = _found(error)
    errors = _examined(found, model)
    told_already = set(_meant(errors, model))
    kept = [
        _mistake(item, here, model, source)
        for item, here in errors
        if not (item["type"] == "missing" and here.path in told_already)
    ]
    kept = sorted([*kept, *_clashes(errors, model, source)])
    untold = max(0, len(found) - MOST_EXAMINED) + max(0, len(kept) - MOST_TOLD)
    if not untold:
        return tuple(kept)
    last = kept[:MOST_TOLD][-1]
    return (*kept[:MOST_TOLD], replace(last, what=f"{untold:,} more mistakes", cure="correct those above first"))


def _found(error: ValidationError) -> list[Error]:
    return [item for item in error.errors(include_url=False) if not _echoes(item)]


def _examined(found: list[Error], model: type[BaseModel]) -> list[tuple[Error, Expected]]:
    return [(item, _expected(item, model)) for item in found[:MOST_EXAMINED]]


def _clashes(errors: list[tuple[Error, Expected]], model: type[BaseModel], source: Source) -> Iterator[Mistake]:
    """Yield the contradictions that pydantic did not come to, because other mistakes stood before them."""
    if any(item["type"] == CLASH for item, _ in errors):  # it comes to them only once all else is right
        return
    data = set_aside(source.data, errors, model) if len(errors) <= MOST_TOLD else None
    if data is None:
        return
    try:
        model.model_validate(data)
    except ValidationError as error:
        for item, here in _examined(_found(error), model):
            if item["type"] == CLASH:
                yield _mistake(item, here, model, source)


def _echoes(item: Error) -> bool:
    """Return whether *item* calls a list too short only because values in it are wrong and told by themselves."""
    return item["type"] == "too_short" and bool(len(item["input"]) >= item["ctx"]["min_length"])


def _expected(item: Error, model: type[BaseModel]) -> Expected:
    return expected(model, item["loc"][:-1] if _concerns_key(item) else item["loc"])


def _concerns_key(item: Error) -> bool:
    """Return whether *item* is about a key of a mapping with free keys, which pydantic marks by one step more."""
    return item["type"] != "extra_forbidden" and bool(item["loc"][-1:] == ("[key]",))


def _meant(errors: list[tuple[Error, Expected]], model: type[BaseModel]) -> Iterator[tuple[str | int, ...]]:
    """Yield the paths that misspelt keys stand for: telling them as missing too would be telling twice."""
    for item, here in errors:
        if item["type"] == "extra_forbidden":
            name = meant(model, item["loc"])
            if name is not None:
                yield (*here.path[:-1], name)


def _mistake(item: Error, here: Expected, model: type[BaseModel], source: Source) -> Mistake:
    what, cure = words(item, here, model)
    if item["type"] == "union_tag_invalid":
        place = source.place((*here.path, "kind"))
    elif item["type"] == "extra_forbidden" or _concerns_key(item):
        place = source.key_place(here.path)
    else:
        place = source.place(here.path)
    return Mistake(source.file, *place, what, cure)
