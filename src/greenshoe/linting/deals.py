"""Generated deals: the examples, with one fact or another left out, open, or as the model allows it to be."""

from __future__ import annotations

import copy
import json
import re
import types
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from greenshoe.offering.deal import Offering
from greenshoe.offering.values import Money, OpenPoint, Percent, Period
from greenshoe.source import parse

Facts = dict[str, Any]
"""A deal as its file holds it."""
ABSENT = object()
"""In place of a value: the deal does not state the fact."""
OPEN = {"open": "what is not known yet", "owner": "issuer counsel", "due": "2026-12-01"}
WAIVED = "offering.waive"
_WAIVER = {"reason": "generated", "by": "greenshoe", "until": "2099-12-31"}
MOST = 6
"""Values that one fact is tried with, beside those that the model or the templates name."""
_SAMPLES: tuple[tuple[type, Any], ...] = (
    (Money, "USD 2.50"),
    (Percent, "5%"),
    (Period, "45 days"),
    (bool, True),
    (int, 3),
    (Decimal, "2.5"),
    (date, "2026-12-15"),
    (str, "Example"),
)


def examples(folder: Path) -> list[Facts]:
    """Return the facts of the example deal files in *folder*."""
    return [dict(parse(path).data) for path in sorted(folder.glob("*.yaml"))]


def offering_of(facts: Facts) -> Offering | None:
    """Return the offering that *facts* make; None where they cannot all be true."""
    try:
        return Offering.model_validate(_mended(facts))
    except ValidationError:
        return None


def _mended(facts: Facts) -> Facts:
    """Return *facts* with a date on which what is said to have closed has closed."""
    dates = [facts.get("timetable"), *facts.get("tranches", ())]
    closings = [each["closing"] for each in dates if isinstance(each, dict) and _is_day(each.get("closing"))]
    if facts.get("stage") != "closed" or not closings or not _is_day(facts.get("dated")):
        return facts
    return {**facts, "dated": max(str(each) for each in [*closings, facts["dated"]])}


def _is_day(value: Any) -> bool:
    return isinstance(value, str | date)


def key(facts: Facts) -> str:
    """Return what tells *facts* from others."""
    return json.dumps(facts, sort_keys=True, default=str)


def steps(path: str) -> list[str]:
    """Return the names and ``[]`` of a path: ``offering.tranches[].price`` is tranches, [], price."""
    return re.findall(r"[^.\[\]]+|\[\]", path.removeprefix("offering").removesuffix("[]"))


def types_at(path: str) -> list[Any]:
    """Return the types that the model gives the fact at *path*; none for what is computed."""
    found: list[Any] = [Offering]
    for step in steps(path):
        found = [inner for each in found for inner in _step(each, step)]
    return found


def _step(annotation: Any, step: str) -> Iterator[Any]:
    for each in members(annotation):
        if step == "[]" and get_origin(each) is tuple:
            yield get_args(each)[0]
        elif isinstance(each, type) and issubclass(each, BaseModel) and step in each.model_fields:
            yield each.model_fields[step].annotation


def members(annotation: Any) -> Iterator[Any]:
    """Yield what a union is made of; anything else as it is."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from members(get_args(annotation)[0])
    elif origin in (Union, types.UnionType):
        for each in get_args(annotation):
            yield from members(each)
    else:
        yield annotation


def values_at(facts: Any, path: list[str]) -> Iterator[Any]:
    """Yield the values that *facts* state at *path*."""
    if not path:
        yield facts
    elif path[0] == "[]":
        for item in facts if isinstance(facts, list) else ():
            yield from values_at(item, path[1:])
    elif isinstance(facts, Mapping) and path[0] in facts:
        yield from values_at(facts[path[0]], path[1:])


def changed(facts: Facts, path: str, value: Any, *, only: int | None = None) -> Facts | None:
    """Return a copy of *facts* with *value* at *path*, in all tranches or the one at *only*; None without a place."""
    made = copy.deepcopy(facts)
    return made if _put(made, steps(path), value, only) else None


def _put(holder: Any, path: list[str], value: Any, only: int | None) -> bool:
    step, rest = path[0], path[1:]
    if step == "[]":
        items = holder if isinstance(holder, list) else []
        chosen = items if only is None else items[only : only + 1]
        done = [_put(item, rest, value, None) for item in chosen] if rest else []
        return any(done)
    if not isinstance(holder, dict):
        return False
    if not rest:
        if value is ABSENT:
            return holder.pop(step, ABSENT) is not ABSENT
        holder[step] = copy.deepcopy(value)
        return True
    if step not in holder and rest and rest[0] != "[]" and value is not ABSENT and _is_plain(step):
        holder[step] = {}
    return step in holder and _put(holder[step], rest, value, only)


def _is_plain(step: str) -> bool:
    """Return whether a group of facts may be begun with one fact alone."""
    return step in ("timetable", "term_sheet", "standing", "compensation", "stated", "repayment")


class Choices:
    """The values that each fact is tried with."""

    def __init__(self, seeds: Iterable[Facts], words: Mapping[str, set[str]], worded: Iterable[str] = ()) -> None:
        """Take values from *seeds*, and the *words* that templates compare the fact at a path with.

        *worded* are the rules that have a wording: a deal that waives them all has empty slots.
        """
        self._seeds, self._words = list(seeds), words
        self._waivers = [{rule: {**_WAIVER} for rule in worded}, ABSENT]
        self._known: dict[str, list[Any]] = {}
        self._kinds: dict[str, Any] = {}
        for seed in self._seeds:
            _gather(seed, self._kinds)

    def of(self, path: str, words: Iterable[str] = ()) -> list[Any]:
        """Return the values that the fact at *path* is tried with: none, an open point, those of the model, *words*."""
        if path not in self._known:
            self._known[path] = list(_distinct(self._of(path)))
        known = self._known[path]
        more = [text for word in sorted(words) for text in (word, f"Example{word}", f"{word} Example")]
        kinds = [each for annotation in types_at(path) for each in members(annotation)] if more else []
        if str in kinds:
            return list(_distinct([*known, *more]))
        return list(_distinct([*known, *words])) if date in kinds else known

    def _of(self, path: str) -> Iterator[Any]:
        kinds = [each for annotation in types_at(path) for each in members(annotation)]
        if path == WAIVED:
            yield from self._waivers
            return
        if not kinds:
            return
        yield ABSENT
        literals = [value for each in kinds if get_origin(each) is Literal for value in get_args(each)]
        yield from literals
        if bool in kinds:
            yield from (True, False)
        if not literals and str in kinds:
            yield from sorted(self._words.get(path, ()))
        stated = list(_distinct(value for seed in self._seeds for value in values_at(seed, steps(path))))
        yield from sorted(stated, key=_shape)[:MOST]
        yield from self._other_kinds(kinds, stated)
        if any(get_origin(each) is tuple for each in kinds):
            yield []
            if any(OpenPoint in list(members(get_args(each)[0])) for each in kinds if get_origin(each) is tuple):
                yield [OPEN]
            longest = max((value for value in stated if isinstance(value, list)), key=len, default=[])
            yield longest[:1]
            yield from ([*longest, *map(_another, longest[:1])],) if longest else ()
        if int in kinds:
            words = [int(word) for word in self._words.get(path, ()) if word.isdecimal()]
            yield from (*words, 1, 2)
        if not stated and not literals:
            yield from _samples(kinds)
        if OpenPoint in kinds:
            yield from (OPEN, {"open": OPEN["open"]})

    def _other_kinds(self, kinds: list[Any], stated: list[Any]) -> Iterator[Any]:
        """Yield what is told apart by its kind, of the kinds that no example states here."""
        here = {value.get("kind") for value in stated if isinstance(value, dict)}
        for each in kinds:
            field = each.model_fields.get("kind") if isinstance(each, type) and issubclass(each, BaseModel) else None
            kind = get_args(field.annotation)[0] if field is not None else None
            if kind is not None and kind not in here:
                yield self._kinds.get(kind) or _sample(each)


def _another(item: Any) -> Any:
    """Return an item like *item*, of another name and under another term."""
    if not isinstance(item, dict):
        return item
    return {**item, **{name: f"{item[name]} Second" for name in ("name", "term") if isinstance(item.get(name), str)}}


def _gather(facts: Any, kinds: dict[str, Any]) -> None:
    """Note in *kinds* the first of each kind of thing that *facts* state."""
    if isinstance(facts, dict) and isinstance(facts.get("kind"), str):
        kinds.setdefault(facts["kind"], facts)
    for each in facts.values() if isinstance(facts, dict) else facts if isinstance(facts, list) else ():
        _gather(each, kinds)


def _distinct(values: Iterable[Any]) -> Iterator[Any]:
    seen: set[str] = set()
    for value in values:
        told = "absent" if value is ABSENT else json.dumps(value, sort_keys=True, default=str)
        if told not in seen:
            seen.add(told)
            yield value


def _shape(value: Any) -> tuple[int, str]:
    """Order values so that those with most facts come first."""
    told = json.dumps(value, sort_keys=True, default=str)
    return (-len(told) if isinstance(value, dict | list) else 0, told)


def _samples(kinds: Iterable[Any]) -> Iterator[Any]:
    for kind in kinds:
        sample = _sample(kind)
        if sample is not ABSENT:
            yield sample


def _sample(kind: Any) -> Any:
    """Return a value of the type *kind*: of a group of facts, all of them that are no groups."""
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    if get_origin(kind) is tuple:
        item = next((s for s in (_sample(each) for each in members(get_args(kind)[0])) if s is not ABSENT), ABSENT)
        return ABSENT if item is ABSENT else [item]
    if not isinstance(kind, type) or kind in (OpenPoint, type(None)):
        return ABSENT
    for scalar, sample in _SAMPLES:
        if issubclass(kind, scalar):
            return sample
    if issubclass(kind, BaseModel):
        fields = {name: field for name, field in kind.model_fields.items() if field.is_required() or not field.default}
        made = {name: next(_samples(members(field.annotation)), ABSENT) for name, field in fields.items()}
        return {name: value for name, value in made.items() if value is not ABSENT}
    return ABSENT
