"""Any file → the text that a reader sees in it. One module a family of endings; a module here is found by its name."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

from greenshoe.errors import refuse
from greenshoe.reading.decoding import decode
from greenshoe.text.document import Text

LARGEST = 20 * 2**20
"""Bytes of the largest file that is read."""
STDIN = "-"

__all__ = ["LARGEST", "STDIN", "endings", "make_ready", "read_file", "read_html", "read_plain"]

_SIGNS = ((b"%PDF-", ".pdf"), (b"PK\x03\x04", ".docx"))
"""What files of some kinds begin with, whatever they are called."""
_SIGN_WITHIN = 1024
"""Bytes within which a PDF begins (ISO 32000-2, Annex I)."""


def read_file(path: Path | str) -> Text:
    """Return what a reader sees in the file at *path*; ``-`` reads the standard input.

    Its ending says how it is read, and what it begins with where that says otherwise. Raises UserError for a file
    that is missing, too large, of a kind that is not read, or that its reader cannot read.
    """
    if str(path) == STDIN:
        data = _limited(sys.stdin.buffer.read(LARGEST + 1), STDIN)
        return _read(data, STDIN, _kind_of(data) or (".html" if data.lstrip()[:1] == b"<" else ".txt"))
    path = Path(path)
    ending = path.suffix.lower()
    if ending not in endings():
        what = f"cannot read {path.suffix} yet" if ending else "cannot tell the kind of a file without an ending"
        raise refuse(str(path), what, "give a file that ends with " + ", ".join(sorted(endings())))
    data = _load(path)
    return _read(data, str(path), _kind_of(data) or ending)


def read_html(markup: str, path: str = "-") -> Text:
    """Return what a reader sees in *markup*."""
    from greenshoe.reading import html

    return html.read_html(markup, path)


def read_plain(text: str, path: str = "-") -> Text:
    """Return what a reader sees in plain text or Markdown."""
    from greenshoe.reading import plain

    return plain.read_plain(text, path)


@cache
def endings() -> dict[str, str]:
    """Return the endings of the files that are read, each with the name of the module that reads them."""
    modules = [found.name for found in iter_modules(__path__)]
    return {ending: name for name in modules for ending in getattr(_module(name), "ENDINGS", ())}


def make_ready(paths: Iterable[str]) -> None:
    """Load what reads *paths*, so that forked processes find it loaded."""
    for ending in {Path(path).suffix.lower() for path in paths} & endings().keys():
        for engine in getattr(_module(endings()[ending]), "ENGINES", ()):
            import_module(engine)


def _module(name: str) -> ModuleType:
    return import_module(f"{__name__}.{name}")


def _read(data: bytes, path: str, ending: str) -> Text:
    module = _module(endings()[ending])
    if hasattr(module, "read_bytes"):
        text: Text = module.read_bytes(data, path)
        return text
    text = module.read(decode(data, path), path)
    return text  # noqa: RET504 - a module that is found by its name has no types


def _kind_of(data: bytes) -> str | None:
    """Return the ending of the kind that *data* is by its first bytes, where they tell."""
    for sign, ending in _SIGNS:
        if data.startswith(sign) or (ending == ".pdf" and sign in data[:_SIGN_WITHIN] and b"%%EOF" in data[-4096:]):
            return ending
    return None


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
