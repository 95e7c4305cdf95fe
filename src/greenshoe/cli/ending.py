"""How a command ends: mistakes as lines, a bug as one line, and an exit code that a script can trust."""

from __future__ import annotations

import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from typing import TYPE_CHECKING

import typer

from greenshoe.cli.app import app
from greenshoe.cli.printing import ReaderGone, complain
from greenshoe.errors import UserError

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

CLEAN = 0
FINDINGS = 1
COULD_NOT_RUN = 2
BUG = 70
INTERRUPTED = 130
"""As shells report a process that Ctrl-C ended."""
READER_GONE = 141
"""As shells report a process whose reader went away."""
TERMINATED = 143


def main() -> None:
    """Run the command that the process was started with, and exit with its code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; nothing that goes wrong leaves this function."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # Whatever the locale says; what is no character at all prints as its code.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if threading.current_thread() is not threading.main_thread():  # the program around us handles its signals
        return _ended(arguments)
    before = signal.signal(signal.SIGTERM, _terminate), sys.unraisablehook
    sys.unraisablehook = _insist
    try:
        return _ended(arguments)
    finally:
        signal.signal(signal.SIGTERM, before[0])
        sys.unraisablehook = before[1]


def _ended(arguments: Sequence[str]) -> int:
    try:
        code = app(list(arguments), prog_name="greenshoe", standalone_mode=False)
        sys.stdout.flush()
    except (ReaderGone, BrokenPipeError):
        _silence(sys.stdout)
        return READER_GONE
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else CLEAN
    except Exception as error:
        return _told(error)
    return code if isinstance(code, int) else CLEAN


def _told(error: Exception) -> int:
    """Tell the user of *error* on the standard error stream, and return the exit code that belongs to it."""
    if isinstance(error, UserError):
        for mistake in error.mistakes:
            complain(str(mistake))
        return COULD_NOT_RUN
    if isinstance(error, OSError):
        from greenshoe.batch.results import system_mistake

        complain(str(system_mistake(error)))
        return COULD_NOT_RUN
    show: Callable[[], None] | None = getattr(error, "show", None)
    if show is not None and isinstance(getattr(error, "exit_code", None), int):  # a mistyped option: typer's own words
        show()
        return COULD_NOT_RUN
    return tell_bug(type(error).__name__, str(error), "".join(traceback.format_exception(error)))


def tell_bug(kind: str, message: str, trace: str) -> int:
    """Tell of an error of our own in one line, with its traceback where GREENSHOE_DEBUG asks for it."""
    debugging = os.environ.get("GREENSHOE_DEBUG") == "1"
    if debugging:
        complain(trace.rstrip())
    what = " ".join(f"{kind}: {message}".split())[:300]
    how = "" if debugging else "; please report it with what GREENSHOE_DEBUG=1 prints for the same command"
    complain(f"greenshoe has a bug: {what}{how}")
    return BUG


def _terminate(number: int, frame: object) -> None:
    """End as Ctrl-C does, so that worker processes end too and no file is left half-written."""
    raise SystemExit(TERMINATED)


def _insist(lost: UnraisableHookArgs) -> None:
    """Send a signal again that came where Python cannot raise it, such as between a fork and what follows it."""
    if not isinstance(lost.exc_value, (KeyboardInterrupt, SystemExit)):
        sys.__unraisablehook__(lost)
        return
    again = signal.SIGINT if isinstance(lost.exc_value, KeyboardInterrupt) else signal.SIGTERM
    threading.Timer(0.05, os.kill, (os.getpid(), again)).start()


def _silence(stream: object) -> None:
    """Point a stream without a reader at nothing, so that Python does not complain of it on leaving."""
    if isinstance(stream, TextIOWrapper):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
