"""The locks: complete, hashed, and saying nothing of where they were made."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from itertools import chain
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


def requirements(repository: Path, extra: tuple[str, ...]) -> list[Requirement]:
    """Return what the project asks for, with the parts named in *extra*."""
    project = tomllib.loads((repository / "pyproject.toml").read_text())["project"]
    parts = (project["optional-dependencies"][part] for part in extra)
    return [Requirement(each) for each in (*project["dependencies"], *chain.from_iterable(parts))]


@pytest.mark.parametrize(("name", "extra"), [("run", ()), ("test", ("dev",))])
def test_a_lock_satisfies_the_project(repository: Path, name: str, extra: tuple[str, ...]) -> None:
    """Each dependency of the project is locked at a version that the project accepts."""
    versions = locked(repository, name)
    for requirement in requirements(repository, extra):
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


@pytest.mark.parametrize(("folder", "extra"), [("src", ()), ("tests", ("dev",)), ("tools", ("dev",))])
def test_every_import_is_declared(repository: Path, folder: str, extra: tuple[str, ...]) -> None:
    """What a file imports, the project asks for by name: nothing works only by the grace of another's dependency."""
    wanted = {canonicalize_name(requirement.name) for requirement in requirements(repository, extra)}
    homes = packages_distributions()
    missing = {
        (name, path.relative_to(repository).as_posix())
        for path in (repository / folder).rglob("*.py")
        for name in imported(path.read_text(encoding="utf-8"))
        if not wanted & {canonicalize_name(home) for home in homes.get(name, [name])}
    }
    assert missing == set()


def test_an_undeclared_import_is_found() -> None:
    """Imports in functions and of parts of packages count; the standard library's and ours do not."""
    ours = "import os.path\nfrom greenshoe import x\nfrom tests.y import z\nfrom . import w\n"
    assert imported(f"{ours}def f():\n    import a.b, c\n") == {"a", "c"}


def imported(source: str) -> set[str]:
    """Return the top-level names that a file imports from other projects."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return {name.partition(".")[0] for name in names} - sys.stdlib_module_names - {"greenshoe", "tests", "tools"}
