"""The locks: complete, hashed, and saying nothing of where they were made."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def locked(repository: Path, name: str) -> dict[str, str]:
    """Return the version of each package of a lock, and fail unless each has a hash."""
    entries = re.split(r"\n(?=\S)", (repository / "requirements" / f"{name}.txt").read_text())
    found: dict[str, str] = {}
    for entry in entries:
        if entry.startswith("#"):
            continue
        assert "--hash=sha256:" in entry, entry
        requirement = Requirement(entry.split("\\")[0].strip())
        (version,) = requirement.specifier
        assert version.operator == "=="
        found[canonicalize_name(requirement.name)] = version.version
    return found


@pytest.mark.parametrize(("name", "extra"), [("run", ()), ("test", ("dev",))])
def test_a_lock_satisfies_the_project(repository: Path, name: str, extra: tuple[str, ...]) -> None:
    """Each dependency of the project is locked at a version that the project accepts."""
    project = tomllib.loads((repository / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *(each for part in extra for each in project["optional-dependencies"][part])]
    versions = locked(repository, name)
    for requirement in map(Requirement, wanted):
        if requirement.marker is None or requirement.marker.evaluate():
            assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)]), requirement


def test_what_runs_is_what_is_tested(repository: Path) -> None:
    """The smaller lock is a part of the larger one."""
    assert locked(repository, "run").items() <= locked(repository, "test").items()


@pytest.mark.parametrize("name", ["run", "test"])
def test_a_lock_names_no_index(repository: Path, name: str) -> None:
    """A lock holds names, versions and hashes: no address."""
    text = (repository / "requirements" / f"{name}.txt").read_text()
    assert not re.search(r"://|--(extra-)?index-url|--find-links|@ ", text)
