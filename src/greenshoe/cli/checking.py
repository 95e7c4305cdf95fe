"""``greenshoe check``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from greenshoe import __version__
from greenshoe.batch.documents import Inspected, Inspection, Order, inspect_files
from greenshoe.batch.inputs import gather
from greenshoe.batch.results import Result
from greenshoe.checking.baseline import Baseline, Entry, Ledger, baseline_of, named_from, read_baseline
from greenshoe.cli.options import law_date
from greenshoe.cli.printing import complain, say, split_commas, with_progress
from greenshoe.cli.tallying import Tally
from greenshoe.errors import UserError, refuse
from greenshoe.law.rule import Severity
from greenshoe.library import Library
from greenshoe.report import Run, Subject, formats, plain, render
from greenshoe.writing import write_bytes


@dataclass(frozen=True)
class Wanted:
    """What the user wants of a report."""

    form: str
    fail_on: Severity
    output: str | None = None
    """The file to write it to; None prints it."""
    baseline: str | None = None
    write_baseline: str | None = None


def check_and_report(
    files: Sequence[str],
    wanted: Wanted,
    *,
    against: str | None,
    on: str | None,
    to: Sequence[str] | None,
    facts: Sequence[str] | None,
    folders: Sequence[str] | None,
) -> int:
    """Check *files* and report as *wanted*; return the exit code.

    Raise ``UserError`` for options that do not read.
    """
    if wanted.form not in formats():
        raise refuse("--format", f"there is no report format {wanted.form!r}", f"write one of: {', '.join(formats())}")
    inspection = Inspection(Library(*(folders or ())), against, law_date(on), split_commas(to) or None)
    order = Order(inspection, _facts(facts or ()), with_text=wanted.form == "html")
    desk = _Desk(wanted, inspection.library)
    inputs = gather(files)
    for note in inputs.notes:
        complain(note)
    for result in with_progress(inspect_files(inputs.files, order), len(inputs.files), "Checking"):
        desk.take(result)
    return desk.close()


def _facts(written: Sequence[str]) -> dict[str, str]:
    """Return the facts that ``--set`` gives; raise UserError with all that do not read."""
    odd = [each for each in written if not each.partition("=")[1] or not each.partition("=")[0].strip()]
    if odd:
        cure = "write the fact, an equals sign and its value: stage=priced"
        raise UserError(mistake for each in odd for mistake in refuse("--set", f"{each!r} sets nothing", cure).mistakes)
    return {name.strip(): value.strip() for name, _, value in (each.partition("=") for each in written)}


class _Desk:
    """Takes results as they come, sets aside what the baseline knows, and reports."""

    def __init__(self, wanted: Wanted, library: Library) -> None:
        self._wanted, self._library = wanted, library
        self._tally = Tally(wanted.fail_on, "checked")
        self._subjects: list[Subject] = []
        self._ledger = Ledger(read_baseline(wanted.baseline)) if wanted.baseline else None

    @property
    def _prints(self) -> bool:
        """Whether findings are printed as they come."""
        return self._wanted.form == "plain" and not self._wanted.output

    def take(self, result: Result) -> None:
        """Count one result, and print it where that is what the user wants."""
        found = result.subjects if isinstance(result, Inspected) else ()
        if self._ledger is not None and self._wanted.baseline:
            found = tuple(_parted(each, self._ledger, self._wanted.baseline) for each in found)
        self._subjects += found
        self._tally.count(replace(result, checked=tuple(each.checked for each in found)))
        known = sum(len(each.known) for each in found)
        self._tally.verdict = replace(self._tally.verdict, known=self._tally.verdict.known + known)
        if self._prints and (told := plain.findings(found)):
            say(f"{told}\n")

    def close(self) -> int:
        """Write and print what is left to tell, and return the exit code."""
        if self._wanted.write_baseline:
            return self._write_baseline(self._wanted.write_baseline)
        run = Run(self._wanted.fail_on, __version__, baseline=self._wanted.baseline, gone=self._gone)
        if self._prints:
            say("".join([f"{told}\n" if (told := plain.gone(run)) else "", f"{self._tally}\n"]))
        elif not self._tally.mistaken:  # half a report would pass for a whole one
            self._report(run)
        return self._tally.exit_code

    @property
    def _gone(self) -> tuple[Entry, ...]:
        return self._ledger.gone if self._ledger else ()

    def _report(self, run: Run) -> None:
        report = render(
            self._wanted.form,
            self._subjects,
            fail_on=run.fail_on,
            tool_version=run.tool_version,
            law=self._library.law,
            baseline=run.baseline,
            gone=run.gone,
        )
        if self._wanted.output is None:
            say(report)
            return
        written = write_bytes(Path(self._wanted.output), report.encode("utf-8", "backslashreplace"))
        say(f"wrote {written}\n{self._tally}\n")

    def _write_baseline(self, path: str) -> int:
        """Write all that was found to the baseline at *path*, unless a file could not be checked.

        What the baseline in use holds of other documents stays.
        """
        if self._tally.mistaken or not self._tally.verdict.documents:
            return self._tally.exit_code
        kept = self._ledger.unchecked if self._ledger else ()
        made = baseline_of(((_name(each, path), each.findings) for each in self._subjects), kept)
        say(f"wrote {write_bytes(Path(path), made.render().encode('utf-8', 'backslashreplace'))}: {_counted(made)}\n")
        return 0


def _counted(made: Baseline) -> str:
    findings, documents = sum(entry.times for entry in made.findings), len({entry.document for entry in made.findings})
    return f"{findings} finding{'' if findings == 1 else 's'} of {documents} document{'' if documents == 1 else 's'}"


def _name(subject: Subject, baseline: str) -> str:
    """Return the name of a document in the baseline; a draft has no file, and goes by its own path."""
    path = subject.checked.path
    return path if subject.deal else named_from(Path(baseline).resolve().parent, path)


def _parted(subject: Subject, ledger: Ledger, baseline: str) -> Subject:
    """Return *subject* with what the baseline knows of it set aside."""
    new, known = ledger.part(_name(subject, baseline), subject.checked.findings)
    return replace(subject, checked=subject.checked.model_copy(update={"findings": new}), known=known)
