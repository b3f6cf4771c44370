"""A process pool: one function on many items; the results are the same for any number of workers.

A worker is a Python process that reads pickled batches from its standard input and writes their
results to its standard output. It ends when its input does, whatever it is doing: a killed build
leaves none behind.
"""

from __future__ import annotations

import gc
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
from typing import Generic, TypeVar

from fonds.base.errors import BuildFailedError
from fonds.base.speech import tell
from fonds.base.stopping import if_stopped, signals_deferred
from fonds.config import Workers
from fonds.files.batches import Work

T = TypeVar("T")
R = TypeVar("R")

FEW = 500
"""Fewer items are worked on in this process: each stage starts workers of its own, which take a
third of a second, so that two cores gain from 700 articles on, and eight from 400 on."""
BATCH = 25
"""Items that a worker gets at once."""
AHEAD = 4
"""Batches that are queued for each worker: it never waits, and memory stays small."""

_START = (
    "import sys; sys.path[:] = {path!a}; from fonds.files.workers import worker_main; worker_main()"
)


def spread(
    make: Callable[[], Callable[[T], R]], items: Iterable[T], workers: Workers = 0
) -> Iterator[tuple[T, R]]:
    """Each of *items*, in order, with its result of the function that *make* returns.

    *make*, items and results are pickled. Raises UsageError and BuildFailedError as the function
    does; BuildFailedError if a worker dies.
    """
    stream = iter(items)
    first = list(islice(stream, FEW))
    number = 0 if isinstance(workers, str) else workers or count_cores()
    if number == 1 or len(first) < FEW:
        work = make()
        for item in chain(first, stream):
            yield item, work(item)
        return
    if isinstance(workers, str):
        from fonds.files.cluster import spread_over  # with Dask, which no other build needs

        yield from spread_over(workers, make, chain(first, stream))
        return
    with _pool(make, number) as submit:
        yield from _work(submit, number, chain(first, stream))


@contextmanager
def beside(make: Callable[[], Callable[[T], R]], item: T) -> Iterator[Callable[[], R]]:
    """The result for *item* when it is asked for; a process of its own computes it meanwhile.

    Raises as `spread` does.
    """
    with _pool(make, 1) as submit:
        results = submit([item])
        yield lambda: results.result()[0]


def require_workers(workers: Workers) -> None:
    """Nothing, if they can be had. Raises UsageError, before a build changes anything, if not."""
    if isinstance(workers, str):
        from fonds.files.cluster import connect

        connect(workers)


def count_local(workers: Workers) -> int:
    """The processes of this machine that *workers* stands for: one a core where it is a cluster,
    whose workers do not have the catalogue."""
    return count_cores() if isinstance(workers, str) else workers or count_cores()


def count_cores() -> int:
    """The cores that this process may use."""
    with suppress(AttributeError):  # not on macOS and Windows
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _work(
    submit: Callable[[list[T]], Future[list[R]]], number: int, items: Iterator[T]
) -> Iterator[tuple[T, R]]:
    """*items* with their results, computed some batches ahead of the consumer."""
    waiting: deque[tuple[list[T], Future[list[R]]]] = deque()
    while batch := list(islice(items, BATCH)):
        waiting.append((batch, submit(batch)))
        if len(waiting) >= number * AHEAD:
            yield from _pair(*waiting.popleft())
    while waiting:
        yield from _pair(*waiting.popleft())


def _pair(batch: list[T], results: Future[list[R]]) -> Iterator[tuple[T, R]]:
    return zip(batch, results.result(), strict=True)


@contextmanager
def _pool(
    make: Callable[[], Callable[[T], R]], number: int
) -> Iterator[Callable[[list[T]], Future[list[R]]]]:
    """*number* workers, as a function that submits a batch to the next one that is free."""
    workers: list[_Worker[T, R]] = []
    free: SimpleQueue[_Worker[T, R]] = SimpleQueue()

    def work(batch: list[T]) -> list[R]:
        worker = free.get()
        try:
            return worker.work(batch)
        finally:
            free.put(worker)

    threads = ThreadPoolExecutor(number)
    with if_stopped(lambda: _kill_all(workers)):
        try:
            for _ in range(number):
                with (
                    signals_deferred()
                ):  # until it is in the list: else a signal would leave it running
                    workers.append(_Worker(make))
                free.put(workers[-1])
            yield lambda batch: threads.submit(work, batch)
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
            for worker in workers:
                worker.shutdown()


def _kill_all(workers: list[_Worker[T, R]]) -> None:
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
                tell(
                    "a worker process ended before its work was done; if memory was short, set"
                    " “workers: 1” in mkdocs.yml and build again"
                )
            ) from None
        if error is not None:
            raise error
        return list(results)

    def kill(self) -> None:
        """End it, whatever it is doing."""
        self._process.kill()

    def is_gone(self) -> bool:
        """Whether it has ended; False also if another thread is just waiting for that."""
        return self._process.poll() is not None

    def shutdown(self) -> None:
        """Kill it, close its pipes and wait for its end."""
        self.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                with suppress(OSError):
                    stream.close()
        self._process.wait()

    def _send(self, message: object) -> None:
        stream = self._process.stdin
        pickle.dump(message, stream, pickle.HIGHEST_PROTOCOL)  # type: ignore[arg-type]
        stream.flush()  # type: ignore[union-attr]


def worker_main() -> None:
    """What a worker runs: read batches and write their results until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the build shuts its workers down
    gc.disable()  # as commands do: it would scan all that a stage loads, and find hardly a cycle
    results = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get among the results
    Thread(target=_end_with_input, daemon=True).start()
    with suppress(EOFError, BrokenPipeError):  # who wanted the results is gone
        work = Work(pickle.load(sys.stdin.buffer))  # noqa: S301 - from the build that started it
        while True:
            result = work.apply(pickle.load(sys.stdin.buffer))  # noqa: S301
            pickle.dump(result, results, pickle.HIGHEST_PROTOCOL)
            results.flush()


def _end_with_input() -> None:
    """End this process as soon as its parent is gone, whatever it is doing."""
    if hasattr(select, "poll"):  # not on Windows, where it ends at its next batch
        poll = select.poll()
        poll.register(0, select.POLLHUP)
        poll.poll()
        os._exit(0)
