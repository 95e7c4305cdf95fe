"""Coverage: which provisions of an authority the rules of its folder cover, which they do not, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Self

from pydantic import RootModel, model_validator

from greenshoe.law.loading import COVERAGE
from greenshoe.law.rule import Evidence, LawData, RuleName, Sentence
from greenshoe.source import read, validate


class Provision(LawData):
    """One provision, with the rules that cover it, or why none does."""

    provision: Sentence
    """Its citation: ``17 CFR 230.163(b)(1)``."""
    about: Sentence
    rules: tuple[RuleName, ...] = ()
    why: Sentence | None = None
    """Why no rule covers it, or covers it only in part."""
    evidence: Evidence
    reviewed: date

    @model_validator(mode="after")
    def _accounted_for(self) -> Self:
        if not self.rules and self.why is None:
            raise ValueError('a provision that no rule covers needs a reason under "why"')
        return self


class Coverage(RootModel[tuple[Provision, ...]]):
    """``law/<authority>/coverage.yaml``."""


def load_coverage(folder: Path) -> tuple[Provision, ...]:
    """Return what the coverage file in *folder* says; nothing where there is none.

    Raise UserError with every mistake in the file.
    """
    path = folder / COVERAGE
    return validate(Coverage, read(path)).root if path.is_file() else ()
