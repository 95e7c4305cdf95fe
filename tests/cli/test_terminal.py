"""What a person at a terminal sees: colors, and a bar while several deals are in the making."""

from __future__ import annotations

import os
import pty
import re
import subprocess
from pathlib import Path

import pytest

from tests.cli.command import COMMAND, greenshoe
from tests.cli.deals import closed

_CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """What two deals print on a terminal, and what they print into a pipe."""
    folder = tmp_path_factory.mktemp("terminal")
    arguments = ["check", closed("first", folder).name, closed("second", folder).name]
    return _on_terminal(arguments, folder), greenshoe(*arguments, cwd=folder).stdout


def test_colors_are_for_terminals(seen: tuple[str, str]) -> None:
    """A terminal gets colors, a pipe gets none."""
    terminal, piped = seen
    assert "\x1b[1;32mpass: " in terminal
    assert "\x1b" not in piped


def test_terminal_and_pipe_say_the_same(seen: tuple[str, str]) -> None:
    """Without colors and bar, each line of the report is the same in both."""
    terminal, piped = seen
    words = " ".join(_CODES.sub("", terminal).split())
    assert all(" ".join(line.split()) in words for line in piped.splitlines())


def test_bar_is_for_terminals(seen: tuple[str, str]) -> None:
    """Several deals show a bar while they are worked on; it is gone from a pipe."""
    terminal, piped = seen
    assert "Checking" in terminal
    assert "100%" in terminal
    assert "Checking" not in piped


def _on_terminal(arguments: list[str], folder: Path) -> str:
    ours, theirs = pty.openpty()
    env = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "400", "SOURCE_DATE_EPOCH": "1795000000"}
    env.pop("NO_COLOR", None)
    command = subprocess.Popen([*COMMAND, *arguments], cwd=folder, env=env, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    printed = bytearray()
    try:
        while chunk := os.read(ours, 65536):
            printed += chunk
    except OSError:  # how Linux says that nobody holds the terminal any more
        pass
    os.close(ours)
    assert command.wait(timeout=60) == 0
    return printed.decode("utf-8")
