"""Limits on untrusted work: a document that never ends or never fits is stopped, not waited for."""

from __future__ import annotations

import contextlib
import math
import os
import pickle
import select
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal, NoReturn, TypeVar, TypeVarTuple

from greenshoe.errors import Mistake, UserError

if hasattr(os, "fork"):
    import resource

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
Limit = Literal["time", "memory", "nesting", "signal"]

SECONDS = 60.0
"""Processor seconds that one document may take."""
MEMORY = 2 * 2**30
"""Bytes of address space that one document may add."""
WALL_CLOCK = 3
"""Seconds on the clock, for each processor second allowed."""

_HEADER = 8
_CHUNK = 1 << 20
_CURE = "look for a loop, a table or a nesting without end in the template or the deal file"
_TIME_SIGNALS = {getattr(signal, name) for name in ("SIGXCPU", "SIGALRM") if hasattr(signal, name)}


class LimitExceeded(UserError):
    """A document took more time, memory or nesting than one may; the message says which."""

    def __init__(self, mistakes: Iterable[Mistake], limit: Limit = "time") -> None:
        """Say which *limit* was exceeded; *mistakes* holds the one line that the user sees."""
        super().__init__(mistakes)
        self.limit = limit


@dataclass(frozen=True)
class _Reply:
    """What the child sends back: a result, mistakes, a limit that it ran into, or a bug."""

    result: Any = None
    mistakes: tuple[Mistake, ...] = ()
    limit: Limit | None = None
    bug: BaseException | None = None
    trace: str = ""


def run_limited(
    function: Callable[[*Ts], T],
    *args: *Ts,
    seconds: float = SECONDS,
    memory: int = MEMORY,
    name: str = "document",
) -> T:
    """Return ``function(*args)``, computed in a forked child that may use so much time and memory.

    *seconds* are of the processor; on the clock it may take three times as long. *memory* is in bytes of address
    space beyond what the process holds already. The result must be picklable. *name* is what messages call the work.

    Raises :class:`LimitExceeded` (a :class:`~greenshoe.errors.UserError`), any ``UserError`` of *function*, and any
    other exception of *function* with the child's traceback as a note. Where the system cannot fork, the work runs
    without limits and a ``RuntimeWarning`` says so.
    """
    if not hasattr(os, "fork"):
        warnings.warn("this system has no limits on time and memory: documents run without them", RuntimeWarning, 2)
        return function(*args)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(Exception):  # what waits in a buffer must not be printed twice
            stream.flush()
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        # A progress bar may have a thread of its own; the child takes part in none.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        os.close(reading)
        _work(function, args, writing, seconds, memory)
    os.close(writing)
    try:
        answer, in_time = _listen(reading, time.monotonic() + WALL_CLOCK * seconds + 1)
    finally:  # also on Ctrl-C: no child outlives the call
        os.close(reading)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    result: T = _result(answer, in_time, ended, seconds, memory, name)
    return result


def _listen(source: int, deadline: float) -> tuple[bytes | None, bool]:
    """Return the child's whole answer, or None, and whether it came or ended before the deadline."""
    received = bytearray()
    while (remaining := deadline - time.monotonic()) > 0:
        if not select.select([source], [], [], remaining)[0]:
            continue
        chunk = os.read(source, _CHUNK)
        received += chunk
        # The length stands first, so that a grandchild that holds the pipe open cannot keep us here.
        whole = len(received) >= _HEADER and len(received) == _HEADER + int.from_bytes(received[:_HEADER], "big")
        if whole:
            return bytes(received[_HEADER:]), True
        if not chunk:
            return None, True
    return None, False


def _result(answer: bytes | None, in_time: bool, ended: int, seconds: float, memory: int, name: str) -> Any:
    """Return the child's result, or raise what it raised or what ended it."""
    if answer is None:
        raise _exceeded(_limit_of(ended, in_time), ended, seconds, memory, name)
    reply: _Reply = pickle.loads(answer)  # noqa: S301 - our own child wrote it, through our own pipe
    if reply.mistakes:
        raise LimitExceeded(reply.mistakes, reply.limit) if reply.limit else UserError(reply.mistakes)
    if reply.limit:
        raise _exceeded(reply.limit, ended, seconds, memory, name)
    if reply.bug is not None:
        reply.bug.add_note(reply.trace)
        raise reply.bug
    return reply.result


def _limit_of(ended: int, in_time: bool) -> Limit:
    return "time" if not in_time or -ended in _TIME_SIGNALS else "signal"


def _exceeded(limit: Limit, ended: int, seconds: float, memory: int, name: str) -> LimitExceeded:
    what = {
        "time": f"took more than {seconds:g} seconds of processor time, or {WALL_CLOCK * seconds:g} on the clock",
        "memory": f"needed more than {memory / 2**20:,.0f} MB of memory",
        "nesting": "nests its elements too deeply",
        "signal": f"was ended by {_signal_name(-ended)}, perhaps for want of memory",
    }[limit]
    return LimitExceeded([Mistake(name, 0, 0, what, _CURE)], limit)


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"exit code {-number}"


def _work(function: Callable[..., Any], args: tuple[Any, ...], writing: int, seconds: float, memory: int) -> NoReturn:
    """Do the work in the child, send the answer and leave without the parent's clean-up."""
    code = 1
    try:
        _limit(seconds, memory)
        data = _pickled(_reply(function, args))
        answer = len(data).to_bytes(_HEADER, "big") + data
        while answer:
            answer = answer[os.write(writing, answer[:_CHUNK]) :]
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        code = 0
    finally:
        os._exit(code)


def _limit(seconds: float, memory: int) -> None:
    """Set the limits of the calling process, the child."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM):
        signal.signal(number, signal.SIG_DFL)
    # The child's own alarm clock: it ends even when the parent was killed and nobody listens.
    signal.setitimer(signal.ITIMER_REAL, WALL_CLOCK * seconds)
    cpu = max(1, math.ceil(seconds))
    _lower(resource.RLIMIT_CPU, cpu, cpu + 1)
    _lower(resource.RLIMIT_CORE, 0, 0)
    size = _address_space() + memory
    _lower(resource.RLIMIT_AS, size, size)


def _lower(limit: int, soft: int, hard: int) -> None:
    """Set a limit, but never above the one already in force."""
    infinite = resource.RLIM_INFINITY
    old_soft, old_hard = resource.getrlimit(limit)
    new_hard = hard if old_hard == infinite else min(hard, old_hard)
    new_soft = min(soft, new_hard) if old_soft == infinite else min(soft, new_hard, old_soft)
    resource.setrlimit(limit, (new_soft, new_hard))


def _address_space() -> int:
    """Return the bytes of address space the process holds, 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as status:  # noqa: PTH123 - no pathlib after the fork
            return int(status.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 0


def _reply(function: Callable[..., Any], args: tuple[Any, ...]) -> _Reply:
    try:
        return _Reply(result=function(*args))
    except LimitExceeded as error:
        return _Reply(mistakes=error.mistakes, limit=error.limit)
    except UserError as error:
        return _Reply(mistakes=error.mistakes)
    except MemoryError:
        return _Reply(limit="memory")
    except RecursionError:
        return _Reply(limit="nesting")
    except BaseException as error:
        return _Reply(bug=error, trace="".join(traceback.format_exception(error)))


def _pickled(reply: _Reply) -> bytes:
    """Pickle a reply; what cannot be pickled and read again is told as a bug in words."""
    try:
        data = pickle.dumps(reply, pickle.HIGHEST_PROTOCOL)
        if reply.bug is not None:
            pickle.loads(data)  # noqa: S301 - our own bytes
    except MemoryError:
        return pickle.dumps(_Reply(limit="memory"))
    except Exception as error:
        cause = reply.bug or error
        return pickle.dumps(_Reply(bug=RuntimeError(f"{type(cause).__name__}: {cause}"), trace=reply.trace))
    return data
