"""A Dask cluster in place of own processes: the same results in the same order.

Its workers need this very fonds (`code_of`), no shared disk: what they work on is sent to them, and
a batch whose worker dies is given to another (https://distributed.dask.org/en/stable/resilience.html).
"""

from __future__ import annotations

import logging
import pickle
import warnings
from collections import deque
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from fonds.base.errors import BuildFailedError, UsageError
from fonds.base.fingerprint import code_of, fingerprint
from fonds.base.speech import tell
from fonds.files.batches import Outcome, Work

if TYPE_CHECKING:
    from distributed import Client, Future

T = TypeVar("T")
R = TypeVar("R")
BATCH = 150
"""Items that a worker gets at once: with 25 the scheduler takes longer than the work."""
AHEAD = 4
"""Batches that are queued for each worker: it never waits, and memory stays small."""
PATIENCE = 10.0
"""Seconds that a scheduler has to answer, and a batch before workers are counted."""
ALONE = 6
"""How often in a row it may have none: a cluster may take a minute to start another."""

_LOCK = Lock()
"""A worker's threads take turns: Python runs one at a time, and caches were made for one."""


def spread_over(
    address: str, make: Callable[[], Callable[[T], R]], items: Iterator[T]
) -> Iterator[tuple[T, R]]:
    """Each of *items* with its result, as `spread` gives them, by the workers of a scheduler.

    Raises UsageError as `connect` does, BuildFailedError if no worker is left.
    """
    client = connect(address)
    data = pickle.dumps(make, pickle.HIGHEST_PROTOCOL)
    token = fingerprint(data)
    made = client.submit(bytes, data, pure=False)  # once a worker, not once a batch
    waiting: deque[tuple[list[T], Future[Outcome]]] = deque()
    try:
        while batch := list(islice(items, BATCH)):
            waiting.append((batch, client.submit(_work, token, made, batch, pure=False)))
            if len(waiting) >= AHEAD * max(1, len(client.nthreads())):
                yield from _pair(client, *waiting.popleft())
        while waiting:
            yield from _pair(client, *waiting.popleft())
    finally:
        for _, future in waiting:
            future.cancel()


@cache
def connect(address: str) -> Client:
    """The scheduler at *address*, once a process.

    Raises UsageError if Dask is not installed, if nobody answers, and if there is no worker or one
    whose fonds is another.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise UsageError(tell("a scheduler needs Dask: pip install 'fonds[dask]'")) from error
    for name in ("distributed", "tornado"):  # what they say is said here, in one line
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on versions: what counts is compared below
            client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, ImportError) as error:
        raise UsageError(
            tell(
                "no Dask scheduler answers at {address}: start one with “dask scheduler”, or"
                " leave out --scheduler",
                address=address,
            )
        ) from error
    _check_workers(client, address)
    return client


def _check_workers(client: Client, address: str) -> None:
    own = code_of("fonds")
    found = client.run(code_of, "fonds", on_error="return")
    if not found:
        raise UsageError(
            tell(
                "the scheduler at {address} has no worker: start some with “dask worker {address}”",
                address=address,
            )
        )
    for worker, code in found.items():
        if isinstance(code, BaseException):
            raise UsageError(
                tell(
                    "the worker at {worker} cannot run fonds: install there what is installed here",
                    worker=worker,
                )
            )
        if code != own:
            raise UsageError(
                tell(
                    "the worker at {worker} has another fonds, Python or library: install there"
                    " what is installed here, so that it makes the same bytes",
                    worker=worker,
                )
            )


def _pair(client: Client, batch: list[T], future: Future[Outcome]) -> Iterator[tuple[T, R]]:
    results, error = _wait(client, future)
    if error is not None:
        raise error
    return zip(batch, results, strict=True)


def _wait(client: Client, future: Future[Outcome]) -> Outcome:
    """The outcome of a batch, however long it takes while there are workers."""
    from distributed import CancelledError, KilledWorker

    left = ALONE
    while left:
        try:
            return future.result(timeout=PATIENCE)
        except TimeoutError:
            left = ALONE if client.nthreads() else left - 1
        except KilledWorker as error:
            raise BuildFailedError(
                tell(
                    "one after the other, workers of the cluster ended at the same work; if"
                    " memory was short, give them more and build again"
                )
            ) from error
        except (CancelledError, OSError) as error:
            raise BuildFailedError(tell("the Dask scheduler was lost; build again")) from error
    raise BuildFailedError(
        tell("the Dask scheduler has no worker any more; start some, build again")
    )


_WORK: dict[str, Work] = {}
"""What this worker does now, by the fingerprint of what makes it."""


def _work(token: str, data: bytes, batch: list[object]) -> Outcome:
    with _LOCK:
        if token not in _WORK:
            _WORK.clear()
            _WORK[token] = Work(pickle.loads(data))  # noqa: S301 - from the build
        return _WORK[token].apply(batch)
