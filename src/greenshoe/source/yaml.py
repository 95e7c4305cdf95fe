"""YAML text as the events of a building; libyaml does the parsing where PyYAML has it."""

from __future__ import annotations

from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from greenshoe.source.building import Building, Place
from greenshoe.source.showing import shown

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_PROBLEMS = (
    ("mapping values", "a colon where none may stand", 'put text with ": " in quotes, and check the line above'),
    ("could not find expected ':'", "a key without a colon", 'write "key: value", and text with colons in quotes'),
    ("or ']'", "a list in brackets breaks off", "separate its values by commas and close it with ]"),
    ("or '}'", "a mapping in braces breaks off", "separate its entries by commas and close it with }"),
    ("'-' indicator", "this line does not belong to the list above it", "begin each value of a list with - "),
    ("expected key", "this line stands at a depth that fits nothing above it", "indent it like its neighbors"),
    ("<block end>", "this line stands at a depth that fits nothing above it", "indent it like its neighbors"),
    ("block sequence entries", "a list begins where none may stand", "begin it on a line of its own"),
    ("escape", "an unknown escape after a backslash", "use single quotes, or double the backslash"),
    ("alphabetic or numeric", "a value begins with * or &", "put it in quotes"),
    ("directive", "a directive that cannot be read", "take the line out"),
)


def feed(text: str, building: Building) -> int:
    """Feed the YAML *text* to *building* and return how many documents it holds; raise ``UserError`` on bad syntax."""
    documents = 0
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, NodeEvent):
                _take(event, building)
            elif isinstance(event, CollectionEndEvent):
                building.end()
            elif isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    building.stop(_place(event), "a second document begins", "keep one document to a file")
    except yaml.MarkedYAMLError as error:
        _explain(error, text, building)
    return documents


def _place(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _take(event: Any, building: Building) -> None:
    place = _place(event)
    if isinstance(event, AliasEvent):
        building.alias(event.anchor or "", place)
        return
    if event.tag is not None:
        building.complain(
            place, f"the tag {shown(event.tag)} is not read", "take it out; put a value that is text in quotes"
        )
    if isinstance(event, MappingStartEvent):
        building.begin({}, place, event.anchor)
    elif isinstance(event, SequenceStartEvent):
        building.begin([], place, event.anchor)
    elif isinstance(event, ScalarEvent):
        take = building.plain if event.implicit[0] else building.quoted
        take(event.value, place, event.anchor)


def _explain(error: yaml.MarkedYAMLError, text: str, building: Building) -> None:
    """Raise the user's mistake behind a syntax error, in our own words."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        building.stop((1, 1), "this is not YAML", "check indentation, quotes and colons")
    place = (mark.line + 1, mark.column + 1)
    lines = text.splitlines()
    line = lines[mark.line] if mark.line < len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        building.stop((mark.line + 1, 1 + line.index("\t")), "a tab indents this line", "indent with spaces")
    problem = error.problem or ""
    if "unexpected end of stream" in problem and error.context_mark:
        start = error.context_mark
        building.stop((start.line + 1, start.column + 1), "a quote is never closed", "close it")
    if "cannot start any token" in problem:
        first = shown(line[mark.column : mark.column + 1])
        building.stop(place, f"a value cannot begin with {first}", "put it in quotes")
    for part, what, cure in _PROBLEMS:
        if part in problem:
            building.stop(place, what, cure)
    building.stop(place, "this does not read as YAML", "check indentation, quotes and colons here and just above")
