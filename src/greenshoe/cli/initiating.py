"""Starting a deal file: a commented example of its kind, ready to be filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from greenshoe.cli.schemas import write_schema
from greenshoe.errors import refuse
from greenshoe.library import built_in

SCHEMA_NAME = "offering.schema.json"
_KIND = re.compile(r"^# deal: ([a-z0-9]+(?:-[a-z0-9]+)*)$", re.MULTILINE)
_SCHEMA_LINE = re.compile(r"^# yaml-language-server: \$schema=.*$", re.MULTILINE)


def examples() -> Path:
    """Return the folder of example deal files, which stands beside the built-in library."""
    return built_in().parent / "examples"


def kinds() -> Mapping[str, Path]:
    """Return the example for each kind of deal: a file that has the line ``# deal: <kind>`` in its comments.

    Where several do, the one named after the kind is its example, else the first by name.
    """
    found: dict[str, Path] = {}
    for path in sorted(examples().glob("**/*.yaml")):
        match = _KIND.search(path.read_text(encoding="utf-8"))
        if match and (match[1] not in found or path.stem == match[1]):
            found[match[1]] = path
    return found


def example(kind: str) -> str:
    """Return the text of a new deal file of *kind*; raise ``UserError`` where there is none such."""
    known = kinds()
    if kind not in known:
        close = get_close_matches(kind, known, 1)
        meant = f'did you mean "{close[0]}"?' if close else f"write one of: {', '.join(known)}"
        raise refuse("--deal", f"there is no example of a {kind!r} deal", meant)
    line = f"# yaml-language-server: $schema={SCHEMA_NAME}"
    text = known[kind].read_text(encoding="utf-8")
    return _SCHEMA_LINE.sub(lambda _: line, text, count=1) if _SCHEMA_LINE.search(text) else f"{line}\n{text}"


def start_deal(path: Path, kind: str) -> tuple[Path, ...]:
    """Write a new deal file of *kind* to *path*, and its schema beside it for editors; return what was written.

    Raise ``UserError`` where *path* exists already: a deal file is never overwritten.
    """
    text = example(kind)
    schema = path.with_name(SCHEMA_NAME)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        file = path.open("x", encoding="utf-8", newline="\n")
    except FileExistsError:
        raise refuse(str(path), "this file exists already", "name another file, or move this one away") from None
    try:
        with file:
            file.write(text)
    except BaseException:  # a full disk or Ctrl-C leaves no half of a deal file
        path.unlink(missing_ok=True)
        raise
    if schema.exists() and '"$id": "urn:greenshoe:' not in schema.read_text(encoding="utf-8", errors="replace"):
        return (path,)
    schema.write_text(write_schema("offering"), encoding="utf-8", newline="\n")
    return (path, schema)
