"""Reading a file of YAML or JSON, and making a model of it; every mistake told at once, with its place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from greenshoe.errors import Mistake, UserError, refuse
from greenshoe.source.building import Building
from greenshoe.source.mistakes import told
from greenshoe.source.placed import Source

LARGEST = 1_000_000
"""Bytes of one file."""

_UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

M = TypeVar("M", bound=BaseModel)


def parse(path: Path | str, text: str | None = None) -> Source:
    """Return what the file at *path* holds, or *text* as if it stood there, with mistakes that leave it readable.

    A name that ends in ``.json`` means JSON, any other YAML 1.2. Raise ``UserError`` where nothing can be read.
    """
    file = str(path)
    content = _content(Path(path)) if text is None else text
    if len(content) > LARGEST:
        raise refuse(file, _TOO_LARGE, _SMALLER)
    bad = _UNREADABLE.search(content)
    if bad:
        what = f"the character U+{ord(bad[0]):04X} cannot stand in a text file"
        raise UserError([Mistake(file, *_place(content, bad.start()), what, "take it out")])
    # One of the two parsers is enough for any one run.
    if Path(path).suffix.lower() == ".json":
        from greenshoe.source.json import feed
    else:
        from greenshoe.source.yaml import feed
    building = Building(file)
    if feed(content, building) == 0:
        raise refuse(file, "the file is empty", "fill it in")
    return Source(file, building.data, building.places, building.keys, tuple(building.mistakes))


def read(path: Path | str, text: str | None = None) -> Source:
    """Return what the file at *path* holds, as :func:`parse` does; raise ``UserError`` for any mistake."""
    source = parse(path, text)
    if source.mistakes:
        raise UserError(source.mistakes)
    return source


def validate(model: type[M], source: Source) -> M:
    """Return the *model* of what *source* holds; raise ``UserError`` with every mistake."""
    try:
        made = model.model_validate(source.data)
    except ValidationError as error:
        raise UserError([*source.mistakes, *told(error, model, source)]) from None
    if source.mistakes:
        raise UserError(source.mistakes)
    return made


def load(model: type[M], path: Path | str) -> M:
    """Return the *model* of the file at *path*; raise ``UserError`` with every mistake."""
    return validate(model, parse(path))


_TOO_LARGE = f"the file is larger than {LARGEST:,} bytes"
_SMALLER = "leave out what is not needed"


def _content(path: Path) -> str:
    """Return the text of the file at *path*, at most as long as the limit allows."""
    file = str(path)
    try:
        if path.is_dir():
            raise refuse(file, "this is a folder", "name a file in it")
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except FileNotFoundError:
        raise refuse(file, "there is no such file", "check the name") from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or "its name is wrong").lower()
        raise refuse(file, f"the file cannot be read: {reason}", "check the name and its permissions") from None
    if len(content) > LARGEST:
        raise refuse(file, _TOO_LARGE, _SMALLER)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _place(content[: error.start].decode("utf-8-sig", "replace"), None)
        raise UserError([Mistake(file, *place, "the file is not UTF-8 text", "save it as UTF-8")]) from None


def _place(text: str, offset: int | None) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
