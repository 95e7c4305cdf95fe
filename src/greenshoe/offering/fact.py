"""What everything in a deal file has in common: it is frozen, and says what is wrong with it in the user's words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from greenshoe.source.repairing import CLASH


class Fact(BaseModel):
    """Base of everything a deal file holds: frozen, and an unknown key is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


def mistake(kind: str, what: str, cure: str) -> PydanticCustomError:
    """Return the error for a value that does not read, with the cure a user is told.

    *kind* is the stable name of the mistake; *what* and *cure* are one clause each, without a full stop.
    """
    return PydanticCustomError(kind, "{what}", {"what": what, "cure": cure})


class Clash(NamedTuple):
    """Facts that cannot all be true: where, below the model that holds them; what; and the cure."""

    path: tuple[str | int, ...]
    what: str
    cure: str


def refuse_clashes(model: str, clashes: Iterable[Clash]) -> None:
    """Raise every one of *clashes* among the facts of *model* at once; do nothing where there is none."""
    errors = [
        InitErrorDetails(type=mistake(CLASH, clash.what, clash.cure), loc=clash.path, input=None) for clash in clashes
    ]
    if errors:
        raise ValidationError.from_exception_data(model, errors)
