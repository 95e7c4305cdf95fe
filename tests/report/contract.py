"""The JSON contract of ``check --format json``, as a JSON Schema."""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "required": list(properties), "properties": properties}


_TEXT = {"type": "string", "minLength": 1}
_OFFSET = {"type": "integer", "minimum": 0}
_STATUS = {"enum": ["pass", "fail", "not-applicable", "needs-a-person", "waived"]}
_OPTIONAL_TEXT = {"type": ["string", "null"]}
_OPTIONAL_OFFSET = {"type": ["integer", "null"], "minimum": 0}
_RULE_NAME = {"type": "string", "pattern": "^[a-z0-9-]+(/[a-z0-9-]+)+$"}

_FROM_ONE = {"type": ["integer", "null"], "minimum": 1}
_AT = _object(
    line=_FROM_ONE,
    column=_FROM_ONE,
    page=_FROM_ONE,
    box={"type": ["array", "null"], "items": {"type": "number"}, "minItems": 4, "maxItems": 4},
)
_FINDING = _object(
    rule=_RULE_NAME,
    severity={"enum": ["error", "warning", "note"]},
    status=_STATUS,
    message=_TEXT,
    quote=_OPTIONAL_TEXT,
    start=_OPTIONAL_OFFSET,
    end=_OPTIONAL_OFFSET,
    at={"oneOf": [{"type": "null"}, _AT]},
    cite=_TEXT,
    source=_OPTIONAL_TEXT,
    cure=_TEXT,
    places={"type": "array", "items": _object(path=_TEXT, line=_OFFSET, column=_OFFSET)},
)

SCHEMA = _object(
    tool=_object(name={"const": "greenshoe"}, version=_TEXT),
    verdict={"enum": ["pass", "fail"]},
    documents={
        "type": "array",
        "minItems": 1,
        "items": _object(
            path=_TEXT,
            kind=_TEXT,
            on={"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
            profile=_object(
                registration={"enum": ["registered", "unregistered", "mixed", None]},
                stage=_OPTIONAL_TEXT,
                regime=_OPTIONAL_TEXT,
                jurisdictions={"type": "array", "items": _TEXT, "uniqueItems": True},
            ),
            statements={
                "type": "object",
                "propertyNames": {"pattern": "^[a-z0-9-]+$"},
                "additionalProperties": {
                    "type": "array",
                    "items": _object(quote=_TEXT, start=_OFFSET, end=_OFFSET),
                },
            },
            rules={
                "type": "object",
                "propertyNames": _RULE_NAME,
                "additionalProperties": _object(status=_STATUS, why=_TEXT),
            },
            findings={"type": "array", "items": _FINDING},
            known={"type": "array", "items": _FINDING},
        ),
    },
)
SCHEMA["properties"]["gone"] = {
    "type": "array",
    "items": _object(document=_TEXT, rule=_RULE_NAME, quote=_OPTIONAL_TEXT),
}
"""Only where there is a baseline."""
Draft202012Validator.check_schema(SCHEMA)


def validate(report: Any) -> None:
    """Raise where *report* does not fit the contract."""
    Draft202012Validator(SCHEMA).validate(report)
