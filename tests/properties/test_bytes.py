"""The same input gives the same bytes: HTML, PDF, manifest and the JSON of a check, in any process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLE = "examples/aptorum.yaml"


def greenshoe(*arguments: str, seed: int) -> bytes:
    """Run the command with another order of Python's hashes; return what it prints."""
    environment = os.environ | {"PYTHONHASHSEED": str(seed), "SOURCE_DATE_EPOCH": "1795424100"}
    command = [sys.executable, "-m", "greenshoe", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr.decode()
    return done.stdout


def test_drafts_are_the_same_in_every_process(tmp_path: Path) -> None:
    """Two processes with other hash seeds write the same six documents and the same manifest."""
    folders = [tmp_path / "one", tmp_path / "two"]
    for seed, folder in enumerate(folders, start=1):
        greenshoe("draft", EXAMPLE, "-o", str(folder), seed=seed)
    one, two = ({path.name: path.read_bytes() for path in folder.rglob("*.*")} for folder in folders)
    assert len(one) == 7
    assert one == two


def test_reports_are_the_same_in_every_process() -> None:
    """The JSON of a check, and the plain report, do not hang on the process that made them."""
    for form in ("json", "plain"):
        printed = [greenshoe("check", EXAMPLE, "--on", "2026-11-23", "--format", form, seed=seed) for seed in (1, 2)]
        assert printed[0] == printed[1]
        assert len(printed[0]) > 1000
