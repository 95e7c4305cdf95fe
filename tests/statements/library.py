"""The statements of the built-in library, as these tests use them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from greenshoe.checking.statements import StatementFinder
from greenshoe.law.statement import Statement
from greenshoe.source import read, validate

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "templates" / "law" / "statements"
_NAMES = """
no-offer not-registered unlawful-jurisdiction forward-looking-identified pslra sections-27a-21e cautionary-factors
no-duty-to-update sec-filings other-regulator-filings prospectus-availability names-underwriter use-of-proceeds
about-issuer investor-contact dateline-date ticker exemption non-us-exemption eu-not-a-prospectus
eea-selling-restriction uk-promotion inside-information distribution-restriction unlawful-distribution
exchange-no-responsibility non-gaap
"""
READ_IN_RELEASES = tuple(_NAMES.split())
"""The statements that the contract of ``check --format json`` names for every release."""


@cache
def word_lists() -> Mapping[str, Sequence[str]]:
    """Return the vocabulary of the phrases."""
    lists: Mapping[str, Sequence[str]] = read(FOLDER / "vocabulary.yaml").data
    return lists


@cache
def statements() -> Mapping[str, Statement]:
    """Return every statement, by its file."""
    paths = sorted(path for path in FOLDER.glob("*.yaml") if path.stem != "vocabulary")
    return {path.stem: validate(Statement, read(path)) for path in paths}


@cache
def finder() -> StatementFinder:
    """Return the finder of all statements."""
    return StatementFinder(statements(), word_lists())
