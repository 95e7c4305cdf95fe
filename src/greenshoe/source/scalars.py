"""Plain scalars by the core schema of YAML 1.2: ``no`` and ``12:30`` are text, 1.20 is exactly 1.20."""

from __future__ import annotations

import re
from decimal import Decimal

_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_BOOL = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER = re.compile(
    r"(?P<int>[-+]?[0-9]+)|0o(?P<octal>[0-7]+)|0x(?P<hex>[0-9a-fA-F]+)"
    r"|(?P<real>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE](?P<exponent>[-+]?[0-9]+))?)"
    r"|(?P<endless>[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))"
)
_STARTS = frozenset("+-.0123456789")
LONGEST_NUMBER = 40
"""Characters of a number, and the largest power of ten, that a file may hold: nothing in a deal needs more."""

Scalar = None | bool | int | Decimal | str


def resolve(text: str) -> Scalar:
    """Return what the plain scalar *text* stands for (YAML 1.2, section 10.3.2).

    Raise ``ValueError`` for infinity, for what is not a number by name, and for a number that is too long.
    """
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    return _number(text) if text[0] in _STARTS else text


def _number(text: str) -> int | Decimal | str:
    match = _NUMBER.fullmatch(text)
    if match is None:
        return text
    if match["endless"] or len(text) > LONGEST_NUMBER:
        raise ValueError(text)
    if match["real"]:
        # The exponent is compared as text length first: int() of a long one is itself slow.
        exponent = match["exponent"] or "0"
        if len(exponent) > 4 or abs(int(exponent)) > LONGEST_NUMBER:
            raise ValueError(text)
        return Decimal(text)
    if match["int"]:
        return int(text)
    return int(match["octal"], 8) if match["octal"] else int(match["hex"], 16)
