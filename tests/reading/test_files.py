"""Reading files: by their endings, in any encoding, within limits."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from pathlib import Path

import pytest

from greenshoe import reading
from greenshoe.errors import UserError
from tests.reading.paper import pdf


@pytest.mark.parametrize(
    ("name", "data", "content"),
    [
        ("a.txt", "naïve “offer”".encode(), "naïve “offer”"),
        ("a.TXT", "\ufeffoffer".encode(), "offer"),
        ("a.md", "offre à l’étranger".encode("windows-1252"), "offre à l’étranger"),
        ("a.txt", "offer".encode("utf-16"), "offer"),
        ("a.html", b"<p>caf\xc3\xa9</p>", "café"),
        ("a.htm", b"<p>caf\xe9</p>", "café"),
        ("a.htm", '<meta charset="iso-8859-2"><p>Łódź'.encode("iso-8859-2"), "Łódź"),
        ("a.htm", '<meta charset="iso-8859-1"><p>“offer”'.encode("windows-1252"), "“offer”"),
        ("a.txt", "offer à tous".encode("utf-16-le"), "offer à tous"),
        ("a.txt", "offer à tous".encode("utf-16-be"), "offer à tous"),
        ("a.txt", "\ufeffoffer".encode("utf-32-le"), "offer"),
        ("a.txt", ("à" * 50).encode() + b"\xff offer", "à" * 50 + "\ufffd offer"),
        ("a.txt", b"an\x00 offer of nobody", "an offer of nobody"),
    ],
)
def test_files_are_read_in_their_encoding(tmp_path: Path, name: str, data: bytes, content: str) -> None:
    """Marks, UTF-8, UTF-16 without a mark, what a page declares and Windows-1252 are told apart."""
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


@pytest.mark.parametrize(
    ("typed", "content"),
    [
        (b"<p>an offer</p>", "an offer"),
        (b"an offer", "an offer"),
        (pdf([[(72, 90, 10, "an offer")]]), "an offer"),
    ],
    ids=["page", "text", "pdf"],
)
def test_a_dash_is_the_standard_input(monkeypatch: pytest.MonkeyPatch, typed: bytes, content: str) -> None:
    """What comes in by a pipe is read as HTML or as text, whichever it is."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
    assert reading.read_file("-").content == content


def test_a_file_is_read_by_what_it_holds(tmp_path: Path) -> None:
    """A PDF that is called a page is read as a PDF."""
    (tmp_path / "a.html").write_bytes(pdf([[(72, 90, 10, "an offer")]]))
    assert reading.read_file(tmp_path / "a.html").content == "an offer"


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    """A picture or a program that is called a text is one error."""
    (tmp_path / "a.txt").write_bytes(bytes(range(256)) * 20)
    with pytest.raises(UserError, match="is no text"):
        reading.read_file(tmp_path / "a.txt")


HOSTILE = {
    "one endless line": "offer " * 20_000,
    "one endless word": "a" * 100_000,
    "wraps": ("word " * 14 + "\n") * 1500,
    "torn paragraphs": "a. the one of\n\n" * 6000,
    "open emphasis": "__x **y " * 12_000,
    "open brackets": "[" * 50_000 + "](" * 20_000,
    "open tags": '<a "' * 25_000,
    "open comments": "<!--<script>" * 8000,
    "styles": "<style>" + "/*@a{x{}@b .c{display:none " * 3000 + "</style><p>",
    "comments in a style": "<style>" + "@a/*" * 20_000,
    "entities": "&amp&#1;" * 12_000,
    "quotes": "''" * 25_000,
    "cells": "<table><tr>" + "<td>x" * 15_000,
    "soft hyphens": "\u00ad\n" * 20_000,
}
SLOWEST = 4.0
"""Seconds for 50,000 characters or more of any kind; on a quiet machine none takes 0.5."""


@pytest.mark.parametrize("markup", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_text_takes_long(markup: str) -> None:
    """Reading takes time in proportion to the text, whatever stands in it."""
    started = time.process_time()
    reading.read_plain(markup)
    reading.read_html(markup)
    assert time.process_time() - started < SLOWEST


def test_what_reads_a_file_can_be_loaded_ahead() -> None:
    """A parent process loads the engines of the files that its children will read, and no other."""
    code = (
        "import sys; from greenshoe.reading import make_ready; make_ready(['a.pdf', 'b.txt', '-']); "
        "print('pypdfium2' in sys.modules, 'lxml.html' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["True", "False"]
