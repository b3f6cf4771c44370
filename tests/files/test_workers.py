"""Work spread over processes gives what one process gives, in order, and its errors."""

from __future__ import annotations

import errno
import gc
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from fonds.base.errors import BuildFailedError, UsageError
from fonds.files.workers import FEW, beside, count_cores, count_local, spread


def square() -> Callable[[int], int]:
    print("a library that prints")
    return lambda n: n * n


def refuse_odd(number: int) -> int:
    if number % 2:
        raise UsageError(f"{number} is odd")
    return number


def divide(number: int) -> float:
    return 1 / (number - 300)


def fill_disk(number: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device", f"{number}.html")


def fill_database(number: int) -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA max_page_count = 2")
        database.execute("CREATE TABLE texts (text)")
        database.execute("INSERT INTO texts VALUES (?)", ("x" * 100_000,))


def die(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def linger(number: int) -> int:
    print(os.getpid(), flush=True)
    time.sleep(60)
    return number


def whoami(number: int) -> int:
    return os.getpid()


def collects_garbage(number: int) -> bool:
    return gc.isenabled()


def doing(function: Callable[[int], object]) -> Callable[[], Callable[[int], object]]:
    return partial(partial, function)


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, FEW - 1, FEW, FEW + 1, 5 * FEW + 3])
def test_the_results_are_those_of_one_process(workers: int, count: int) -> None:
    assert list(spread(square, range(count), workers)) == [(n, n * n) for n in range(count)]


def test_many_items_are_worked_on_elsewhere_and_few_here() -> None:
    assert {pid for _, pid in spread(doing(whoami), range(FEW - 1), 2)} == {os.getpid()}
    assert os.getpid() not in {pid for _, pid in spread(doing(whoami), range(4 * FEW), 2)}


def test_no_worker_searches_for_garbage() -> None:
    assert not any(found for _, found in spread(doing(collects_garbage), range(FEW), 2))


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux lists threads there")
def test_numbers_need_no_threads() -> None:
    script = "import fonds, numpy, os; print(len(os.listdir('/proc/self/task')))"
    environment = {key: it for key, it in os.environ.items() if not key.startswith("OPENBLAS")}
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    args = [sys.executable, "-c", script]
    assert subprocess.check_output(args, env=environment).strip() == b"1"


def test_items_are_asked_for_as_they_are_needed() -> None:
    asked: list[int] = []

    def items() -> Iterator[int]:
        for number in range(50 * FEW):
            asked.append(number)
            yield number

    results = spread(square, items(), 2)
    assert next(results) == (0, 0)
    assert len(asked) < 4 * FEW
    assert isinstance(results, Generator)
    results.close()


@pytest.mark.parametrize(
    ("work", "error", "told"),
    [
        (refuse_odd, UsageError, "1 is odd"),
        (divide, RuntimeError, "ZeroDivisionError"),
        (fill_disk, BuildFailedError, r"0\.html: .*; make room or permit it"),
        (fill_database, BuildFailedError, "database or disk is full; make room or permit it"),
        (die, BuildFailedError, "workers: 1"),
    ],
)
def test_an_error_reaches_who_asked(
    work: Callable[[int], object], error: type[Exception], told: str
) -> None:
    with pytest.raises(error, match=told):
        list(spread(doing(work), range(2 * FEW), 2))


def test_one_long_piece_of_work_is_done_beside_this_process() -> None:
    with beside(doing(whoami), 0) as result:
        assert result() != os.getpid()


def test_a_cluster_stands_for_the_cores_here_where_the_catalogue_is() -> None:
    assert (count_local(3), count_local(1)) == (3, 1)
    assert count_local("tcp://10.0.0.5:8786") == count_local(0) == count_cores()


def test_its_error_reaches_who_asks_for_its_result() -> None:
    with beside(doing(refuse_odd), 1) as result, pytest.raises(UsageError, match="1 is odd"):
        result()


def test_it_ends_when_nobody_wants_its_result_any_more(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(KeyError), beside(doing(linger), 0):
        while not (worker := capfd.readouterr().err):
            time.sleep(0.01)
        raise KeyError
    assert _ends(int(worker))


def test_a_killed_process_leaves_no_worker() -> None:
    script = (
        "import time; from tests.files.test_workers import doing, whoami\n"
        "from fonds.files.workers import spread\n"
        "results = spread(doing(whoami), range(1000), 2)\n"
        "print(next(results)[1], flush=True); time.sleep(60)\n"
    )
    path = os.pathsep.join(sys.path)
    with subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    ) as parent:
        assert parent.stdout
        worker = int(parent.stdout.readline())
        parent.kill()
    assert _ends(worker)


def test_it_ends_amid_its_work_when_who_started_it_is_killed() -> None:
    script = (
        "from tests.files.test_workers import doing, linger\n"
        "from fonds.files.workers import spread\n"
        "list(spread(doing(linger), range(1000), 2))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as parent:
        assert parent.stderr
        worker = int(parent.stderr.readline())
        parent.kill()
        assert _ends(worker)


def _ends(pid: int) -> bool:
    for _ in range(1_200):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False
