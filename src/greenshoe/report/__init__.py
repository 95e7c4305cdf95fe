"""Findings told to a reader or to a machine: each module of this folder is a format, and its name is the format's.

A format is a module with a function ``render(subjects, run) -> str``, pure in its arguments.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Sequence
from importlib import import_module

from greenshoe.checking.baseline import Entry
from greenshoe.checking.finding import Checked
from greenshoe.errors import refuse
from greenshoe.law.law import Law
from greenshoe.law.rule import Severity
from greenshoe.report._subject import Run, Subject, subjects
from greenshoe.report._verdict import SEVERITIES, Verdict, fails, verdict

__all__ = ["SEVERITIES", "Run", "Subject", "Verdict", "fails", "formats", "render", "verdict"]


def formats() -> tuple[str, ...]:
    """Return the names of the report formats, sorted."""
    return tuple(sorted(found.name for found in pkgutil.iter_modules(__path__) if not found.name.startswith("_")))


def render(
    form: str,
    checked: Iterable[Checked | Subject],
    *,
    fail_on: Severity,
    tool_version: str,
    law: Law | None = None,
    baseline: str | None = None,
    gone: Sequence[Entry] = (),
) -> str:
    """Return the report of *checked* in the format named *form*.

    *law* is that which was applied; with it, a report tells more of each rule. *gone* is what the file *baseline*
    holds and was not found. Raise ``UserError`` where there is no such format.
    """
    if form not in formats():
        raise refuse("--format", f"there is no report format {form!r}", f"write one of: {', '.join(formats())}")
    run = Run(fail_on, tool_version, law, baseline, tuple(gone))
    report: str = import_module(f"greenshoe.report.{form}").render(subjects(checked), run)
    return report
