"""Deals that mean harm, disks that are full, and users who press Ctrl-C."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import time
from pathlib import Path

import pytest

from greenshoe.batch import deals
from greenshoe.cli import run
from tests.cli.command import COMMAND, EXAMPLE, greenshoe, started
from tests.cli.deals import closed, slow_library

HOSTILE = {
    "empty": b"",
    "nothing": b"\x00\x00\x00",
    "binary": bytes(range(256)) * 40,
    "latin-1": "name: Caf\xe9\n".encode("latin-1"),
    "list": b"- a\n- b\n",
    "word": b"hello\n",
    "deep": b"[" * 20_000,
    "bomb": b"a: &a [x,x,x,x,x,x,x,x,x]\n"
    + b"".join(b"%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n" % (n + 1, n + 1, *[n] * 9) for n in range(97, 105)),
    "tag": b"!!python/object/apply:os.system ['touch owned']\n",
    "long": b"name: " + b"x" * 10_000_000,
    "keys": b"\n".join(b"key%d: 1" % n for n in range(50_000)),
    "surrogate": b'{"name": "\\ud800"}',
    "escape": b'name: "\\e[2Jcleared"\n"\\e[31mred": 1\n',
}

SIZE = 50_000
"""Bytes of a hostile document that are read; a larger one meets the limits, which have a test of their own."""


def test_hostile_deals_are_told_in_lines(tmp_path: Path) -> None:
    """Whatever deal files hold, each is told in lines for its user, never as a traceback, and no other suffers."""
    files = [tmp_path / f"{case}.{'json' if case == 'surrogate' else 'yaml'}" for case in HOSTILE]
    for deal, content in zip(files, HOSTILE.values(), strict=True):
        deal.write_bytes(content)
    names = [deal.name for deal in files]
    done = greenshoe("draft", *names, closed("good", tmp_path), "-f", "html", "-d", "press-release", cwd=tmp_path)
    assert done.returncode == 2
    told = done.stderr.splitlines()
    assert {line.partition(":")[0] for line in told} == set(names)
    assert all(line.startswith(tuple(names)) for line in told)
    assert "\x1b" not in done.stderr
    assert not (tmp_path / "owned").exists()
    assert [path.name for path in (tmp_path / "output").iterdir()] == ["good"]


def test_hostile_documents_are_checked_or_told(tmp_path: Path) -> None:
    """Whatever documents hold, they are checked or refused in lines; nothing of them steers the terminal."""
    names = [f"{case}.{ending}" for case in HOSTILE for ending in ("txt", "html", "md")]
    for name in names:
        (tmp_path / name).write_bytes(HOSTILE[name.partition(".")[0]][:SIZE])
    done = greenshoe("check", *names, cwd=tmp_path)
    assert done.returncode == 2
    assert all(line.startswith(tuple(names)) for line in done.stderr.splitlines())
    assert "\x1b" not in done.stdout + done.stderr
    assert done.stdout.splitlines()[-1].startswith("fail: ")
    assert "empty.txt: there is no text in it that a reader would see; " in done.stderr


def test_markup_in_every_string_stays_text(tmp_path: Path) -> None:
    """Markup typed into facts comes out as text in the draft, not as an element."""
    text = EXAMPLE.read_text(encoding="utf-8")
    for fact in ("Aptorum Group Limited", "Aenco Technologies Limited", "Business Wire", "Ghislaine Gasparetto"):
        text = text.replace(fact, f"<script>alert(1)</script><img src=x onerror=alert(2)> {{{{ 7*7 }}}} {fact}")
    (tmp_path / "deal.yaml").write_text(
        "\n".join(_quoted(line) if "<script>" in line else line for line in text.splitlines()) + "\n", encoding="utf-8"
    )
    done = greenshoe("draft", "deal.yaml", "-f", "html", cwd=tmp_path)
    assert "Traceback" not in done.stderr
    for page in (tmp_path / "output").rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert "<script" not in html
        assert "<img" not in html
        assert "&lt;script&gt;" in html
        assert " 49 " not in html


@pytest.mark.parametrize("when", [0.3, 0.8, 1.3, 1.9, 2.6])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_leaves_no_part_of_a_file(when: float, jobs: str, tmp_path: Path) -> None:
    """Whenever Ctrl-C comes, each file that is there is whole, and the command is quiet and exits with 130."""
    batch = [closed(f"deal-{number}", tmp_path) for number in range(12)]
    command = started("draft", *batch, "-f", "html", "-j", jobs, cwd=tmp_path)
    time.sleep(when)
    os.killpg(command.pid, signal.SIGINT)
    _, told = command.communicate(timeout=30)
    if when >= 1:  # before that, Python itself is starting, and says what it likes
        assert (command.returncode, told) in {(130, b""), (0, b"")}
    assert not [path for path in (tmp_path / "output").rglob("*") if path.name.startswith(".")]
    for page in (tmp_path / "output").rglob("*.html"):
        assert page.read_text(encoding="utf-8").rstrip().endswith("</html>")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interrupt_ends_every_process(number: int, code: int, jobs: str, tmp_path: Path) -> None:
    """While drafts that never end are in the making, a signal ends the command and all that works for it."""
    library = slow_library(tmp_path / "house")
    batch = [closed(f"deal-{number}", tmp_path) for number in range(4)]
    command = started("draft", *batch, "--library", library, "-d", "slow", "-f", "html", "-j", jobs, cwd=tmp_path)
    time.sleep(3)
    assert command.poll() is None
    if number == signal.SIGINT:
        os.killpg(command.pid, number)
    else:
        os.kill(command.pid, number)
    said, told = command.communicate(timeout=20)
    assert (command.returncode, said, told) == (code, b"", b"")
    assert not (tmp_path / "output").exists()
    assert _session_is_gone(command.pid)


def test_endless_document_is_stopped_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A document that never ends is stopped by its limit and told in a line."""
    monkeypatch.setattr(deals, "SECONDS", 1.0)
    library = str(slow_library(tmp_path / "house"))
    output = str(tmp_path / "output")
    assert run(["draft", str(EXAMPLE), "--library", library, "-d", "slow", "-f", "html", "-o", output]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"{EXAMPLE}: took more than 1 seconds")
    assert told.count("\n") == 1


def test_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    """Where the disk is full before a file is whole, there is no part of it, and the user is told of the disk."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = _mount(disk, size=64 * 1024)
    try:
        done = subprocess.run(
            [*COMMAND, "draft", EXAMPLE, "-f", "html,pdf", "-o", disk],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=False,
            preexec_fn=None if mounted else _small_files,
        )
        left = [path for path in disk.rglob("*") if path.is_file()]
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        assert "cannot be written" in done.stderr
        assert not [path for path in left if path.name.startswith(".") or path.name == "manifest.json"]
        assert all(path.read_bytes().rstrip().endswith((b"</html>", b"%%EOF")) for path in left)
    finally:
        if mounted:
            subprocess.run(["umount", disk], check=True)


@pytest.mark.parametrize("command", ["draft", "init"])
def test_output_that_cannot_be_written_is_told(command: str, tmp_path: Path) -> None:
    """A file where a folder should be is the user's mistake, told in one line."""
    (tmp_path / "taken").write_text("", encoding="utf-8")
    arguments = (
        ["draft", str(EXAMPLE), "-f", "html", "-d", "press-release", "-o", "taken"]
        if command == "draft"
        else ["init", "taken/deal.yaml"]
    )
    done = greenshoe(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "taken" in done.stderr
    assert done.stderr.count("\n") == 1
    assert "has a bug" not in done.stderr


def _quoted(line: str) -> str:
    key, _, value = line.partition(": ")
    return f"{key}: '{value}'" if value and not value.startswith(("{", "[", ">", "'")) else line


def _mount(folder: Path, size: int) -> bool:
    """Mount a small disk at *folder* where we may, and say whether we could."""
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True, check=False
    )
    return done.returncode == 0


def _small_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (16 * 1024, 16 * 1024))


def _session_is_gone(session: int, patience: float = 5) -> bool:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if not any(_session_of(process) == session for process in Path("/proc").glob("[0-9]*")):
            return True
        time.sleep(0.05)
    return False


def _session_of(process: Path) -> int | None:
    try:
        state, _, _, session = (process / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[:4]
    except (OSError, ValueError):
        return None
    return None if state == "Z" else int(session)
