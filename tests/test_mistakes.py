"""Mistakes in data that does not fit its model: none is told in a library's words, and none falls through."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal, get_args

import pytest
from pydantic import BaseModel, ConfigDict, Field, Tag, field_validator
from pydantic_core.core_schema import ErrorType

from greenshoe.errors import UserError
from greenshoe.law.authority import Authority
from greenshoe.law.rule import Rule
from greenshoe.law.statement import Statement
from greenshoe.law.subject import Subject
from greenshoe.offering.deal import Offering
from greenshoe.source import parse, validate
from greenshoe.source.fields import expected
from greenshoe.source.telling import TOLD

RAISES: dict[str, set[str]] = {
    "model": {"model_type"},
    "model-fields": {"model_attributes_type", "missing", "extra_forbidden"},
    "str": {"string_type", "string_unicode", "string_too_short", "string_too_long", "string_pattern_mismatch"},
    "bool": {"bool_type", "bool_parsing"},
    "int": {
        *("int_type", "int_parsing", "int_parsing_size", "int_from_float"),
        *("greater_than", "greater_than_equal", "less_than", "less_than_equal"),
    },
    "date": {"date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"},
    "literal": {"literal_error"},
    "tuple": {"tuple_type", "too_short", "too_long", "missing"},
    "list": {"list_type", "too_short", "too_long"},
    "dict": {"dict_type"},
    "tagged-union": {"union_tag_invalid", "union_tag_not_found"},
    "function-before": {"value_error", "assertion_error"},
    "function-after": {"value_error", "assertion_error"},
    "function-plain": {"value_error", "assertion_error"},
    "nullable": set(),
    "default": set(),
    "any": set(),
    "chain": set(),
    "definitions": set(),
    "definition-ref": set(),
    "model-field": set(),
}
"""Errors that each kind of node of a pydantic schema can raise."""
ELSEWHERE = {"extra_forbidden"}
"""Told before the table is asked."""


def nodes(schema: Any) -> Iterator[str]:
    """Yield the kinds of node of a core schema; what a node is made of besides, such as defaults, is no node."""
    if isinstance(schema, dict):
        if isinstance(schema.get("type"), str):
            yield schema["type"]
        for key, value in schema.items():
            if key not in ("metadata", "serialization", "default", "expected", "config", "discriminator", "function"):
                yield from nodes(value)
    elif isinstance(schema, list | tuple):
        for value in schema:
            yield from nodes(value)


@pytest.mark.parametrize("model", [Offering, Rule, Statement, Authority, Subject])
def test_every_error_that_a_model_can_raise_is_told(model: type[BaseModel]) -> None:
    """Every kind of node in our models is known, and every error that it can raise has words of ours."""
    used = set(nodes(model.__pydantic_core_schema__))
    assert used <= set(RAISES), "a kind of node whose errors nobody has listed"
    raised = set().union(*(RAISES[node] for node in used))
    assert raised <= set(TOLD) | ELSEWHERE


def test_the_table_names_errors_that_exist() -> None:
    """Each error in the table, and in this test's list, is one of pydantic's."""
    real = set(get_args(ErrorType))
    assert len(real) > 90
    assert set(TOLD) <= real
    assert set().union(*RAISES.values()) <= real


class Part(BaseModel):
    """A part of the sample."""

    model_config = ConfigDict(extra="forbid")
    kind: Literal["part"]
    price: int = 0


class Other(BaseModel):
    """Another part."""

    model_config = ConfigDict(extra="forbid")
    kind: Literal["other"]


class Sample(BaseModel):
    """A model that can fail in every way that models written by others can."""

    model_config = ConfigDict(extra="forbid")
    when: date = date(2026, 1, 1)
    between: tuple[date | None, date | None] = (None, None)
    code: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=10)] = "x"
    free: Annotated[str, Field(pattern=r"^x+$")] = "x"
    count: Annotated[int, Field(ge=1, le=3)] = 1
    amount: float = 1.0
    names: Annotated[list[str], Field(min_length=2, max_length=3)] = ["a", "b"]
    table: dict[str, Part] = {}
    part: Annotated[Part | Other, Field(discriminator="kind")] = Part(kind="part")
    odd: int = 1

    @field_validator("odd")
    @classmethod
    def _is_odd(cls, number: int) -> int:
        if number % 2 == 0:
            raise ValueError("the number is even.")
        return number


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("when: tomorrow", '1:7: "tomorrow" is not a date; write year-month-day: 2026-11-23'),
        ("between: [2026-01-01]", "1:10: value 2 of this list is missing; add it"),
        ("between: [null, null, null]", "1:10: more than 2 values; take out what is too much"),
        ("code: A b", '1:7: "A b" does not have the form of "code"; write lower-case words joined by hyphens'),
        ("code: abcdefghijkl", "1:7: the text has more than 10 characters; shorten it"),
        ("free: y", '1:7: "y" does not have the form of "free"; write it to match ^x+$'),
        ("count: 0", "1:8: 0 is not at least 1; write a number that is at least 1"),
        ("count: 9", "1:8: 9 is not at most 3; write a number that is at most 3"),
        ("count: many", '1:8: "many" is not a whole number; write digits: 12'),
        ("amount: many", '1:9: "many" is not a number; write digits: 1.5'),
        ("names: [a]", "1:8: fewer than 2 values; add what is missing"),
        ("names: {a: b}", "1:8: a mapping stands where a list is expected; begin each value of the list with a hyphen"),
        ("table: {x: {kind: part, prise: 1}}", '1:25: unknown key "prise"; did you mean "price"?'),
        ("table: 3", '1:8: 3 stands where a mapping is expected; write "key: value" below it'),
        ("part: {kind: prat}", '1:14: unknown kind "prat"; did you mean "part"?'),
        ("part: {kind: part, hue: red}", '1:20: unknown key "hue"; take it out; the keys here are kind and price'),
        ("odd: 4", "1:6: the number is even; correct it"),
        ("3: x", '1:1: unknown key "3"; take it out; the keys here are when, between, code, free, count, amount, '
         "names, table, part and odd"),
    ],
)  # fmt: skip
def test_models_of_others_are_told_too(text: str, line: str) -> None:
    """Data for a model without our own validators still gives our words, at the right place."""
    with pytest.raises(UserError) as raised:
        validate(Sample, parse("a.yaml", text))
    assert str(raised.value).splitlines() == [f"a.yaml:{line}"]


def test_a_key_that_looks_like_a_tag_is_a_key() -> None:
    """Unions are told apart by tags such as ``<open>``; a user's key of that form is told as unknown."""
    here = expected(Sample, ("<open>",))
    assert here.path == ("<open>",)
    here = expected(Offering, ("tranches", 0, "security", "<note>", "<note>"))
    assert here.path == ("tranches", 0, "security", "<note>")
    assert Tag("<note>").tag == "<note>"


def test_what_may_be_open_is_known() -> None:
    """A value that may be left open is known as such, also within the union's member that failed."""
    assert expected(Offering, ("dated",)).may_be_open
    assert expected(Offering, ("dated", "<value>")).may_be_open
    assert expected(Offering, ("tranches", 0, "principal", "<value>")).may_be_open
    assert not expected(Offering, ("stage",)).may_be_open
    assert not expected(Offering, ("dated", "<open>", "open")).may_be_open


def test_choices_and_kinds_are_known() -> None:
    """Literal values and the kinds of a union are listed in their order."""
    assert expected(Offering, ("public_offer_prospectus",)).choices == ("none", "planned", "approved")
    assert expected(Offering, ("tranches", 0, "security", "<note>", "conversion", "into")).kinds == (
        "shares",
        "depositary-shares",
    )
