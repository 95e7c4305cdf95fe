"""``greenshoe check``."""

from __future__ import annotations

from collections.abc import Sequence

from greenshoe import __version__
from greenshoe.batch.documents import Inspection, check_files
from greenshoe.cli.options import law_date
from greenshoe.cli.printing import print_findings, say, split_commas, with_progress
from greenshoe.cli.tallying import Tally
from greenshoe.errors import refuse
from greenshoe.law.rule import Severity
from greenshoe.library import Library
from greenshoe.report import formats, render


def check_and_report(
    files: Sequence[str],
    *,
    against: str | None,
    on: str | None,
    to: Sequence[str] | None,
    form: str,
    fail_on: Severity,
    folders: Sequence[str] | None,
) -> int:
    """Check *files* and print the report in the format *form*; return the exit code.

    Raise ``UserError`` for options that do not read.
    """
    if form not in formats():
        raise refuse("--format", f"there is no report format {form!r}", f"write one of: {', '.join(formats())}")
    inspection = Inspection(Library(*(folders or ())), against, law_date(on), split_commas(to) or None)
    tally = Tally(fail_on, "checked")
    results = with_progress(check_files(files, inspection), len(files), "Checking")
    if form == "plain":
        for result in results:
            print_findings(result.checked)
            tally.count(result)
        say(f"{tally}\n")
        return tally.exit_code
    checked = [found for result in results for found in tally.count(result).checked]
    if not tally.mistaken:  # half a report would pass for a whole one
        say(render(form, checked, fail_on=fail_on, tool_version=__version__))
    return tally.exit_code
