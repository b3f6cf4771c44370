"""The same work on many things, spread over processes; what comes of it is the same for any number.

A worker is a Python of its own that takes pickled batches from its standard input and gives their
results back on its standard output. It ends when its input does, whatever it is doing: a killed
build leaves none behind.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from itertools import chain, islice
from queue import SimpleQueue
from threading import Thread
from traceback import format_exception
from typing import Generic, TypeVar

from fonds.base.errors import BuildFailedError, UsageError
from fonds.base.stopping import if_stopped, shielded

T = TypeVar("T")
R = TypeVar("R")

FEW = 200
"""Fewer things are done at once, here: a worker takes a third of a second to start."""
BATCH = 25
"""How many things a worker gets at once."""
AHEAD = 4
"""How many batches are under way for each worker: it never waits, and memory stays small."""

_START = "import sys; sys.path[:] = {path!a}; from fonds.files.workers import attend; attend()"


def spread(
    make: Callable[[], Callable[[T], R]], things: Iterable[T], workers: int = 0
) -> Iterator[tuple[T, R]]:
    """Each of *things*, in order, with what the function that *make* makes gives for it.

    *workers*: in how many processes; 0 for one a core. *make*, things and results are pickled.
    Raises UsageError and BuildFailedError as the function does; BuildFailedError if a worker dies.
    """
    stream = iter(things)
    first = list(islice(stream, FEW))
    number = workers or count_cores()
    if number == 1 or len(first) < FEW:
        work = make()
        for thing in chain(first, stream):
            yield thing, work(thing)
        return
    with _team(make, number) as team:
        yield from _work(team, number, chain(first, stream))


def count_cores() -> int:
    """The cores that this process may use."""
    with suppress(AttributeError):  # not on macOS and Windows
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _work(
    team: Callable[[list[T]], Future[list[R]]], number: int, things: Iterator[T]
) -> Iterator[tuple[T, R]]:
    """*things* with their results, some batches ahead of who asks for them."""
    waiting: deque[tuple[list[T], Future[list[R]]]] = deque()
    while batch := list(islice(things, BATCH)):
        waiting.append((batch, team(batch)))
        if len(waiting) >= number * AHEAD:
            yield from _pair(*waiting.popleft())
    while waiting:
        yield from _pair(*waiting.popleft())


def _pair(batch: list[T], results: Future[list[R]]) -> Iterator[tuple[T, R]]:
    return zip(batch, results.result(), strict=True)


@contextmanager
def _team(
    make: Callable[[], Callable[[T], R]], number: int
) -> Iterator[Callable[[list[T]], Future[list[R]]]]:
    """*number* workers: a call gives a batch to the next one that is free."""
    workers: list[_Worker[T, R]] = []
    free: SimpleQueue[_Worker[T, R]] = SimpleQueue()

    def work(batch: list[T]) -> list[R]:
        worker = free.get()
        try:
            return worker.work(batch)
        finally:
            free.put(worker)

    threads = ThreadPoolExecutor(number)
    with if_stopped(lambda: _end(workers)):
        try:
            for _ in range(number):
                with shielded():  # until it is known: else nobody would end it
                    workers.append(_Worker(make))
                free.put(workers[-1])
            yield lambda batch: threads.submit(work, batch)
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
            for worker in workers:
                worker.dismiss()


def _end(workers: list[_Worker[T, R]]) -> None:
    """Kill them, and wait until they are gone; takes no lock, since a signal may call for it."""
    for worker in workers:
        worker.kill()
    for worker in workers:
        for _ in range(1_000):
            if worker.is_gone():
                break
            time.sleep(0.001)


class _Worker(Generic[T, R]):
    """One process."""

    def __init__(self, make: Callable[[], Callable[[T], R]]) -> None:
        command = [sys.executable, "-c", _START.format(path=sys.path)]
        self._process = subprocess.Popen(  # noqa: S603 - this very Python
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._send(make)

    def work(self, batch: list[T]) -> list[R]:
        """The results of *batch*."""
        try:
            self._send(batch)
            results, error = pickle.load(self._process.stdout)  # type: ignore[arg-type]  # noqa: S301
        except (EOFError, OSError, pickle.UnpicklingError):
            raise BuildFailedError(
                "a worker process ended before its work was done; if memory was short,"
                " set “workers: 1” in mkdocs.yml and build again"
            ) from None
        if error is not None:
            raise error
        return list(results)

    def kill(self) -> None:
        """End it, whatever it is doing."""
        self._process.kill()

    def is_gone(self) -> bool:
        """Whether it is no more; False also if somebody else is just waiting for that."""
        return self._process.poll() is not None

    def dismiss(self) -> None:
        """End it, and give back what it took."""
        self.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                with suppress(OSError):
                    stream.close()
        self._process.wait()

    def _send(self, thing: object) -> None:
        stream = self._process.stdin
        pickle.dump(thing, stream, pickle.HIGHEST_PROTOCOL)  # type: ignore[arg-type]
        stream.flush()  # type: ignore[union-attr]


def attend() -> None:
    """What a worker does: take batches and give their results back until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupted build dismisses its workers
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand among the answers
    Thread(target=_end_with_input, daemon=True).start()
    with suppress(EOFError):
        work = _Work(pickle.load(sys.stdin.buffer))  # noqa: S301 - from the build that started it
        while True:
            answer = work.on(pickle.load(sys.stdin.buffer))  # noqa: S301
            pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()


def _end_with_input() -> None:
    """End this process as soon as who started it is gone, whatever it is doing."""
    if hasattr(select, "poll"):  # not on Windows, where it ends at its next batch
        poll = select.poll()
        poll.register(0, select.POLLHUP)
        poll.poll()
        os._exit(0)


class _Work:
    """The function that a worker works with, made at its first batch."""

    def __init__(self, make: Callable[[], Callable[[object], object]]) -> None:
        self._make = make
        self._do: Callable[[object], object] | None = None

    def on(self, batch: list[object]) -> tuple[list[object], Exception | None]:
        """The results of *batch*, or the error that stopped it."""
        try:
            self._do = self._do or self._make()
            return [self._do(thing) for thing in batch], None
        except (UsageError, BuildFailedError) as error:
            return [], error
        except Exception as error:  # shown whole where it is raised again
            return [], RuntimeError("".join(format_exception(error)))
