"""Text, dates, counts and yes-or-no of a deal, as they may be written."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema

from greenshoe.offering.fact import mistake
from greenshoe.source.showing import shown

_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WHOLE = re.compile(r"[0-9]{1,15}|[0-9]{1,3}(,[0-9]{3}){1,4}")
_MOST = 10**15


def _one_line(text: str) -> str:
    if "\n" in text:
        raise mistake("line", "this runs over more than one line", "write it on one line")
    return text


def _printable(text: str) -> str:
    for char in text:
        code = ord(char)
        unprintable = (code < 32 and char not in "\n\t") or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xF900
        # Directional embeddings and isolates make a text read otherwise than it is checked.
        if unprintable or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069 or code == 0xFEFF:
            raise mistake("character", f"the character U+{code:04X} cannot be printed", "take it out")
    return text


Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=500),
    AfterValidator(_one_line),
    AfterValidator(_printable),
]
"""Text of one line: a name, a title, a clause."""
Prose = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000), AfterValidator(_printable)
]
"""Text of one or more paragraphs, kept apart by blank lines."""


def _said(text: object) -> object:
    if text is None or (isinstance(text, str) and not text.strip()):
        raise mistake("point", "the open point does not say what is open", "name it: {open: closing date}")
    return text


Point = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    AfterValidator(_one_line),
    AfterValidator(_printable),
    BeforeValidator(_said),
]
"""What is still open, in a few words."""


def _date(written: object) -> date:
    # A date written as a number would pass for a time stamp, and 02/03/2022 has two meanings.
    if isinstance(written, date):
        return written
    match = _DATE.fullmatch(written.strip()) if isinstance(written, str) else None
    if match is None:
        raise mistake("date", f"{shown(written)} is not a date", "write year-month-day: 2026-11-23")
    year, month, day = map(int, match.groups())
    try:
        found = date(year, month, day)
    except ValueError:
        raise mistake("date", f"{shown(written)} is no day of the calendar", "check month and day") from None
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise mistake("date", f"the year {year:04} cannot be right", f"write {_FIRST_YEAR} to {_LAST_YEAR}")
    return found


Date = Annotated[
    date,
    BeforeValidator(_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
]
"""A day of the calendar, written ``2026-11-23``."""


def _count(written: object) -> int:
    if isinstance(written, str) and _WHOLE.fullmatch(written.strip()):
        written = int(written.replace(",", ""))
    if not isinstance(written, int) or isinstance(written, bool):
        raise mistake("count", f"{shown(written)} is not a whole number", "write digits: 2,500,000")
    if not 0 < written < _MOST:
        raise mistake("count", f"{written} is not a number of securities", "write a whole number above zero")
    return written


Count = Annotated[
    int,
    BeforeValidator(_count),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 1},
                {"type": "string", "pattern": f"^({_WHOLE.pattern})$"},
            ],
            "examples": ["2,500,000", 12],
        }
    ),
]
"""A whole number above zero, with or without thousands separators."""
Flag = Annotated[bool, Field(strict=True)]
"""Yes or no, written ``true`` or ``false``; ``no`` is text."""
