"""``greenshoe draft``."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from greenshoe import __version__
from greenshoe.batch.deals import Instructions, draft_deals, moment
from greenshoe.batch.results import Result
from greenshoe.batch.writing import folders as folders_of
from greenshoe.batch.writing import placed, write_deal
from greenshoe.cli.options import law_date
from greenshoe.cli.printing import complain, print_findings, say, split_commas, with_progress
from greenshoe.cli.tallying import Tally
from greenshoe.errors import UserError, refuse
from greenshoe.law.rule import Severity
from greenshoe.library import Library
from greenshoe.report import fails, plain
from greenshoe.writing import in_ascii

FORMATS = ("html", "pdf")


def draft_and_write(  # noqa: PLR0913 - one parameter for each option
    deals: Sequence[str],
    *,
    output: str,
    documents: Sequence[str] | None,
    formats: Sequence[str] | None,
    ascii_only: bool,
    final: bool,
    on: str | None,
    folders: Sequence[str] | None,
    jobs: int,
    fail_on: Severity,
) -> int:
    """Draft and check *deals*, write them below the folder *output* and print the findings; return the exit code.

    Raise ``UserError`` for options that do not read, and for a library that does not.
    """
    forms = split_commas(formats) or FORMATS
    if ascii_only and not any(map(in_ascii, forms)):
        raise refuse("--ascii", f"{', '.join(forms)} cannot be written in ASCII", 'add "-f txt", or leave it out')
    instructions = Instructions(
        library=Library(*(folders or ())),
        documents=split_commas(documents),
        formats=forms,
        ascii_only=ascii_only,
        on=law_date(on),
        final=final,
        jobs=jobs,
        at=moment(os.environ.get("SOURCE_DATE_EPOCH")),
    )
    desk = _Desk(Path(output), final=final)
    tally = Tally(fail_on, "drafted")
    for result in with_progress(draft_deals(deals, instructions), len(deals), "Drafting"):
        tally.count(desk.deliver(result))
    say(f"{tally}\n")
    return tally.exit_code


class _Desk:
    """Writes drafts and prints what was found in them."""

    def __init__(self, output: Path, *, final: bool) -> None:
        self._output, self._final = output, final
        self._taken: dict[str, str] = {}

    def deliver(self, result: Result) -> Result:
        """Write the drafts of *result* and print its findings; return it, with the mistakes of writing added."""
        result = replace(result, checked=placed(result.documents, self._output))
        print_findings(result.checked)
        if schedule := plain.open_points([point for each in result.documents for point in each.open_points]):
            say(f"{schedule}\n")
        if not result.documents:
            return result
        try:
            self._write(result)
        except UserError as error:
            return replace(result, mistakes=(*result.mistakes, *error.mistakes))
        return result

    def _write(self, result: Result) -> None:
        for folder in folders_of(result):
            first = self._taken.setdefault(folder, result.path)
            if first != result.path:
                what = f"its drafts would replace those of {first} in {self._output / folder}"
                raise refuse(result.path, what, "give the deal another name")
        if self._final and any(fails(finding, "error") for checked in result.checked for finding in checked):
            complain(f"{result.path}: nothing final is written while a finding is an error; cure it and draft again")
            return
        for path in write_deal(result, self._output, __version__):
            say(f"wrote {path}\n")
        say("\n")
