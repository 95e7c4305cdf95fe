"""``greenshoe lint-templates``."""

from __future__ import annotations

from greenshoe.cli.ending import CLEAN, COULD_NOT_RUN, FINDINGS
from greenshoe.cli.printing import say, with_progress
from greenshoe.linting import Linter


def lint_library(folder: str | None) -> int:
    """Lint the templates of the library in *folder*, or of the built-in one, and print the slips; return the exit code.

    Raise ``UserError`` for a folder that is no library, and for one whose law does not read.
    """
    linter = Linter(folder)
    for _ in with_progress(linter.steps(), linter.expected, "Linting"):
        pass
    report = linter.report()
    for slip in report.slips:
        say(f"{slip}\n")
    say(f"{report}\n")
    if report.slips:
        return FINDINGS
    return COULD_NOT_RUN if report.unproven else CLEAN
