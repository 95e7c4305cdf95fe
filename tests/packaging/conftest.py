"""Where things are, and the wheel, built once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def repository() -> Path:
    """The repository's folder."""
    return Path(__file__).parents[2]


@pytest.fixture(scope="session")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the working tree."""
    return build(repository, "wheel", tmp_path_factory.mktemp("wheel"))


def build(source: Path, kind: str, folder: Path) -> Path:
    """Build the project in *source* into *folder* as a *kind* of archive, without network, and return it."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True, timeout=120)
    (built,) = folder.iterdir()
    return built
