"""Printing for a person or a pipe: reports on standard output, mistakes and progress on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from greenshoe.checking.finding import Checked

T = TypeVar("T")


class ReaderGone(Exception):
    """Whoever read our output has stopped reading: there is nobody to tell anything."""


def say(text: str) -> None:
    """Print *text* as it is, with colors where a person reads it at a terminal. Raise ``ReaderGone``."""
    try:
        if sys.stdout.isatty():
            from rich.console import Console

            from greenshoe.report.plain import paint

            Console(highlight=False, markup=False, emoji=False).print(paint(text), soft_wrap=True, end="")
        else:
            sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise ReaderGone from None


def print_findings(checked: Sequence[Checked]) -> None:
    """Print what was found in documents, if anything, with a blank line after it. Raise ``ReaderGone``."""
    from greenshoe.report.plain import findings

    found = findings(checked)
    if found:
        say(f"{found}\n")


def complain(text: str) -> None:
    """Print one or more lines on standard error; a reader that is gone does not matter there."""
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except BrokenPipeError:
        pass


def with_progress(things: Iterable[T], total: int, what: str) -> Iterator[T]:
    """Yield *things*, with a bar on standard error while a person waits there for several of them."""
    if total <= 1 or not sys.stderr.isatty():
        yield from things
        return
    from rich.console import Console
    from rich.progress import Progress

    # What is printed meanwhile goes above the bar; a pipe on standard output stays a pipe.
    bar = Progress(console=Console(stderr=True), transient=True, redirect_stdout=sys.stdout.isatty())
    with bar:
        yield from bar.track(things, total=total, description=what)


def split_commas(values: Sequence[str] | None) -> tuple[str, ...]:
    """Return the items of options that may be repeated or hold several items with commas between."""
    items = [item.strip() for value in values or () for item in value.split(",")]
    return tuple(dict.fromkeys(item for item in items if item))
