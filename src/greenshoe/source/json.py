"""JSON text as the events of a building; the standard library decides what JSON is."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from typing import NoReturn

from greenshoe.source.building import DEEPEST, Building, Place

_PIECE = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]]|[,:]|[^\s{}\[\],:"]+', re.DOTALL)

_CONSTANTS = frozenset(("NaN", "Infinity", "-Infinity"))
"""Numbers that the standard library takes and JSON does not have."""

_PROBLEMS = (
    ("Extra data", "more text after the end", "keep one object to a file"),
    ("property name", "a key is not in double quotes", 'write it as "key"'),
    ("',' delimiter", "a comma is missing", "separate entries by commas"),
    ("':' delimiter", "a colon is missing", 'write "key": value'),
    ("Unterminated", "a quote is never closed", "close it"),
    ("control character", "a line break or tab inside quotes", "write \\n or \\t"),
    ("scape", "an unknown escape after a backslash", "double the backslash"),
)


def feed(text: str, building: Building) -> int:
    """Feed the JSON *text* to *building* and return how many documents it holds; raise ``UserError`` on bad syntax."""
    if not text.strip():
        return 0
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    try:
        # For its verdict only. It comes first, so that the pieces below are those of good JSON.
        json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        _explain(error, text, starts, building)
    except RecursionError:
        building.stop((1, 1), f"more than {DEEPEST} levels inside one another", "write it flatter")
    for match in _PIECE.finditer(text):
        _take(match[0], _place(match.start(), starts), building)
    return 1


def _place(offset: int, starts: list[int]) -> Place:
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def _take(piece: str, place: Place, building: Building) -> None:
    if piece == "{":
        building.begin({}, place)
    elif piece == "[":
        building.begin([], place)
    elif piece in "]}":
        building.end()
    elif piece.startswith('"'):
        building.quoted(json.loads(piece), place)
    elif piece in _CONSTANTS:
        building.complain(place, f"{piece} is no JSON", "write a number, or null")
        building.quoted(piece, place)
    elif piece not in ",:":
        building.plain(piece, place)


def _explain(error: json.JSONDecodeError, text: str, starts: list[int], building: Building) -> NoReturn:
    # Where the library points for a comma too many differs between versions of Python; the comma itself does not.
    comma = len(text[: error.pos + 1].rstrip(" \t\r\n}]")) - 1
    if comma >= 0 and text[comma] == "," and text[comma + 1 :].lstrip()[:1] in ("}", "]", ","):
        building.stop(_place(comma, starts), "a comma with nothing after it", "take it out")
    for part, what, cure in _PROBLEMS:
        if part in error.msg:
            building.stop(_place(error.pos, starts), what, cure)
    cure = "write text in double quotes, or a number, true, false, null"
    building.stop(_place(error.pos, starts), "a value is missing or is not JSON", cure)
