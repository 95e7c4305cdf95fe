"""JSON Schemas of what people write by hand, generated from the types that read it."""

from __future__ import annotations

import ast
import inspect
import json
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, get_args

from pydantic import BaseModel

from greenshoe.errors import refuse

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SUBJECTS = ("offering", "rule", "statement")
"""What there is a schema of."""
_ABOUT = {
    "offering": "A deal file of greenshoe: the facts of one securities offering",
    "rule": "A rule of a greenshoe library: law/<authority>/<name>.yaml",
    "statement": "A statement of a greenshoe library: law/statements/<name>.yaml",
}


def write_schema(subject: str) -> str:
    """Return the JSON Schema of *subject* as text with a newline at its end.

    Each field carries its description, so that an editor shows it. Raise ``UserError`` for an unknown subject.
    """
    if subject not in SUBJECTS:
        raise refuse("schema", f"there is no schema of {subject!r}", f"write one of: {', '.join(SUBJECTS)}")
    model = _model(subject)
    schema = model.model_json_schema()
    described = {found.__name__: _descriptions(found) for found in _models(model)}
    for name, part in [(model.__name__, schema), *schema.get("$defs", {}).items()]:
        _describe(part, described.get(name, {}))
    head = {"$schema": DIALECT, "$id": f"urn:greenshoe:{subject}", "title": _ABOUT[subject]}
    return json.dumps({**head, **{key: schema[key] for key in schema if key != "title"}}, indent=2) + "\n"


def _model(subject: str) -> type[BaseModel]:
    if subject == "offering":
        from greenshoe.offering.deal import Offering

        return Offering
    if subject == "rule":
        from greenshoe.law.rule import Rule

        return Rule
    from greenshoe.law.statement import Statement

    return Statement


def _models(model: type[BaseModel], seen: set[type[BaseModel]] | None = None) -> Iterator[type[BaseModel]]:
    """Yield *model* and every model that its fields are made of."""
    seen = set() if seen is None else seen
    if model in seen:
        return
    seen.add(model)
    yield model
    for field in model.model_fields.values():
        for part in _parts(field.annotation):
            yield from _models(part, seen)


def _parts(annotation: Any) -> Iterator[type[BaseModel]]:
    if inspect.isclass(annotation) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _parts(argument)


def _descriptions(model: type[BaseModel]) -> dict[str, str]:
    """Return the docstrings that stand under the fields of *model* and of the models it extends."""
    found: dict[str, str] = {}
    for each in reversed(model.__mro__):
        if not issubclass(each, BaseModel) or each is BaseModel:
            continue
        body = ast.parse(inspect.cleandoc("\n" + inspect.getsource(each))).body[0]
        lines = body.body if isinstance(body, ast.ClassDef) else []
        for field, following in pairwise(lines):
            match field, following:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                    found[name] = _unmarked(text)
    return found


def _describe(part: dict[str, Any], descriptions: dict[str, str]) -> None:
    """Put *descriptions* on the properties of one object, and take pydantic's titles off."""
    if "description" in part:
        part["description"] = _unmarked(part["description"])
    part.pop("title", None)
    for name, schema in part.get("properties", {}).items():
        schema.pop("title", None)
        if name in descriptions:
            schema["description"] = descriptions[name]


def _unmarked(text: str) -> str:
    """Return a docstring as plain text on one line."""
    return " ".join(re.sub(r":\w+:`~?([^`]*)`", r"\1", text).replace("``", "`").split())
