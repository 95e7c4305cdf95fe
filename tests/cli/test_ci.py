"""What CI runs: the script of the GitHub Action, in the shell that it runs in there, and the hooks of pre-commit."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.main import get_command

from greenshoe.cli.app import app
from tests.cli.command import ROOT

BARE = "Example Corp Announces Offering\n\nExample Corp (Nasdaq: EXMP) today announced an offering of notes, TBD.\n"


@pytest.fixture(scope="module")
def action() -> Any:
    """The GitHub Action."""
    return yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def _run(action: Any, folder: Path, **given: str) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
    """Run the step that checks with the inputs *given*, as GitHub's runner does; return its end and its outputs."""
    (step,) = [each for each in action["runs"]["steps"] if each.get("id") == "check"]
    values = {name: each.get("default", "") for name, each in action["inputs"].items()} | given
    env = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: values[found.group(1)], value)
        for name, value in step["env"].items()
    }
    outputs = folder / "outputs"
    outputs.touch()
    binaries = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
        cwd=folder,
        env={**os.environ, **env, "GITHUB_OUTPUT": str(outputs), "PATH": binaries},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    lines = outputs.read_text(encoding="utf-8").splitlines()
    return done, dict(line.split("=", 1) for line in lines)


def test_action_annotates_and_writes_its_files(action: Any, tmp_path: Path) -> None:
    """Releases are found by pattern in folders below, annotated, logged and copied; the exit code is the check's."""
    (tmp_path / "releases" / "new").mkdir(parents=True)
    (tmp_path / "releases" / "new" / "r.txt").write_text(BARE, encoding="utf-8")
    given = {"files": "releases/**/*.txt", "to": "us", "upload-sarif": "true", "copy": "copy.html"}
    done, outputs = _run(action, tmp_path, **given)
    assert done.returncode == 1
    assert outputs == {"sarif": "greenshoe.sarif", "exit-code": "1"}
    assert re.search(r"^::warning file=releases/new/r\.txt,line=3,", done.stdout, re.MULTILINE)
    assert (tmp_path / "greenshoe.sarif").is_file()
    assert (tmp_path / "copy.html").is_file()


def test_action_without_files_does_not_pass(action: Any, tmp_path: Path) -> None:
    """A pattern that names nothing is an error, not a check that passes."""
    done, outputs = _run(action, tmp_path, files="releases/*.html")
    assert (done.returncode, outputs) == (2, {"exit-code": "2"})
    assert done.stdout.startswith("::error title=greenshoe::")


def test_action_runs_nothing_that_its_inputs_hold(action: Any, tmp_path: Path) -> None:
    """An input is never text of a script: every expression stands in the environment."""
    for step in action["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
    _run(action, tmp_path, files="$(touch ran) `touch ran` ;touch ran", to='"; touch ran; "')
    assert not (tmp_path / "ran").exists()


def test_every_option_that_ci_uses_exists(action: Any) -> None:
    """The action and the hooks call the command with options that it has."""
    command = get_command(app).commands["check"]  # type: ignore[attr-defined]
    known = {name for each in command.params for name in each.opts}
    (step,) = [each for each in action["runs"]["steps"] if each.get("id") == "check"]
    used = set(re.findall(r"(?<=[\s(])--[a-z][a-z-]+", step["run"]))
    assert {"--format", "--fail-on", "--baseline"} <= used <= known


def test_hooks_take_releases_and_deals() -> None:
    """A hook for releases and one for deals run the check, each on the files that it reads."""
    hooks = {each["id"]: each for each in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    assert {each["entry"] for each in hooks.values()} == {"greenshoe check"}
    assert re.search(hooks["greenshoe-check"]["files"], "releases/a.html")
    assert not re.search(hooks["greenshoe-check"]["files"], "src/a.py")
    assert re.search(hooks["greenshoe-check-deals"]["files"], "deals/a.yaml")
