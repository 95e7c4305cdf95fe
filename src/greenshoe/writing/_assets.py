"""Assets: the library's own files that a document may show, such as a logo, as ``asset:logo.svg``."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from greenshoe.errors import UserError, refuse
from greenshoe.library import Library

SCHEME = "asset:"
_LONGEST = 80
# Ours, since the system's table differs from machine to machine.
_MEDIA_TYPES = {
    ".css": "text/css",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
_CURE = 'put the file into the folder "house" of the library and write asset:NAME'


def read_asset(library: Library, url: str, file: str) -> tuple[bytes, str]:
    """Return the bytes and the media type of the asset that *url* names; raise UserError, for *file*, if it names none.

    The media type goes by the name's ending.
    """
    path = _find(library, url)
    if path is None:
        raise unknown_asset(url, file)
    return path.read_bytes(), _MEDIA_TYPES.get(path.suffix.lower(), "application/octet-stream")


def unknown_asset(url: str, file: str) -> UserError:
    """Return the error for a reference of *file* to anything but an asset of the library."""
    shown = url if len(url) <= _LONGEST else url[: _LONGEST - 1] + "…"
    return refuse(file, f"refers to {shown!r}, which a document may not show", _CURE)


def _find(library: Library, url: str) -> Path | None:
    name = PurePosixPath(unquote(url.removeprefix(SCHEME)))
    if not url.startswith(SCHEME) or name.is_absolute() or ".." in name.parts:
        return None
    return library.find(f"house/{name}")
