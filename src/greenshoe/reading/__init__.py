"""Any file → the text that a reader sees in it. One module a family of endings; a module here is found by its name."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

from greenshoe.errors import refuse
from greenshoe.text.document import Text

LARGEST = 20 * 2**20
"""Bytes of the largest file that is read."""

__all__ = ["LARGEST", "read_file", "read_html", "read_plain"]


def read_file(path: Path | str) -> Text:
    """Return what a reader sees in the file at *path*; ``-`` reads the standard input.

    Raises UserError for a file that is missing, too large, or of a kind that is not read yet.
    """
    if str(path) == "-":
        content = _decode(_limited(sys.stdin.buffer.read(LARGEST + 1), "-"))
        return read_html(content) if content.lstrip()[:1] == "<" else read_plain(content)
    path = Path(path)
    module = _module_for(path)
    read = module.read_bytes if hasattr(module, "read_bytes") else None
    data = _load(path)
    text: Text = read(data, str(path)) if read else module.read(_decode(data), str(path))
    return text


def read_html(markup: str, path: str = "-") -> Text:
    """Return what a reader sees in *markup*."""
    from greenshoe.reading import html

    return html.read_html(markup, path)


def read_plain(text: str, path: str = "-") -> Text:
    """Return what a reader sees in plain text or Markdown."""
    from greenshoe.reading import plain

    return plain.read_plain(text, path)


def _module_for(path: Path) -> ModuleType:
    """Return the module of this folder that reads files with the ending of *path*."""
    endings: list[str] = []
    for found in iter_modules(__path__):
        module = import_module(f"{__name__}.{found.name}")
        known = getattr(module, "ENDINGS", ())
        if path.suffix.lower() in known:
            return module
        endings.extend(known)
    what = f"cannot read {path.suffix} yet" if path.suffix else "cannot tell the kind of a file without an ending"
    raise refuse(str(path), what, "give a file that ends with " + ", ".join(sorted(endings)))


def _load(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            return _limited(b"", str(path), too_large=True)
        return _limited(path.read_bytes(), str(path))
    except OSError as error:
        what = "no such file" if isinstance(error, FileNotFoundError) else (error.strerror or "cannot be read").lower()
        raise refuse(str(path), what, "check the path") from error


def _limited(data: bytes, path: str, *, too_large: bool = False) -> bytes:
    if too_large or len(data) > LARGEST:
        raise refuse(path, f"is larger than {LARGEST // 2**20} MB", "give the announcement alone")
    return data


def _decode(data: bytes) -> str:
    """Return *data* as text: by its byte-order mark, else UTF-8, else Windows-1252."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("windows-1252", "replace")
