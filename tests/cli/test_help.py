"""Help: every option in the domain's words, generated into the manual, and cheap."""

from __future__ import annotations

import inspect
import subprocess
import sys

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from greenshoe import __version__
from greenshoe.cli.app import app
from greenshoe.cli.manual import write_manual
from tests.cli.command import ROOT, greenshoe

DESIGN = {
    "lint-templates": set(),
    "init": {"--deal"},
    "draft": {"--output", "-o", "-d", "--document", "-f", "--final", "--on", "--library", "-j", "--fail-on"},
    "check": {"--against", "--on", "--to", "--format", "--fail-on", "--library"},
    "rules": {"--authority", "--on", "--evidence", "--unverified", "--library"},
    "explain": {"--on", "--library"},
    "checklist": {"--format", "--on", "--library"},
    "schema": set(),
}
"""The commands and options that users were promised."""


def test_manual_is_generated() -> None:
    """docs/commands.md is what the commands say of themselves; python -m greenshoe.cli.manual writes it."""
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == write_manual()


def test_commands_are_those_of_the_design() -> None:
    """There is each command that was promised, and no other."""
    names = {command.callback.__name__.replace("_", "-") for command in app.registered_commands if command.callback}
    assert names == set(DESIGN)


@pytest.mark.parametrize("command", DESIGN)
def test_help_has_every_option_and_an_example(command: str) -> None:
    """The help of a command shows each of its options and how the command is typed."""
    shown = CliRunner().invoke(app, [command, "--help"], terminal_width=100).output
    options = {
        name
        for parameter in get_command(app).commands[command].params  # type: ignore[attr-defined]
        for name in parameter.opts
        if name.startswith("-")
    }
    assert DESIGN[command] <= options
    assert all(name in shown for name in options)
    assert f"  greenshoe {command}" in shown


def test_wording_has_no_programmers_words() -> None:
    """Types of Python do not show in the help."""
    assert not [word for word in ("<str>", "list[", "None", "TEXT", "bool") if word in write_manual()]


def test_version() -> None:
    """--version prints the name and the version."""
    done = greenshoe("--version")
    assert (done.returncode, done.stdout) == (0, f"greenshoe {__version__}\n")


def test_no_argument_shows_help() -> None:
    """The bare command shows its help, and says by its exit code that nothing ran."""
    done = greenshoe()
    assert done.returncode == 2
    assert "Commands:" in done.stdout + done.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], []])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    """Help and version load no model of the facts, no law, no template engine, no reader and no PDF engine."""
    script = f"""
        import sys
        from greenshoe.cli import run
        run({arguments!r})
        heavy = {{"pydantic", "jinja2", "yaml", "rich", "lxml", "weasyprint", "babel", "greenshoe.offering"}}
        print(sorted(heavy & set(sys.modules)), file=sys.stderr)
    """
    done = subprocess.run(
        [sys.executable, "-c", inspect.cleandoc(script)], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stderr.splitlines()[-1] == "[]"


def test_check_imports_no_pdf_engine() -> None:
    """Checking a document loads the readers and the law, not the engine that makes PDFs."""
    script = """
        import sys
        from greenshoe.cli import run
        code = run(["check", "-"])
        print(code, "weasyprint" in sys.modules, file=sys.stderr)
    """
    done = subprocess.run(
        [sys.executable, "-c", inspect.cleandoc(script)],
        input="Example Corp announces an offering.",
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stderr.strip() in {"0 False", "1 False"}
