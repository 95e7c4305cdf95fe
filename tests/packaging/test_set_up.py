"""The set-up: what it installs where it may, what it prints where it may not, and that it does nothing twice."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

PYTHON = """#!/bin/sh
case "$*" in
    *version_info\\ *) exit 0 ;;
    *sys.version\\)*) echo 3.11.2 ;;
    *%d.%d*) echo 3.11 ;;
    *ctypes*) [ -f "$MACHINE/installed" ] ;;
    *ensurepip,*) [ -f "$MACHINE/installed" ] ;;
    "-m venv "*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" && echo "python $*" >> "$MACHINE/log" ;;
    *) echo "python $*" >> "$MACHINE/log" ;;
esac
"""
APT = """#!/bin/sh
echo "apt-get $*" >> "$MACHINE/log"
[ "$1" = update ] && touch "$MACHINE/updated" && exit 0
[ -f "$MACHINE/updated" ] && touch "$MACHINE/installed"
"""
PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 python3.11-venv"


@dataclass(frozen=True)
class Machine:
    """A pretended machine with a copy of the set-up."""

    folder: Path
    user: int = 0

    def set_up(self, mode: str = "run", **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the set-up on it, with none of this process's environment."""
        script = self.folder / "bin" / "id"
        script.write_text(f"#!/bin/sh\necho {self.user}\n")
        script.chmod(0o755)
        command = [str(self.folder / "project" / "tools" / "set-up"), mode]
        variables = {"PATH": str(self.folder / "bin"), "MACHINE": str(self.folder), **environment}
        return subprocess.run(command, env=variables, capture_output=True, text=True, check=False, timeout=60)

    @property
    def log(self) -> list[str]:
        """What its commands were asked to do."""
        log = self.folder / "log"
        return log.read_text().splitlines() if log.exists() else []


@pytest.fixture
def machine(repository: Path, tmp_path: Path) -> Machine:
    """A bare machine on which we are root."""
    project = tmp_path / "project"
    for name in ("tools/set-up", "pyproject.toml", "requirements/run.txt", "requirements/test.txt"):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(repository / name, project / name)
    (tmp_path / "bin").mkdir()
    for name, text in (("python3", PYTHON), ("apt-get", APT), ("uname", "#!/bin/sh\necho Linux\n")):
        script = tmp_path / "bin" / name
        script.write_text(text)
        script.chmod(0o755)
    for name in ("sh", "cat", "cksum", "cp", "dirname", "mkdir", "touch"):
        (tmp_path / "bin" / name).symlink_to(f"/bin/{name}" if Path(f"/bin/{name}").exists() else f"/usr/bin/{name}")
    return Machine(tmp_path)


def test_root_on_debian_gets_everything(machine: Machine) -> None:
    """The system's libraries, the environment, the locked dependencies with hashes, and the project, in this order."""
    told = machine.set_up()
    assert told.returncode == 0, told
    assert machine.log == [
        f"apt-get install -y --no-install-recommends {PACKAGES}",
        "apt-get update",
        f"apt-get install -y --no-install-recommends {PACKAGES}",
        "python -m venv .venv",
        "python -m pip --version",
        "python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt",
        "python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .",
    ]


def test_the_second_run_does_nothing(machine: Machine) -> None:
    """A stamp ends the second run at once; a changed lock or another mode starts it again."""
    machine.set_up()
    done = machine.log
    assert machine.set_up().returncode == 0
    assert machine.log == done
    with (machine.folder / "project" / "requirements" / "run.txt").open("a") as lock:
        lock.write("# new\n")
    machine.set_up()
    assert len(machine.log) > len(done)


def test_an_environment_for_tests_also_runs(machine: Machine) -> None:
    """After the tests' set-up, drafting needs none."""
    machine.set_up("test")
    done = machine.log
    machine.set_up("run")
    assert machine.log == done


def test_others_are_told_the_one_line(machine: Machine) -> None:
    """Whoever may not install is told one line that installs all that is missing, and nothing is made."""
    told = Machine(machine.folder, user=1000).set_up()
    assert told.returncode == 1
    assert f"    sudo apt-get install -y --no-install-recommends {PACKAGES}" in told.stderr.splitlines()
    assert machine.log == []


def test_an_active_environment_is_used(machine: Machine) -> None:
    """With an environment active, no other is made."""
    active = machine.folder / "active" / "bin"
    active.mkdir(parents=True)
    shutil.copy(machine.folder / "bin" / "python3", active / "python")
    told = machine.set_up(VIRTUAL_ENV=str(active.parent))
    assert told.returncode == 0, told
    assert not (machine.folder / "project" / ".venv").exists()
    assert not [line for line in machine.log if "venv" in line and line.startswith("python")]


def test_a_browser_is_installed_in_ci_alone(machine: Machine) -> None:
    """What the tests of the screen need is installed where no test may be skipped."""
    machine.set_up("test")
    assert "chromium" not in " ".join(machine.log)
    machine.set_up("test", CI="true")
    assert machine.log[-4] == "apt-get install -y --no-install-recommends chromium"


def test_an_unknown_mode_is_refused(machine: Machine) -> None:
    """A typing error does not set up something else."""
    assert machine.set_up("tests").returncode == 2


@pytest.mark.parametrize("active", [None, "gone", "there"])
def test_make_uses_the_same_environment(repository: Path, active: str | None, tmp_path: Path) -> None:
    """The targets run in the active environment where there is one, else in .venv."""
    environment = {key: value for key, value in os.environ.items() if key != "VIRTUAL_ENV"}
    if active:
        environment["VIRTUAL_ENV"] = str(tmp_path / active)
    (tmp_path / "there" / "bin").mkdir(parents=True)
    (tmp_path / "there" / "bin" / "python").touch()
    made = subprocess.run(
        ["make", "-n", "demo"], cwd=repository, env=environment, capture_output=True, text=True, check=True
    )
    expected = str(tmp_path / "there") if active == "there" else ".venv"
    assert f"{expected}/bin/greenshoe draft examples/aptorum.yaml -o output" in made.stdout
