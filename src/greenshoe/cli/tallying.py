"""Adding up the results of a batch: mistakes told as they come, the verdict and the exit code at the end."""

from __future__ import annotations

from greenshoe.batch.results import Result
from greenshoe.cli.ending import BUG, CLEAN, COULD_NOT_RUN, FINDINGS, tell_bug
from greenshoe.cli.printing import complain
from greenshoe.law.rule import Severity
from greenshoe.report import Verdict, verdict


class Tally:
    """What a run comes to so far."""

    def __init__(self, fail_on: Severity, done: str) -> None:
        """Start with nothing counted; findings at or above *fail_on* fail the run. *done* is what files are."""
        self._fail_on, self._done = fail_on, done
        self.verdict: Verdict = verdict((), fail_on)
        self.mistaken = 0
        """Files that could not be worked on."""
        self._bugs = 0

    def count(self, result: Result) -> Result:
        """Add *result*, tell its mistakes on standard error, and return it."""
        self.verdict += verdict(result.checked, self._fail_on)
        for mistake in result.mistakes:
            complain(str(mistake))
        if result.bug:
            self._bugs += 1
            last = result.bug.strip().splitlines()[-1]
            kind, _, message = last.partition(": ")
            tell_bug(f"{result.path}: {kind}", message, result.bug)
        self.mistaken += bool(result.mistakes or result.bug)
        return result

    @property
    def exit_code(self) -> int:
        """Our bug before the user's mistakes before findings."""
        if self._bugs:
            return BUG
        if self.mistaken or not self.verdict.documents:
            return COULD_NOT_RUN
        return FINDINGS if self.verdict.failing else CLEAN

    def __str__(self) -> str:
        """Return the line that ends the report: a run that left a file out does not pass."""
        if not self.mistaken:
            return str(self.verdict)
        files = f"{self.mistaken} file{'' if self.mistaken == 1 else 's'} could not be {self._done}"
        return f"fail: {str(self.verdict).partition(': ')[2]}; {files}"
