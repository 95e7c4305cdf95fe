"""What and cure, in our own words, for each way in which data can fail to be a model."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel

from greenshoe.source.fields import Expected, keys_of
from greenshoe.source.keys import cure
from greenshoe.source.showing import listed, nearest, shown

Error = Mapping[str, Any]
"""One of pydantic's errors: its type, location, input and context."""
_Words = tuple[str, str]
_SHORT = 40


def words(item: Error, here: Expected, model: type[BaseModel]) -> _Words:
    """Return what is wrong and the cure, for one of pydantic's errors in making a *model*; *here* was expected."""
    context = item.get("ctx", {})
    if "what" in context and "cure" in context:
        what, remedy = context["what"], context["cure"]
    elif item["type"] == "extra_forbidden":
        what, remedy = f"unknown key {shown(here.path[-1])}", cure(model, item["loc"])
    else:
        what, remedy = TOLD.get(item["type"], _unexpected)(item, here)
    if here.may_be_open and here.is_scalar and isinstance(item["input"], dict):
        remedy = 'write the value, or leave it open with the key "open": {open: …}'
    return what, remedy


def _missing(item: Error, here: Expected) -> _Words:
    name = here.path[-1]
    if isinstance(name, int):
        return f"value {name + 1} of this list is missing", "add it"
    remedy = f'add it, or "{name}: {{open: …}}" while it is not known' if here.may_be_open else "add it"
    return f'"{name}" is missing', remedy


def _not_text(item: Error, here: Expected) -> _Words:
    found = item["input"]
    if found is None:
        remedy = "write the text, or take the key out"
    elif isinstance(found, dict) and "open" in found:
        remedy = "write the text: this value cannot be left open"
    else:
        remedy = "write it on one line" if isinstance(found, dict | list) else "put it in quotes"
    return f"{shown(found)} stands where text is expected", remedy


def _not_unicode(item: Error, here: Expected) -> _Words:
    half = next((char for char in item["input"] if 0xD800 <= ord(char) < 0xE000), "\ud800")
    return f"the character U+{ord(half):04X} cannot be printed", "take it out"


def _not_whole(item: Error, here: Expected) -> _Words:
    return f"{shown(item['input'])} is not a whole number", "write digits: 12"


def _not_number(item: Error, here: Expected) -> _Words:
    return f"{shown(item['input'])} is not a number", "write digits: 1.5"


def _not_date(item: Error, here: Expected) -> _Words:
    return f"{shown(item['input'])} is not a date", "write year-month-day: 2026-11-23"


def _not_mapping(item: Error, here: Expected) -> _Words:
    keys = [name for model in here.models for name in keys_of(model)]
    remedy = f'write its keys below it, the first "{keys[0]}:"' if keys else 'write "key: value" below it'
    return f"{shown(item['input'])} stands where a mapping is expected", remedy


def _not_list(item: Error, here: Expected) -> _Words:
    found = item["input"]
    alone = isinstance(found, str) and len(found) < _SHORT and found.isprintable()
    remedy = f"write it as a list: [{found}]" if alone else "begin each value of the list with a hyphen"
    return f"{shown(found)} stands where a list is expected", remedy


def _not_flag(item: Error, here: Expected) -> _Words:
    return f"{shown(item['input'])} is not true or false", "write true or false, without quotes"


def _no_choice(item: Error, here: Expected) -> _Words:
    found = item["input"]
    near = nearest(found, here.choices) if isinstance(found, str) else None
    remedy = f'did you mean "{near}"?' if near else f"write {listed(here.choices)}"
    return f"{shown(found)} is not a choice for {shown(_name(here))}", remedy


def _unknown_kind(item: Error, here: Expected) -> _Words:
    found = item["input"].get("kind") if isinstance(item["input"], dict) else None
    # A union that is told apart by a plain key has its kinds in the error alone.
    kinds = here.kinds or re.findall(r"'([^']+)'", item["ctx"]["expected_tags"])
    near = nearest(found, kinds) if isinstance(found, str) else None
    return f"unknown kind {shown(found)}", f'did you mean "{near}"?' if near else f"write {listed(kinds)}"


def _no_kind(item: Error, here: Expected) -> _Words:
    if not isinstance(item["input"], dict):
        return _not_mapping(item, here)
    return '"kind" is missing', f'add "kind:" with {listed(here.kinds)}'


def _too_short(item: Error, here: Expected) -> _Words:
    least = item["ctx"]["min_length"]
    return ("the list is empty", "add a value") if least == 1 else (f"fewer than {least} values", "add what is missing")


def _too_long(item: Error, here: Expected) -> _Words:
    return f"more than {item['ctx']['max_length']} values", "take out what is too much"


def _empty_text(item: Error, here: Expected) -> _Words:
    return "the text is empty", "write it, or take the key out"


def _long_text(item: Error, here: Expected) -> _Words:
    return f"the text has more than {item['ctx']['max_length']:,} characters", "shorten it"


def _not_form(item: Error, here: Expected) -> _Words:
    return f"{shown(item['input'])} does not have the form of {shown(_name(here))}", _FORMS.get(
        item["ctx"]["pattern"], f"write it to match {item['ctx']['pattern']}"
    )


def _out_of_bounds(item: Error, here: Expected) -> _Words:
    words = {"gt": "above", "ge": "at least", "lt": "below", "le": "at most"}
    bounds = " and ".join(f"{words[key]} {bound}" for key, bound in item["ctx"].items() if key in words)
    return f"{shown(item['input'])} is not {bounds}", f"write a number that is {bounds}"


def _our_words(item: Error, here: Expected) -> _Words:
    return str(item["ctx"]["error"]).rstrip("."), "correct it"


def _unexpected(item: Error, here: Expected) -> _Words:
    return f"{shown(item['input'])} does not fit here", 'see what "greenshoe schema" says of it'


def _name(here: Expected) -> str:
    """Return the key that a mistake names: positions in a list have none of their own."""
    return next((step for step in reversed(here.path) if isinstance(step, str)), "this value")


_FORMS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "write lower-case words joined by hyphens",
    r"^[A-Z]{2}$": "write the two capital letters of the ISO 3166 code: US",
    r"^https://": "write the whole address: https://…",
}

TOLD: dict[str, Callable[[Error, Expected], _Words]] = {
    "missing": _missing,
    "string_type": _not_text,
    "string_unicode": _not_unicode,
    "string_too_short": _empty_text,
    "string_too_long": _long_text,
    "string_pattern_mismatch": _not_form,
    "literal_error": _no_choice,
    "enum": _no_choice,
    "bool_type": _not_flag,
    "bool_parsing": _not_flag,
    **dict.fromkeys(("int_type", "int_parsing", "int_parsing_size", "int_from_float"), _not_whole),
    **dict.fromkeys(("float_type", "float_parsing", "finite_number", "decimal_type", "decimal_parsing"), _not_number),
    **dict.fromkeys(("greater_than", "greater_than_equal", "less_than", "less_than_equal"), _out_of_bounds),
    **dict.fromkeys(("model_type", "model_attributes_type", "dict_type", "mapping_type"), _not_mapping),
    **dict.fromkeys(("tuple_type", "list_type", "set_type", "frozen_set_type", "iterable_type"), _not_list),
    **dict.fromkeys(
        ("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"), _not_date
    ),
    "too_short": _too_short,
    "too_long": _too_long,
    "union_tag_invalid": _unknown_kind,
    "union_tag_not_found": _no_kind,
    "value_error": _our_words,
    "assertion_error": _our_words,
}
"""How each of pydantic's types of error is told; an unknown key and our own errors are told before it is asked."""
