"""Files: whole or not at all, in the formats asked for, below the folder of output."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from greenshoe.drafting.draft import Draft
from greenshoe.errors import UserError
from greenshoe.library import Library
from greenshoe.limits import LimitExceeded
from greenshoe.writing import formats, render, write, write_bytes

Make = Callable[[str], Draft]


def test_formats_are_the_modules_of_the_folder() -> None:
    """A format is a file in the folder; private modules are none."""
    assert formats() == ("html", "pdf", "txt")


def test_a_draft_is_written_in_each_format(page: Draft, tmp_path: Path) -> None:
    """Each format lands below the folder, in a folder of the deal, and nothing else does."""
    paths = write(page, tmp_path, "pdf", "html")
    assert paths == (tmp_path / "aptorum/press-release.pdf", tmp_path / "aptorum/press-release.html")
    assert sorted(path.name for path in (tmp_path / "aptorum").iterdir()) == ["press-release.html", "press-release.pdf"]
    assert paths[0].read_bytes().startswith(b"%PDF-")
    assert paths[1].read_text(encoding="utf-8") == page.html


def test_all_formats_are_written_when_none_is_named(page: Draft, tmp_path: Path) -> None:
    """The default is every format there is."""
    assert [path.suffix for path in write(page, str(tmp_path))] == [".html", ".pdf", ".txt"]


def test_an_unknown_format_is_refused(page: Draft, tmp_path: Path) -> None:
    """A misspelt format is told with the one that was meant, and nothing is written."""
    with pytest.raises(UserError, match=r"^\.pfd: is not a format .*; did you mean pdf\?$"):
        write(page, tmp_path, "html", ".pfd")
    with pytest.raises(UserError, match="choose from html, pdf"):
        write(page, tmp_path, "_atomic")
    assert not list(tmp_path.iterdir())


def test_a_path_out_of_the_folder_is_our_bug(page: Draft, tmp_path: Path) -> None:
    """A draft whose path climbs out of the folder is never written."""
    with pytest.raises(ValueError, match="inside the folder"):
        write(replace(page, path="../press-release"), tmp_path / "output", "html")
    assert not (tmp_path / "press-release.html").exists()


def test_nothing_is_written_when_one_format_fails(showing: Make, tmp_path: Path) -> None:
    """Where the PDF is refused, the HTML is not written either."""
    with pytest.raises(UserError, match="香"):
        write(showing("<p>香</p>"), tmp_path, "html", "pdf")
    assert not list(tmp_path.iterdir())


def test_a_bomb_is_stopped_and_leaves_no_file(showing: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limits hold for a caller of the library too, and the message names the document."""
    monkeypatch.setattr("greenshoe.limits.run_limited.__kwdefaults__", {"seconds": 2, "memory": 2**30, "name": "x"})
    with pytest.raises(LimitExceeded, match=r"^aptorum/press-release: took more than 2 seconds"):
        write(showing('<table><tr><td colspan="1000000">x</td></tr></table>'), tmp_path, "pdf")
    assert not list(tmp_path.iterdir())


def test_the_html_file_stands_alone(showing: Make, firm: Library) -> None:
    """An asset of the house goes into the HTML file; one that is missing is the user's mistake."""
    (firm.folders[0] / "house" / "a&b.svg").write_text("<svg/>")
    draft = showing('<p>asset:x</p><img alt="Logo" src="asset:a&amp;b.svg"><a href="https://example.org">x</a>')
    written = render(draft, "html", firm).decode()
    assert '<p>asset:x</p><img alt="Logo" src="data:image/svg+xml;base64,PHN2Zy8+">' in written
    with pytest.raises(UserError, match=r"press-release\.html: refers to 'asset:none\.svg'"):
        render(showing('<img alt="" src="asset:none.svg">'), "html", firm)


def test_bytes_replace_the_old_file(tmp_path: Path) -> None:
    """Folders are made, an old file is replaced, and no part stays."""
    path = tmp_path / "new" / "folder" / "file.txt"
    assert write_bytes(path, b"old") == path
    write_bytes(path, b"new")
    assert path.read_bytes() == b"new"
    assert [each.name for each in path.parent.iterdir()] == ["file.txt"]
    assert path.stat().st_mode & 0o777 == 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_a_full_disk_leaves_the_old_file(step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever step fails for want of room, the old file is whole, no part stays, and the user reads one line."""
    path = tmp_path / "file.txt"
    path.write_bytes(b"old")

    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    target = {"write": "pathlib.Path.open", "fsync": "os.fsync", "replace": "pathlib.Path.replace"}[step]
    monkeypatch.setattr(target, full)
    with pytest.raises(UserError, match=r"file\.txt: cannot be written: no space left on device; make room") as told:
        write_bytes(path, b"new")
    monkeypatch.undo()
    assert len(told.value.mistakes) == 1
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["file.txt"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    """A write that the system refuses half-way is told, and the name never appears."""
    program = (
        "import resource, signal, sys\nfrom pathlib import Path\nfrom greenshoe.errors import UserError\n"
        "from greenshoe.writing import write_bytes\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nresource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try:\n    write_bytes(Path(sys.argv[1]), b'x' * 5000)\n"
        "except UserError as error:\n    print(error)\n"
    )
    path = tmp_path / "file.txt"
    told = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)
    assert "file.txt: cannot be written: file too large; make room there" in told.stdout
    assert not list(tmp_path.iterdir())


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    """A folder with the file's name, or a file with the folder's, is one line for the user."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(UserError, match="cannot be written: is a directory"):
        write_bytes(tmp_path / "folder", b"x")
    with pytest.raises(UserError, match=r"cannot be written: (file exists|not a directory)"):
        write_bytes(tmp_path / "file" / "in", b"x")


def test_a_killed_writer_leaves_whole_files(tmp_path: Path) -> None:
    """However often the process is killed while it writes, the name holds the old or the new file, whole."""
    path = tmp_path / "file.bin"
    program = (
        "import sys\nfrom pathlib import Path\nfrom greenshoe.writing import write_bytes\n"
        "print('ready', flush=True)\n"
        "while True:\n    for fill in (b'a', b'b'):\n        write_bytes(Path(sys.argv[1]), fill * 3_000_000)\n"
    )
    for run in range(5):
        with subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            while not path.exists():
                time.sleep(0.001)
            time.sleep(0.013 * (run + 1))
            writer.send_signal(signal.SIGKILL)
        assert set(path.read_bytes()) in ({ord("a")}, {ord("b")})
        assert path.stat().st_size == 3_000_000


@pytest.mark.parametrize("statement", ["import greenshoe.writing", "import greenshoe.writing.html"])
def test_writing_html_loads_no_pdf_engine(statement: str) -> None:
    """Only a PDF pays for the PDF engine."""
    program = f"{statement}\nimport sys\nprint(*sorted({{'weasyprint', 'fontTools'}} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == ""
