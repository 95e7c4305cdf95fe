"""How a mistake shows what the user wrote, and what the user may have meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from decimal import Decimal

_LONGEST = 60


def shown(value: object) -> str:
    """Return *value* as a mistake names it: text in quotes on one line, short, safe to print on any terminal."""
    if isinstance(value, str):
        # A terminal would act on or hide the rest: controls, surrogates, marks of direction.
        kept = value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…"
        return '"' + "".join(map(_visible, kept)) + '"'
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal):
        return str(value)
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    return "this value"


def _visible(char: str) -> str:
    if char == '"':
        return '\\"'
    if char.isprintable():
        return char
    return {"\n": "\\n", "\t": "\\t"}.get(char, f"\\u{ord(char):04x}")


def nearest(word: str, known: Iterable[str], alike: float = 0.7) -> str | None:
    """Return the one of *known* that *word* most likely stands for, or None where none is *alike* (0 to 1)."""
    names = {name.casefold(): name for name in known}
    found = difflib.get_close_matches(word[:_LONGEST].casefold(), names, n=1, cutoff=alike)
    return names[found[0]] if found else None


def listed(names: Iterable[str], conjunction: str = "or") -> str:
    """Return *names* as a list: ``a, b or c``."""
    *first, last = names
    return f"{', '.join(first)} {conjunction} {last}" if first else last
