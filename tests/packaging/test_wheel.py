"""The wheel and the source archive: they carry all that drafting needs, and draft from any folder without network."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from email.parser import Parser
from pathlib import Path

import pikepdf
import pytest

import greenshoe

from .conftest import build

CUT_OFF = """
import socket
def connect(self, address):
    raise SystemExit(f"drafting tried to reach {address}")
socket.socket.connect = socket.socket.connect_ex = connect
"""


@pytest.fixture(scope="session")
def names(wheel: Path) -> set[str]:
    """The names of the wheel's files."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="session")
def clean(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of a fresh environment that holds the wheel; its dependencies are lent by ours."""
    home = tmp_path_factory.mktemp("clean") / "environment"
    venv.create(home, symlinks=True)
    python = home / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-index", "--no-deps", str(wheel)]
    subprocess.run(pip, check=True, capture_output=True, timeout=120)
    (packages,) = home.glob("lib/python*/site-packages")
    # A path named in a .pth file is searched last and its own .pth files are not read: our editable install stays out.
    (packages / "lent.pth").write_text(f"import cut_off\n{sysconfig.get_path('purelib')}\n")
    (packages / "cut_off.py").write_text(CUT_OFF)
    return home / "bin"


def cut_off() -> list[str]:
    """Return the command that takes the network device away, [] where the system does not let us."""
    for command in (["unshare", "--net"], ["unshare", "--map-root-user", "--net"]):
        if shutil.which("unshare") and _works([*command, "true"]):
            return command
    return []


def _works(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def without_network(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in *folder* with an empty home and without network."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    return subprocess.run(
        [*cut_off(), *map(str, command)],
        cwd=folder,
        env={"HOME": str(home), "PATH": os.defpath, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_the_wheel_carries_library_fonts_and_examples(repository: Path, names: set[str]) -> None:
    """Each file of templates and examples is in the wheel, with the fonts and their licence."""
    for folder in ("templates", "examples"):
        files = [path for path in (repository / folder).rglob("*") if path.is_file()]
        assert files
        assert {f"greenshoe/{path.relative_to(repository).as_posix()}" for path in files} <= names
    assert "greenshoe/templates/house/fonts/OFL.txt" in names
    assert "greenshoe/py.typed" in names


def test_the_wheel_carries_nothing_else(names: set[str]) -> None:
    """No tests, no caches, no second package."""
    assert {name.split("/")[0].split("-")[0] for name in names} == {"greenshoe"}
    assert not [name for name in names if "__pycache__" in name or "/tests/" in name or name.endswith(".pyc")]


def test_the_version_is_said_once(wheel: Path) -> None:
    """The wheel's metadata and the package agree."""
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        headers = Parser().parsestr(archive.read(metadata).decode())
    assert headers["Version"] == greenshoe.__version__
    assert headers["License-Expression"] == "MIT"


def test_the_source_archive_gives_the_same_wheel(repository: Path, names: set[str], tmp_path: Path) -> None:
    """What a distributor builds from the source archive holds the same files."""
    archive = build(repository, "sdist", tmp_path / "archive")
    (tmp_path / "source").mkdir()
    subprocess.run(["tar", "-xzf", archive, "-C", tmp_path / "source"], check=True)
    (source,) = (tmp_path / "source").iterdir()
    with zipfile.ZipFile(build(source, "wheel", tmp_path / "wheel")) as again:
        assert set(again.namelist()) == names


def test_a_clean_environment_drafts_the_example(clean: Path, tmp_path: Path) -> None:
    """Installed, from another folder, without network or home: the example becomes HTML and PDF."""
    where = without_network(clean / "python", "-c", "import greenshoe; print(greenshoe.__file__)", folder=tmp_path)
    package = Path(where.stdout.strip()).parent
    assert package.is_relative_to(clean.parent), where
    example = package / "examples" / "aptorum.yaml"
    drafted = without_network(clean / "greenshoe", "draft", example, "-o", "out", folder=tmp_path)
    assert drafted.returncode in (0, 1), drafted
    assert "Traceback" not in drafted.stderr
    written = sorted(path.name for path in tmp_path.glob("out/**/*.*") if path.suffix in (".html", ".pdf"))
    assert written == [
        f"{name}.{ending}"
        for name in ("forward-looking-statements", "press-release", "term-sheet")
        for ending in ("html", "pdf")
    ]
    with pikepdf.open(io.BytesIO(next(tmp_path.glob("out/**/press-release.pdf")).read_bytes())) as document:
        assert len(document.pages) > 1
        assert "Aptorum" in str(document.docinfo["/Title"])


def test_a_clean_environment_starts_a_deal_file(clean: Path, tmp_path: Path) -> None:
    """The examples are found when installed: ``greenshoe init`` writes one."""
    told = without_network(clean / "greenshoe", "init", "deal.yaml", "--deal", "convertible-note", folder=tmp_path)
    assert told.returncode == 0, told
    assert "tranches:" in (tmp_path / "deal.yaml").read_text(encoding="utf-8")
