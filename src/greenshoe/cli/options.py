"""The options that several commands share, in the words of those who use them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from greenshoe.errors import refuse


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


LibraryFolders = Annotated[
    list[str] | None,
    typer.Option(
        "--library",
        metavar="DIR",
        help="Your firm's own library, searched before the built-in one. May be repeated; the first goes first.",
    ),
]
On = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="DATE",
        help="Apply the law in force on this date, such as 2026-11-23. Default: the document's own date, else today.",
    ),
]
FailOn = Annotated[
    Severity,
    typer.Option("--fail-on", help="Exit with 1 for findings of this severity or worse.", case_sensitive=False),
]
Documents = Annotated[
    list[str] | None,
    typer.Option(
        "--document",
        "-d",
        metavar="DOCUMENT",
        help="Only this document, such as press-release. May be repeated, or several with commas. Default: all.",
    ),
]


def law_date(written: str | None) -> date | None:
    """Return the date that ``--on`` names; raise ``UserError`` where it is none."""
    if written is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise refuse("--on", f"{written!r} is not a date", "write year, month and day: 2026-11-23") from None
