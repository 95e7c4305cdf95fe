"""Where a finding stands, in words and as the address of a file."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath
from urllib.parse import quote

from greenshoe.checking.finding import At, Finding

PARAGRAPHS = frozenset({".docx", ".docm", ".doc"})
"""Endings of files whose lines are paragraphs."""


def has_paragraphs(path: str) -> bool:
    """Say whether the lines of the file at *path* are its paragraphs."""
    return PurePath(path).suffix.lower() in PARAGRAPHS


def told(at: At | None, path: str) -> str:
    """Return where *at* is in words: ``line 12, column 5``, ``page 3``, ``paragraph 12``; or nothing."""
    if at is None:
        return ""
    if at.page:
        return f"page {at.page}"
    if not at.line:
        return ""
    if has_paragraphs(path):
        return f"paragraph {at.line}"
    return f"line {at.line}, column {at.column}" if at.column else f"line {at.line}"


def placed(finding: Finding) -> str:
    """Return the path of a finding's document with its place as compilers write it: ``release.txt:12:5``."""
    at, path = finding.at, finding.document
    if at is None or not (at.page or at.line):
        return path
    if at.page or has_paragraphs(path):
        return f"{path}, {told(at, path)}"
    return f"{path}:{at.line}:{at.column}" if at.column else f"{path}:{at.line}"


def uri(path: str) -> str:
    """Return *path* as the reference of a URI, an absolute one with its scheme."""
    pure = PurePosixPath(PurePath(path).as_posix())
    escaped = quote(str(pure), safe="/", errors="replace")
    return f"file://{escaped}" if pure.is_absolute() else escaped
