"""Batches: answers in order, errors as values, and workers that end with their batch."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenshoe.batch.crew import in_order
from greenshoe.batch.results import Result, as_value
from greenshoe.errors import UserError, refuse


@settings(max_examples=8, deadline=None)
@given(st.lists(st.integers(0, 20), max_size=30), st.integers(1, 4))
def test_answers_come_in_the_order_of_the_things(pauses: list[int], jobs: int) -> None:
    """However long each takes, the answers are those of a plain loop."""

    def work(pause: int) -> tuple[int, int]:
        time.sleep(pause / 2000)
        return pause, pause * pause

    assert list(in_order(work, pauses, jobs)) == [work(pause) for pause in pauses]


def test_jobs_are_processes() -> None:
    """Two jobs are two processes, neither of them ours; one job is this very process."""

    def work(_: int) -> int:
        time.sleep(0.02)
        return os.getpid()

    assert len(set(in_order(work, range(12), 2)) - {os.getpid()}) == 2
    assert set(in_order(work, range(3), 1)) == {os.getpid()}


def test_large_answers_do_not_block() -> None:
    """Answers larger than a pipe holds come through, however slowly they are taken."""
    taken = []
    for answer in in_order(bytes, [3_000_000] * 6, 2):
        time.sleep(0.01)
        taken.append(len(answer))
    assert taken == [3_000_000] * 6


def test_closing_the_batch_ends_its_workers(tmp_path: Path) -> None:
    """A batch that is left half-way leaves no process behind."""

    def work(number: int) -> int:
        (tmp_path / str(os.getpid())).touch()
        time.sleep(0.01 if number == 0 else 30)
        return number

    batch = in_order(work, range(4), 2)
    assert next(iter(batch)) == 0
    batch.close()  # type: ignore[attr-defined]
    workers = [int(path.name) for path in tmp_path.iterdir()]
    assert len(workers) == 2
    assert not any(_runs(worker) for worker in workers)


def test_a_worker_that_the_system_ends_is_told() -> None:
    """A killed worker stops the batch with a line for the user, and the other workers end."""

    def work(number: int) -> int:
        if number == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(UserError, match="ended a worker process"):
        list(in_order(work, range(8), 2))


def test_users_mistakes_are_values() -> None:
    """A deal that does not read gives its mistakes as a value."""

    def work(path: str) -> Result:
        raise refuse(path, "no good", "write a better one")

    assert [str(mistake) for mistake in as_value(work, "a.yaml", seconds=9).mistakes] == [
        "a.yaml: no good; write a better one"
    ]


def test_missing_file_is_a_value() -> None:
    """A file that is not there is one line for the user."""

    def work(path: str) -> Result:
        return Result(path, sha256=Path(path).read_text(encoding="utf-8"))

    (mistake,) = as_value(work, "/nowhere/a.yaml", seconds=9).mistakes
    assert str(mistake) == "/nowhere/a.yaml: no such file or directory; check the name"


def test_bugs_are_values() -> None:
    """An error of our own gives its traceback as a value and stops nothing."""

    def work(path: str) -> Result:
        raise ZeroDivisionError(path)

    result = as_value(work, "a.yaml", seconds=9)
    assert result.mistakes == ()
    assert "ZeroDivisionError: a.yaml" in result.bug
    assert "in work" in result.bug


def test_endless_work_is_a_value() -> None:
    """A deal that never ends is stopped, and told with the limit it met."""

    def work(path: str) -> Result:
        while True:
            path += ""

    (mistake,) = as_value(work, "a.yaml", seconds=0.2).mistakes
    assert mistake.file == "a.yaml"
    assert "seconds" in mistake.what


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
