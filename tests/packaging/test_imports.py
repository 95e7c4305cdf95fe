"""The direction of imports, and what a command loads."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BROKEN_ENGINE = 'raise ImportError("this command must not load the PDF engine")\n'


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the package in *folder*, which holds a copy of our configuration."""
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("module", "statement", "contract"),
    [
        ("errors.py", "import greenshoe.law", "Imports go one way"),
        ("new.py", "", "Imports go one way"),
        ("checking/finding.py", "def f() -> None:\n    import weasyprint", "Only writing/pdf.py knows the PDF engine"),
        ("writing/html.py", "import weasyprint.text", "Only writing/pdf.py knows the PDF engine"),
        ("drafting/draft.py", "from lxml import etree", "Only reading knows the readers"),
    ],
)
def test_a_wrong_import_is_found(repository: Path, tmp_path: Path, module: str, statement: str, contract: str) -> None:
    """Each contract breaks when a module imports what it must not, or has no place among the layers."""
    shutil.copytree(repository / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(repository / "pyproject.toml", tmp_path)
    with (tmp_path / "src" / "greenshoe" / module).open("a") as file:
        file.write(f"\n{statement}\n")
    told = lint(tmp_path)
    assert told.returncode == 1
    assert f"{contract} BROKEN" in told.stdout
    assert "2 kept, 1 broken" in told.stdout


def test_the_contracts_have_no_exceptions(repository: Path) -> None:
    """No import is excused from the contracts."""
    text = (repository / "pyproject.toml").read_text()
    assert "ignore_imports" not in text
    assert "unmatched_ignore_imports_alerting" not in text


@pytest.fixture
def broken_engine(tmp_path: Path) -> dict[str, str]:
    """An environment in which the PDF engine cannot be imported."""
    (tmp_path / "shadow").mkdir()
    (tmp_path / "shadow" / "weasyprint.py").write_text(BROKEN_ENGINE)
    return {**os.environ, "PYTHONPATH": str(tmp_path / "shadow")}


def run(*arguments: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    command = [sys.executable, "-m", "greenshoe", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)


def test_help_and_check_load_no_pdf_engine(repository: Path, broken_engine: dict[str, str]) -> None:
    """They work where the engine cannot even be imported, in this process and in its children."""
    example = str(repository / "examples" / "aptorum.yaml")
    assert run("--help", environment=broken_engine).returncode == 0
    told = run("check", example, environment=broken_engine)
    assert told.returncode in (0, 1), told
    assert "Traceback" not in told.stderr


def test_drafting_a_pdf_does_load_it(repository: Path, broken_engine: dict[str, str], tmp_path: Path) -> None:
    """The same shadow breaks a PDF: the test above can fail."""
    example = str(repository / "examples" / "aptorum.yaml")
    told = run("draft", example, "-o", str(tmp_path), "-f", "pdf", environment=broken_engine)
    assert told.returncode not in (0, 1), told
    assert "must not load the PDF engine" in told.stderr


def test_help_loads_little() -> None:
    """Help pays for the command line alone: no models, no templates, no law."""
    program = (
        "import sys\nsys.argv = ['greenshoe', '--help']\nfrom greenshoe.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'pydantic', 'jinja2', 'lxml', 'yaml', 'babel', 'weasyprint', 'fontTools', 'markdown_it'}\n"
        "print('loaded:', sorted(heavy & set(sys.modules)))\n"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "loaded: []"
