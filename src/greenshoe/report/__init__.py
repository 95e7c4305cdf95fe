"""Findings told to a reader or to a machine: each module of this folder is a format, and its name is the format's.

A format is a module with a function ``render(checked, *, fail_on, tool_version) -> str``, pure in its arguments.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Sequence
from importlib import import_module

from greenshoe.checking.finding import Checked
from greenshoe.errors import refuse
from greenshoe.law.rule import Severity
from greenshoe.report._verdict import SEVERITIES, Verdict, fails, verdict

__all__ = ["SEVERITIES", "Verdict", "fails", "formats", "render", "verdict"]


def formats() -> tuple[str, ...]:
    """Return the names of the report formats, sorted."""
    return tuple(sorted(found.name for found in pkgutil.iter_modules(__path__) if not found.name.startswith("_")))


def render(form: str, checked: Sequence[Checked], *, fail_on: Severity, tool_version: str) -> str:
    """Return the report of *checked* in the format named *form*.

    Raise ``UserError`` where there is no such format.
    """
    if form not in formats():
        raise refuse("--format", f"there is no report format {form!r}", f"write one of: {', '.join(formats())}")
    report: str = import_module(f"greenshoe.report.{form}").render(checked, fail_on=fail_on, tool_version=tool_version)
    return report
