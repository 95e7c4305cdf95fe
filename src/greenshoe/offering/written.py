"""Values that a deal file writes as one piece of text, such as ``USD 1.20`` or ``12 months``."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from greenshoe.offering.fact import mistake
from greenshoe.source.showing import shown

NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,18})(?:\.[0-9]{1,8})?"
"""Pattern of a number as people type it, with or without thousands separators."""


def decimal_of(text: str) -> Decimal:
    """Return the exact number that *text*, with or without thousands separators, writes."""
    return Decimal(text.replace(",", ""))


@dataclass(frozen=True)
class Written:
    """A value that a deal file writes as one piece of text, such as ``USD 1.20`` or ``12 months``."""

    what: ClassVar[str]
    schema: ClassVar[dict[str, Any]]

    @classmethod
    def read(cls, written: object) -> Self:
        """Return the value that *written* stands for; raise the user's mistake if it does not read."""
        raise NotImplementedError

    @classmethod
    def _validate(cls, written: object) -> Self:
        if isinstance(written, cls):
            return written
        if isinstance(written, dict | list) or written is None:
            cure = f"write {cls.schema['examples'][0]}"
            raise mistake("written", f"{shown(written)} stands where {cls.what} is expected", cure)
        return cls.read(written)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Read from text, write back as text (pydantic's hook)."""
        return core_schema.no_info_plain_validator_function(
            cls._validate, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Describe the text form (pydantic's hook)."""
        return dict(cls.schema)
