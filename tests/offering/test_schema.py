"""The JSON Schema of a deal file accepts what loads, and refuses what an editor should underline."""

from __future__ import annotations

import json
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from greenshoe.cli.schemas import write_schema
from greenshoe.offering.deal import Offering
from greenshoe.source import read
from tests.strategies import deals

TESTS = Path(__file__).parent.parent
GOOD = [*sorted((TESTS / "deals" / "good").iterdir()), *sorted((TESTS.parent / "examples").glob("*.yaml"))]
SCHEMA: dict[str, Any] = json.loads(write_schema("offering"))
VALIDATOR = Draft202012Validator(SCHEMA)


def plain(value: Any) -> Any:
    """Return *value* with numbers as JSON has them."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return float(value) if isinstance(value, Decimal) else value


def test_the_schema_is_a_schema() -> None:
    """It is valid under its own dialect."""
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_good_deals_fit(path: Path) -> None:
    """Every good deal and every example fits."""
    assert [error.message for error in VALIDATOR.iter_errors(plain(read(path).data))] == []


@given(deals())
def test_random_deals_fit(deal: dict[str, Any]) -> None:
    """Whatever the model accepts of random deals, as typed and as written out again, the schema accepts."""
    assert VALIDATOR.is_valid(deal)
    assert VALIDATOR.is_valid(Offering.model_validate(deal).model_dump(mode="json"))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("stage",), "sold"),
        (("dated",), "02/03/2022"),
        (("dated",), {"open": "date", "by": "issuer"}),
        (("tranches",), []),
        (("tranches", 0, "principal"), "$3m"),
        (("tranches", 0, "principal"), 3_000_000),
        (("tranches", 0, "security", "interest", "rate"), 7),
        (("tranches", 0, "security", "interest", "rate"), "7"),
        (("tranches", 0, "security", "maturity", "tenor"), "one year"),
        (("tranches", 0, "security", "convertion"), {}),
        (("tranches", 0, "number"), "many"),
        (("issuer", "jurisdiction"), None),
        (("capitalization", "outstanding"), 0),
        (("surplus",), 1),
    ],
)
def test_mistakes_are_underlined(path: tuple[str | int, ...], value: object) -> None:
    """What does not load for its form does not fit either."""
    deal = deepcopy(plain(read(TESTS / "deals" / "good" / "note.yaml").data))
    holder = deal
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    assert not VALIDATOR.is_valid(deal)


def test_open_points_are_offered_and_fields_described() -> None:
    """Where a value may be open the schema says so, and the fields carry their descriptions."""
    dated = SCHEMA["properties"]["dated"]
    assert {"$ref": "#/$defs/OpenPoint"} in dated["oneOf"]
    assert dated["description"].startswith("Date of the announcement")
    assert SCHEMA["$defs"]["OpenPoint"]["properties"]["open"]["description"]
