"""Fonts of the house: those of the library alone, so that a draft looks the same on every machine."""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from xml.sax.saxutils import escape

from greenshoe.errors import Mistake, UserError
from greenshoe.library import Library

SERIF, SANS = "Liberation Serif", "Liberation Sans"
_ALIASES = {
    SERIF: ("serif", "Times", "Times New Roman", "Georgia", "Cambria"),
    SANS: ("sans-serif", "Arial", "Helvetica", "Helvetica Neue", "Verdana", "system-ui"),
}
HYPHEN, NON_BREAKING_HYPHEN = 0x2010, 0x2011
_UNPRINTED = re.compile(r"<!--.*?-->|<(style|script|title)\b.*?</\1\s*>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_NEED_NO_GLYPH = ("Cc", "Cf", "Zl", "Zp", "Zs")
_CURE = "write it in other letters, or put a font that has it into house/fonts of your library"
_ENDINGS = (".ttf", ".otf")


def font_files(library: Library) -> tuple[Path, ...]:
    """Return the font files of the library's folders, a firm's own first."""
    found = (path for folder in font_folders(library) for path in sorted(folder.rglob("*")))
    return tuple(path for path in found if path.suffix.lower() in _ENDINGS)


def font_folders(library: Library) -> tuple[Path, ...]:
    """Return the folders ``house/fonts`` that the library has."""
    return tuple(path for folder in library.folders if (path := (folder / "house" / "fonts").resolve()).is_dir())


def characters(library: Library) -> frozenset[int]:
    """Return the code points that the library's fonts can print."""
    from fontTools.ttLib import TTFont

    found: set[int] = set()
    for path in font_files(library):
        with TTFont(path, lazy=True) as font:
            found.update(font.getBestCmap() or ())
    if HYPHEN in found:  # which stands in for it where a font lacks the non-breaking one
        found.add(NON_BREAKING_HYPHEN)
    return frozenset(found)


def refuse_unprintable(markup: str, printable: frozenset[int], file: str) -> None:
    """Raise UserError for the characters of a page that would print as empty boxes."""
    visible = unescape(_UNPRINTED.sub(" ", markup))
    missing = sorted({char for char in visible if ord(char) not in printable and _needs_glyph(char)})
    if missing:
        raise UserError(
            Mistake(file, 0, 0, f"no font of the library has {_spelled(char)}", _CURE) for char in missing
        )


def _needs_glyph(char: str) -> bool:
    return unicodedata.category(char) not in _NEED_NO_GLYPH


def _spelled(char: str) -> str:
    return f"{char} (U+{ord(char):04X} {unicodedata.name(char, 'without a name')})"


@contextmanager
def only_house_fonts(library: Library) -> Iterator[None]:
    """Let fontconfig, while it is loaded, find the library's fonts and no others.

    Its cache goes where its configuration does, so that nothing is left behind and no home folder is needed.
    """
    before = os.environ.get("FONTCONFIG_FILE")
    with tempfile.TemporaryDirectory(prefix="greenshoe-") as folder:
        configuration = Path(folder) / "fonts.conf"
        configuration.write_text(_configuration(font_folders(library), Path(folder)), encoding="utf-8")
        os.environ["FONTCONFIG_FILE"] = str(configuration)
        try:
            yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before


def _configuration(folders: tuple[Path, ...], cache: Path) -> str:
    aliases = (
        f'<alias binding="same"><family>{name}</family><prefer><family>{ours}</family></prefer></alias>'
        for ours, names in _ALIASES.items()
        for name in names
    )
    lines = [
        '<?xml version="1.0"?>',
        '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
        "<fontconfig>",
        *(f"<dir>{escape(str(folder))}</dir>" for folder in folders),
        f"<cachedir>{escape(str(cache))}</cachedir>",
        *aliases,
        "</fontconfig>",
    ]
    return "\n".join(lines) + "\n"
