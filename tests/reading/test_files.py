"""Reading files: by their endings, in any encoding, within limits."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from greenshoe import reading
from greenshoe.errors import UserError


@pytest.mark.parametrize(
    ("name", "data", "content"),
    [
        ("a.txt", "naïve “offer”".encode(), "naïve “offer”"),
        ("a.TXT", "\ufeffoffer".encode(), "offer"),
        ("a.md", "offre à l’étranger".encode("windows-1252"), "offre à l’étranger"),
        ("a.txt", "offer".encode("utf-16"), "offer"),
        ("a.html", b"<p>caf\xc3\xa9</p>", "café"),
        ("a.htm", b"<p>caf\xe9</p>", "café"),
    ],
)
def test_files_are_read_in_their_encoding(tmp_path: Path, name: str, data: bytes, content: str) -> None:
    """UTF-8, UTF-16 with a mark and Windows-1252 are told apart; the ending decides the reader."""
    path = tmp_path / name
    path.write_bytes(data)
    text = reading.read_file(path)
    assert (text.content, text.path) == (content, str(path))


@pytest.mark.parametrize("name", ["a.xyz", "a"])
def test_an_unknown_ending_is_the_users_mistake(tmp_path: Path, name: str) -> None:
    """A file of another kind is refused, and the endings that are read are named."""
    (tmp_path / name).write_text("offer")
    with pytest.raises(UserError, match=r"cannot .*\.html.*\.md.*\.txt"):
        reading.read_file(tmp_path / name)


def test_a_missing_file_is_the_users_mistake(tmp_path: Path) -> None:
    """A wrong path is one line, not a traceback."""
    with pytest.raises(UserError, match="no such file; check the path"):
        reading.read_file(tmp_path / "none.txt")


def test_a_file_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file beyond the limit is refused before it is read."""
    monkeypatch.setattr(reading, "LARGEST", 100)
    (tmp_path / "a.txt").write_text("offer " * 100)
    with pytest.raises(UserError, match="is larger than"):
        reading.read_file(tmp_path / "a.txt")


@pytest.mark.parametrize(("typed", "content"), [(b"<p>an offer</p>", "an offer"), (b"an offer", "an offer")])
def test_a_dash_is_the_standard_input(monkeypatch: pytest.MonkeyPatch, typed: bytes, content: str) -> None:
    """What comes in by a pipe is read as HTML or as text, whichever it is."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
    assert reading.read_file("-").content == content
