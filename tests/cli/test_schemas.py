"""JSON Schemas: generated, kept as files, and true of the files that people write."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from greenshoe.cli.schemas import SUBJECTS, write_schema
from greenshoe.source import read
from tests.cli.command import ROOT

FILES = {
    "offering": ROOT / "examples" / "offering.schema.json",
    "rule": ROOT / "templates" / "law" / "rule.schema.json",
    "statement": ROOT / "templates" / "law" / "statement.schema.json",
}
LAW = ROOT / "templates" / "law"
WRITTEN = {
    "offering": sorted((ROOT / "examples").glob("*.yaml")),
    "statement": sorted(path for path in LAW.glob("statements/*.yaml") if path.stem != "vocabulary"),
    "rule": sorted(
        path
        for path in LAW.glob("*/**/*.yaml")
        if path.parent.name != "statements" and path.stem not in ("authority", "coverage")
    ),
}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_kept_schema_is_generated(subject: str) -> None:
    """The schema beside the files is the one that greenshoe schema prints."""
    assert FILES[subject].read_text(encoding="utf-8") == write_schema(subject)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_schema_is_one(subject: str) -> None:
    """The output is a JSON Schema with a name of its own."""
    schema = json.loads(write_schema(subject))
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:greenshoe:{subject}"


@pytest.mark.parametrize("path", [path for paths in WRITTEN.values() for path in paths], ids=lambda path: path.stem)
def test_what_people_wrote_fits_its_schema(path: Path) -> None:
    """An editor that knows the schema finds no fault with a file that we read."""
    subject = next(subject for subject, paths in WRITTEN.items() if path in paths)
    validator = Draft202012Validator(json.loads(write_schema(subject)))
    assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(_json(read(path).data))] == []


def test_schema_finds_what_is_wrong() -> None:
    """A misspelled key and an amount without a currency do not fit the schema of a deal."""
    deal = _json(read(ROOT / "examples" / "aptorum.yaml").data)
    deal["tranches"][0]["principal"] = "3 million"
    deal["isuer"] = {}
    errors = list(Draft202012Validator(json.loads(write_schema("offering"))).iter_errors(deal))
    assert {error.json_path for error in errors} == {"$", "$.tranches[0].principal"}


@pytest.mark.parametrize(
    ("subject", "field", "words"),
    [("offering", "expenses", "Fees and expenses"), ("rule", "cite", None), ("rule", "must_say", "Statements that")],
)
def test_editors_can_explain_fields(subject: str, field: str, words: str | None) -> None:
    """A field's docstring is its description, as plain text."""
    description = json.loads(write_schema(subject))["properties"][field].get("description")
    assert description is None if words is None else description.startswith(words)


def _json(data: Any) -> Any:
    match data:
        case dict():
            return {key: _json(value) for key, value in data.items()}
        case list():
            return [_json(value) for value in data]
        case Decimal():
            return float(data)
        case _:
            return data
