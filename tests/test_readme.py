"""The README is true: its library example runs, its finding is what the check prints, its errors are what users see."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
RELEASE = """Example Limited Announces Private Placement of Convertible Notes

NEW YORK, March 2, 2026 – Example Limited (Nasdaq: EXML) today announced a private placement of $5 million of
convertible notes to accredited investors in reliance on Rule 506(b) of Regulation D. This press release is
not an offer to sell or a solicitation of an offer to buy any securities. The notes have not been registered
under the Securities Act of 1933 and may not be offered or sold in the United States absent registration or an
applicable exemption.
"""


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run Python with *arguments* in *cwd*."""
    return subprocess.run([sys.executable, *arguments], cwd=cwd, capture_output=True, text=True, check=False)


def block(language: str) -> str:
    """Return the first code block of *language*."""
    found = re.search(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_library_example_runs(tmp_path: Path) -> None:
    """The lines of the README, run as they stand, draft, check and write a PDF."""
    (tmp_path / "our-house").mkdir()
    (tmp_path / "examples").mkdir()
    example = (ROOT / "examples" / "aptorum.yaml").read_text(encoding="utf-8")
    (tmp_path / "examples" / "aptorum.yaml").write_text(example, encoding="utf-8")
    done = run("-c", block("python"), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "warning[us/exemption-named]: " in done.stdout
    assert (tmp_path / "output" / "aptorum" / "press-release.pdf").read_bytes().startswith(b"%PDF-")


def test_the_finding_is_what_the_check_prints(tmp_path: Path) -> None:
    """The finding shown is printed, to the letter, for a release that has that defect."""
    (tmp_path / "release.txt").write_text(RELEASE, encoding="utf-8")
    done = run("-m", "greenshoe", "check", "release.txt", cwd=tmp_path)
    shown = re.search(r"```\n(error\[us/unregistered-legend\].*?)```", README, re.DOTALL)
    assert shown is not None
    assert shown[1] in done.stdout
    assert done.returncode == 1


@pytest.mark.parametrize("name", re.findall(r"\]\(([^)#:]+)\)", README))
def test_every_link_leads_somewhere(name: str) -> None:
    """Each room that the README names is there."""
    assert (ROOT / name).exists()


def test_the_mistakes_are_told_in_these_words() -> None:
    """The lines shown are those that a wrong deal file gives (see tests/deals/bad)."""
    shown = re.findall(r"^many\.yaml:.*$", README, re.MULTILINE)
    told = (ROOT / "tests" / "deals" / "bad" / "many.txt").read_text(encoding="utf-8").splitlines()
    assert len(shown) > 3
    assert set(shown) <= set(told)
