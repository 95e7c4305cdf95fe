"""Transliteration: typographic marks, currencies and accented letters in ASCII, and nothing lost without a word."""

from __future__ import annotations

import re
import unicodedata

from greenshoe.errors import Mistake, UserError

_MARKS = {
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‘’‚‛′‹›", "'"),
    **dict.fromkeys("‐‑‒–−", "-"),
    **dict.fromkeys("—―", "--"),
    **dict.fromkeys("•◦▪‣⁃·", "-"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f", " "),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    "…": "...",
    "●": "*",
    "†": "+",
    "‡": "++",
    "©": "(C)",
    "®": "(R)",
    "™": "(TM)",
    "℠": "(SM)",
    "×": "x",
    "÷": "/",
    "±": "+/-",
    "≤": "<=",
    "≥": ">=",
    "≠": "<>",
    "≈": "~",
    "→": "->",
    "⁄": "/",
    "¶": "Par.",
    "№": "No.",
    "Æ": "AE",
    "æ": "ae",
    "Œ": "OE",
    "œ": "oe",
    "Ø": "O",
    "ø": "o",
    "ß": "ss",
    "ẞ": "SS",
    "Ł": "L",
    "ł": "l",
    "Đ": "D",
    "đ": "d",
    "Ð": "D",
    "ð": "d",
    "Þ": "Th",
    "þ": "th",
    "ı": "i",
}
"""What stands for a character wherever it stands."""
_CURRENCIES = {"€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₪": "ILS", "₫": "VND", "¢": "cents"}
_AMOUNT = re.compile(rf"(?<![A-Za-z])(CN)?([{''.join(_CURRENCIES)}])[ \u00a0]?(?=\d)")
_SECTIONS = re.compile(r"§(§?)[ \u00a0]?")
_DEGREES = re.compile(r"(?<=\d)°(?=[CF]\b)")
_CURE = "write it in Latin letters in the deal file or the template, or leave --ascii out"


def transliterate(text: str) -> str:
    """Return *text* in ASCII as far as that goes; what has no such form stays as it is."""
    text = _AMOUNT.sub(lambda sign: f"{'CNY' if sign[1] else _CURRENCIES[sign[2]]}\u00a0", text)
    text = _SECTIONS.sub(lambda sign: "Sections " if sign[1] else "Section ", text)
    text = _DEGREES.sub(" degrees ", text).replace("°", "o")
    return "".join(letter if letter.isascii() else _letter(letter) for letter in text)


def _letter(letter: str) -> str:
    if letter == "\u00a0":
        return letter  # it holds a line together; it prints as a blank
    if letter in _MARKS:
        return _MARKS[letter]
    if letter in _CURRENCIES:
        return _CURRENCIES[letter]
    plain = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    plain = "".join(_MARKS.get(part, part) for part in plain)
    if unicodedata.combining(letter):
        return ""  # an accent that its letter was written without
    if unicodedata.category(letter) == "No" and "/" in plain:
        plain = f" {plain}"  # one and a half is no eleven halves
    return plain if plain and plain.isascii() else letter


def refuse_others(text: str, file: str) -> None:
    """Raise ``UserError`` for each character of *text* that has no form in ASCII; *file* is what it concerns."""
    others = sorted({letter for letter in text if not letter.isascii()})
    if others:
        names = ((letter, unicodedata.name(letter, "without a name")) for letter in others)
        raise UserError(
            Mistake(file, 0, 0, f"{letter} (U+{ord(letter):04X} {name}) has no form in ASCII", _CURE)
            for letter, name in names
        )
