"""Work under limits: what goes wrong in the child comes back as one clear line, and nothing hangs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
import warnings
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenshoe.errors import Mistake, UserError, refuse
from greenshoe.limits import LimitExceeded, run_limited


class _Unpicklable(Exception):
    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"{first} {second}")


def _spin() -> None:
    while True:
        pass


def _grow() -> int:
    return len(bytearray(1 << 30))


def _descend(depth: int) -> int:
    return _descend(depth + 1)


def _refuse() -> None:
    raise UserError([Mistake("a.yaml", 1, 2, "is wrong", "right it"), Mistake("a.yaml", 3, 4, "is too", "as well")])


def _fail(kind: str) -> None:
    raise _Unpicklable("two", "words") if kind == "unpicklable" else KeyError(kind)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_the_result_comes_back() -> None:
    """A large result crosses the pipe whole."""
    assert run_limited(bytes.join, b"", [b"ab"] * 3_000_000) == b"ab" * 3_000_000


@settings(max_examples=50)
@given(st.recursive(st.none() | st.integers() | st.text() | st.binary(), lambda one: st.lists(one) | st.tuples(one)))
def test_results_come_back_as_they_were(value: object) -> None:
    """Whatever can be pickled survives the way."""
    assert run_limited(_same, value) == value


def _same(value: object) -> object:
    return value


def test_no_work_is_done_in_this_process() -> None:
    """The function runs in another process."""
    assert run_limited(os.getpid) != os.getpid()


def test_an_endless_computation_is_stopped() -> None:
    """Processor time is limited, and the message names the limit and the document."""
    with pytest.raises(LimitExceeded, match=r"^press-release: took more than 1 seconds of.*; look") as told:
        run_limited(_spin, seconds=1, name="press-release")
    assert told.value.limit == "time"
    assert len(str(told.value).splitlines()) == 1


def test_an_endless_wait_is_stopped() -> None:
    """The clock is limited too, for work that sleeps and uses no processor."""
    began = time.monotonic()
    with pytest.raises(LimitExceeded) as told:
        run_limited(time.sleep, 60, seconds=0.3)
    assert told.value.limit == "time"
    assert time.monotonic() - began < 5


def test_memory_is_limited() -> None:
    """A gigabyte is refused where 200 MB are allowed, and granted where two gigabytes are."""
    with pytest.raises(LimitExceeded, match="needed more than 200 MB") as told:
        run_limited(_grow, memory=200 * 2**20)
    assert told.value.limit == "memory"
    assert run_limited(_grow) == 1 << 30


def test_nesting_is_limited() -> None:
    """A recursion without end is told as nesting, not as a traceback."""
    with pytest.raises(LimitExceeded, match="nests its elements too deeply"):
        run_limited(_descend, 0)


def test_the_users_mistakes_come_back_as_they_were() -> None:
    """All mistakes cross with their places."""
    with pytest.raises(UserError) as told:
        run_limited(_refuse)
    assert str(told.value) == "a.yaml:1:2: is wrong; right it\na.yaml:3:4: is too; as well"
    assert not isinstance(told.value, LimitExceeded)


def test_our_bugs_come_back_with_their_traceback() -> None:
    """Another exception keeps its type and carries the child's traceback."""
    with pytest.raises(KeyError) as told:
        run_limited(_fail, "key")
    assert "in _fail" in told.value.__notes__[0]


def test_a_bug_that_cannot_be_sent_is_told_in_words() -> None:
    """An exception that does not survive pickling becomes a RuntimeError with its name and words."""
    with pytest.raises(RuntimeError, match="_Unpicklable: two words"):
        run_limited(_fail, "unpicklable")


def test_a_result_that_cannot_be_sent_is_our_bug() -> None:
    """An unpicklable result raises instead of hanging or returning nothing."""
    with pytest.raises(RuntimeError, match="pickle"):
        run_limited(threading.Lock)


def test_a_killed_child_is_told() -> None:
    """A child ended by a signal does not hang the parent."""
    with pytest.raises(LimitExceeded, match="was ended by SIGKILL") as told:
        run_limited(_die)
    assert told.value.limit == "signal"


def test_limits_nest() -> None:
    """Limited work may limit a part of its own, but not beyond its own limits."""
    assert run_limited(run_limited, len, "abc") == 3
    with pytest.raises(LimitExceeded, match="needed more than") as told:
        run_limited(_nested_growth, memory=300 * 2**20)
    assert told.value.limit == "memory"
    with pytest.raises(LimitExceeded, match=r"^inner: took more than 1 seconds"):
        run_limited(_nested_spin, name="outer")


def _nested_spin() -> None:
    run_limited(_spin, seconds=1, name="inner")


def _nested_growth() -> int:
    return run_limited(_grow, memory=4 * 2**30)


def test_a_thread_of_the_parent_does_not_matter() -> None:
    """A parent with threads, such as a progress bar's, may run limited work without a warning."""
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert run_limited(len, "abc") == 3
    finally:
        stop.set()
        thread.join()


def test_ctrl_c_ends_the_child(tmp_path: Path) -> None:
    """An interrupted parent leaves no child behind."""
    note = tmp_path / "child"
    program = (
        "import os, pathlib, time\n"
        "from greenshoe.limits import run_limited\n"
        "def work():\n"
        f"    pathlib.Path({str(note)!r}).write_text(str(os.getpid()))\n"
        "    time.sleep(60)\n"
        "run_limited(work)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.DEVNULL) as parent:
        child = _wait_for(note)
        parent.send_signal(signal.SIGINT)
        assert parent.wait(10) != 0
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_a_killed_parent_leaves_no_child_for_long(tmp_path: Path) -> None:
    """The child has an alarm clock of its own."""
    note = tmp_path / "child"
    program = (
        "import os, pathlib, time\n"
        "from greenshoe.limits import run_limited\n"
        "def work():\n"
        f"    pathlib.Path({str(note)!r}).write_text(str(os.getpid()))\n"
        "    time.sleep(60)\n"
        "run_limited(work, seconds=0.5)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program]) as parent:
        child = _wait_for(note)
        parent.kill()
    assert _gone(child, 10)


def test_without_fork_the_work_runs_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system cannot fork, a warning tells that there are no limits."""
    monkeypatch.delattr(os, "fork")
    with pytest.warns(RuntimeWarning, match="without them"):
        assert run_limited(len, "abc") == 3


def test_refusals_name_the_document() -> None:
    """The single-mistake shorthand survives the way through the child."""
    with pytest.raises(UserError, match=r"^deal\.yaml: is wrong; right it$"):
        run_limited(_raise, refuse("deal.yaml", "is wrong", "right it"))


def _raise(error: UserError) -> None:
    raise refuse(*(str(part) for part in (error.mistakes[0].file, error.mistakes[0].what, error.mistakes[0].cure)))


def _wait_for(note: Path) -> int:
    for _ in range(500):
        if note.exists() and (text := note.read_text()):
            return int(text)
        time.sleep(0.02)
    raise AssertionError("the child did not start")


def _gone(process: int, seconds: float) -> bool:
    """Whether a process ends in time; a zombie that nobody waited for has ended."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        stat = Path(f"/proc/{process}/stat")
        if not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False
