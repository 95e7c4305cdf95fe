"""Bytes → characters: by byte-order mark, as UTF-8, as the page declares, else as Windows-1252."""

from __future__ import annotations

import codecs
import re

from greenshoe.errors import refuse

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,5}=\s{0,5}["']?([\w.:-]{2,30})""")
_LEGACY = re.compile(
    r"(?:iso-?8859|latin|windows-?12|cp-?12|koi8|mac|shift_?jis|sjis|euc|gb|big5|x-sjis)[\w.-]*", re.IGNORECASE
)
_HEAD = 4096
_TRIED = 65536
_BINARY = 0.1
"""Share of control characters above which a file is no text."""
_CONTROL = bytes({*range(9), *range(14, 32), 127} - {27, 0x1A})
_STRAY = 20
"""Bytes that are not UTF-8, to one character beyond ASCII that is: above it the file is of another encoding."""


def decode(data: bytes, path: str = "-") -> str:
    """Return *data* as text. Raises UserError for what is no text at all."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if wide := _wide(data[:_TRIED]):
        return data.decode(wide, "replace")
    head = data[:_TRIED]
    if len(head) - len(head.translate(None, _CONTROL)) > _BINARY * len(head):
        raise refuse(path, "is no text: its ending does not fit what it holds", "give it the ending of its kind")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _legacy(data)


def _wide(head: bytes) -> str | None:
    """Return which UTF-16 *head* is where no mark says so: every second byte of Latin text is zero."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.7 * len(head) / 2 and even * 10 < odd:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * len(head) / 2 and odd * 10 < even else None


def _legacy(data: bytes) -> str:
    mended = data.decode("utf-8-sig", "replace")
    bad = mended.count("\ufffd")
    beyond = len(mended) - len(mended.encode("ascii", "ignore")) - bad
    if beyond > _STRAY * bad:
        return mended
    declared = _DECLARED.search(data, 0, _HEAD)
    if declared and _LEGACY.fullmatch(name := declared.group(1).decode("ascii", "replace")):
        try:
            return data.decode("windows-1252" if re.fullmatch(r"(?i)iso-?8859-?1|latin-?1", name) else name, "replace")
        except LookupError:
            pass
    return data.decode("windows-1252", "replace")
