"""A crew of worker processes: the same work on many things, the answers in the order of the things."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from greenshoe.errors import UserError, refuse

T = TypeVar("T")
R = TypeVar("R")

IN_HAND = 2
"""Things that one worker holds: the one it works on and the next, so that it never waits for the parent."""
AHEAD = 8
"""Answers, for each worker, that may wait for an earlier one: this bounds the memory of a batch."""


@dataclass
class _Worker:
    process: BaseProcess
    line: Connection
    in_hand: int = 0


def in_order(work: Callable[[T], R], things: Sequence[T], jobs: int = 1) -> Iterator[R]:
    """Yield ``work(thing)`` for each of *things*, in their order, worked on by *jobs* forked processes.

    *work* tells errors as values and does not raise; its answers can be pickled, it and the things need not be.
    Raise ``UserError`` where the system ended a worker. Closing the iterator ends all workers.
    """
    if min(jobs, len(things)) <= 1:
        yield from map(work, things)
        return
    crew = _Crew(work, things)
    try:
        crew.hire(min(jobs, len(things)))
        yield from crew.answers()
    finally:
        crew.dismiss()


def _ended() -> UserError:
    return refuse("-j", "the system ended a worker process", "free some memory, or use fewer jobs")


class _Crew(Generic[T, R]):
    """The workers and what they have in hand."""

    def __init__(self, work: Callable[[T], R], things: Sequence[T]) -> None:
        self._work, self._things = work, things
        self._workers: list[_Worker] = []
        self._given = 0
        self._done: dict[int, R] = {}

    def hire(self, number: int) -> None:
        """Fork the workers; none of them keeps the lines of the others."""
        context = get_context("fork")
        for _ in range(number):
            ours, theirs = context.Pipe()
            others = [ours, *(worker.line for worker in self._workers)]
            process = context.Process(target=_serve, args=(self._work, self._things, theirs, others), daemon=True)
            process.start()
            self._workers.append(_Worker(process, ours))
            _lead_own_group(process.pid)
            theirs.close()

    def answers(self) -> Iterator[R]:
        """Yield the answers in order."""
        for index in range(len(self._things)):
            while index not in self._done:
                self._give(index)
                self._listen()
            yield self._done.pop(index)

    def _give(self, awaited: int) -> None:
        end = min(len(self._things), awaited + AHEAD * len(self._workers))
        while self._given < end:
            worker = min(self._workers, key=lambda each: each.in_hand)
            if worker.in_hand >= IN_HAND:
                return
            try:
                worker.line.send(self._given)
            except BrokenPipeError:
                raise _ended() from None
            worker.in_hand += 1
            self._given += 1

    def _listen(self) -> None:
        ready = wait([worker.line for worker in self._workers])
        for worker in self._workers:
            if worker.line not in ready:
                continue
            try:
                index, answer = worker.line.recv()
            except (EOFError, ConnectionResetError):
                raise _ended() from None
            worker.in_hand -= 1
            self._done[index] = answer

    def dismiss(self) -> None:
        """End every worker and whatever it works on."""
        for worker in self._workers:
            if worker.process.pid is not None:
                with suppress(ProcessLookupError):
                    os.killpg(worker.process.pid, signal.SIGKILL)
        for worker in self._workers:
            worker.process.join()
            worker.line.close()


def _serve(work: Callable[[Any], Any], things: Sequence[Any], line: Connection, others: Sequence[Connection]) -> None:
    """Work until the parent hangs up or dismisses this worker."""
    for other in others:
        other.close()
    _lead_own_group(0)
    with suppress(EOFError, BrokenPipeError):
        while True:
            index = line.recv()
            line.send((index, work(things[index])))


def _lead_own_group(process: int | None) -> None:
    """Put a worker, with the limited children it will fork, in a process group of its own (0 is this process).

    Ctrl-C then reaches the parent alone, and the parent ends worker and children in one stroke. Worker and parent
    both do this, since neither knows which of them comes first.
    """
    if process is not None:
        with suppress(ProcessLookupError, PermissionError):
            os.setpgid(process, process)
