"""Reading EDGAR's files: the announcement without the wrapper of its filing."""

from __future__ import annotations

from pathlib import Path

import pytest

from greenshoe.reading import read_file

EXHIBIT = """<DOCUMENT>
<TYPE>EX-99.1
<SEQUENCE>2
<FILENAME>ex99-1.htm
<DESCRIPTION>PRESS RELEASE
<TEXT>
<HTML><HEAD><TITLE>x</TITLE></HEAD><BODY>
<P>Example placed a note.</P>
</BODY></HTML>
</TEXT>
</DOCUMENT>
"""
REPORT = (
    "<DOCUMENT>\n<TYPE>8-K\n<SEQUENCE>1\n<TEXT>\n<html><body><p>A current report.</p></body></html>\n"
    "</TEXT>\n</DOCUMENT>\n"
)
HEADER = "-----BEGIN PRIVACY-ENHANCED MESSAGE-----\n<SEC-HEADER>0001</SEC-HEADER>\n"
PLAIN = "<DOCUMENT>\n<TYPE>EX-99\n<TEXT>\nExample placed a note.\n</TEXT>\n</DOCUMENT>\n"


@pytest.mark.parametrize("name", ["a.htm", "a.txt"])
@pytest.mark.parametrize("filing", [EXHIBIT, HEADER + REPORT + EXHIBIT, PLAIN], ids=["exhibit", "submission", "plain"])
def test_the_announcement_of_a_filing_is_read(tmp_path: Path, name: str, filing: str) -> None:
    """Whatever its ending, a wrapped page is read as a page, and of several documents the exhibit is."""
    path = tmp_path / name
    path.write_text(filing)
    text = read_file(path)
    assert text.content == "Example placed a note."
    spot = text.spot(text.content.index("placed"))
    assert spot is not None and spot.line is not None and spot.column is not None
    assert filing.splitlines()[spot.line - 1][spot.column - 1 :].startswith("placed")


def test_a_filing_says_what_was_not_read(tmp_path: Path) -> None:
    """Of several documents, the text names the one that was read and the others."""
    (tmp_path / "a.txt").write_text(HEADER + REPORT + EXHIBIT)
    assert read_file(tmp_path / "a.txt").notes == ("of the filing EX-99.1 was read, and not 8-K",)
    (tmp_path / "b.txt").write_text(EXHIBIT)
    assert read_file(tmp_path / "b.txt").notes == ()


def test_a_filing_without_exhibit_is_its_first_document(tmp_path: Path) -> None:
    """A report alone is read."""
    (tmp_path / "a.txt").write_text(HEADER + REPORT)
    assert read_file(tmp_path / "a.txt").content == "A current report."


def test_text_that_speaks_of_markup_is_text(tmp_path: Path) -> None:
    """A text file is read as a page only where it is one."""
    (tmp_path / "a.txt").write_text("We file in <html> format, and more.")
    assert "more" in read_file(tmp_path / "a.txt").content
    (tmp_path / "b.txt").write_text("<!DOCTYPE html>\n<p>A page.</p>")
    assert read_file(tmp_path / "b.txt").content == "A page."
