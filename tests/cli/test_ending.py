"""How commands end: exit codes, mistakes as lines, bugs as one line, readers that go away."""

from __future__ import annotations

import subprocess
import time

import pytest

from greenshoe.cli import run, schemas
from tests.cli.command import COMMAND, greenshoe


def test_mistyped_option_exits_2() -> None:
    """An option that does not exist is told with the command's usage."""
    done = greenshoe("check", "--frmat", "json", "x.txt")
    assert done.returncode == 2
    assert "No such option" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["schema", "deal"], "schema: there is no schema of 'deal'; write one of: offering, rule, statement\n"),
        (
            ["check", "a.txt", "--format", "xml"],
            "--format: there is no report format 'xml'; write one of: github, html, json, junit, plain, sarif\n",
        ),
        (["check", "a.txt", "--on", "1/2/26"], "--on: '1/2/26' is not a date; write year, month and day: 2026-11-23\n"),
        (
            ["draft", "a.yaml", "--library", "nowhere"],
            "nowhere: there is no such folder; name the folder of a library\n",
        ),
        (
            ["init", "--deal", "convertable-note"],
            "--deal: there is no example of a 'convertable-note' deal; did you mean \"convertible-note\"?\n",
        ),
        (["rules", "us/no-ofer"], "rules: there is no rule 'us/no-ofer'; did you mean \"us/no-offer\"?\n"),
    ],
)
def test_users_mistake_is_one_line(arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong argument exits with 2 and one line: where, what, cure."""
    assert run(arguments) == 2
    assert capsys.readouterr().err == line


def test_bug_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """An error of our own exits with 70 and one line that says how to report it."""
    monkeypatch.delenv("GREENSHOE_DEBUG", raising=False)
    monkeypatch.setattr(schemas, "write_schema", _broken)
    assert run(["schema"]) == 70
    told = capsys.readouterr().err
    assert told.startswith("greenshoe has a bug: ZeroDivisionError: by zero or so; please report it")
    assert told.count("\n") == 1


def test_bug_has_its_traceback_on_demand(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """GREENSHOE_DEBUG=1 adds the traceback."""
    monkeypatch.setenv("GREENSHOE_DEBUG", "1")
    monkeypatch.setattr(schemas, "write_schema", _broken)
    assert run(["schema"]) == 70
    assert "in _broken" in capsys.readouterr().err


def test_reader_that_goes_away_is_no_error() -> None:
    """A closed pipe ends the command quietly, with the exit code that shells know."""
    command = subprocess.Popen([*COMMAND, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert command.stdout is not None
    command.stdout.close()
    _, told = command.communicate(timeout=60)
    assert (command.returncode, told) == (141, b"")


def test_interrupt_that_python_swallows_is_sent_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C in a place where Python cannot raise it still ends the command, and says nothing."""

    class Swallowing:
        def __del__(self) -> None:
            raise KeyboardInterrupt

    def write_schema(subject: str) -> str:
        held = Swallowing()
        del held
        time.sleep(20)
        return subject

    monkeypatch.setattr(schemas, "write_schema", write_schema)
    assert run(["schema"]) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_output_is_utf8_whatever_the_locale(locale: str) -> None:
    """Bullets, quotation marks and accents come out as UTF-8 where the locale knows none of them."""
    env = {"LANG": locale, "LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = greenshoe("init", "-", env=env)
    assert done.returncode == 0
    assert "[●]" in done.stdout


def _broken(subject: str) -> str:
    raise ZeroDivisionError("by zero\nor so")
