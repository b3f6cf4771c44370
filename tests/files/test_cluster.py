"""A Dask cluster does the work of own processes: the same results, also when a worker dies."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from fonds.base.errors import BuildFailedError, UsageError
from fonds.files import cluster
from fonds.files.workers import FEW, require_workers, spread
from tests.cluster import PLACE, scheduler, workers
from tests.files.test_workers import divide, doing, refuse_odd, square, whoami


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a scheduler with two workers."""
    with scheduler() as found, workers(found, 2):
        yield found


def die_once(flag: Path, number: int) -> int:
    """The square of *number*; whoever comes first dies of it."""
    if number > FEW and not flag.exists():
        flag.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def die(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("count", [0, FEW - 1, FEW, 3 * FEW + 7])
def test_the_results_are_those_of_one_process(address: str, count: int) -> None:
    assert list(spread(square, range(count), address)) == [(n, n * n) for n in range(count)]


def test_the_work_is_done_elsewhere(address: str) -> None:
    found = {pid for _, pid in spread(doing(whoami), range(5 * FEW), address)}
    assert os.getpid() not in found
    assert len(found) == 2


@pytest.mark.parametrize(
    ("work", "error", "told"),
    [(refuse_odd, UsageError, "1 is odd"), (divide, RuntimeError, "ZeroDivisionError")],
)
def test_an_error_reaches_who_asked(
    address: str, work: Callable[[int], object], error: type[Exception], told: str
) -> None:
    with pytest.raises(error, match=told):
        list(spread(doing(work), range(2 * FEW), address))


def test_the_work_of_a_dead_worker_is_done_by_another(tmp_path: Path) -> None:
    work = partial(partial, partial(die_once, tmp_path / "flag"))
    with scheduler() as address, workers(address, 2):
        found = list(spread(work, range(5 * FEW), address))
    assert found == [(n, n * n) for n in range(5 * FEW)]
    assert (tmp_path / "flag").exists()


def test_without_workers_the_work_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "ALONE", 1)
    with scheduler() as address:
        with pytest.raises(
            UsageError, match=f"has no worker: start some with “dask worker {address}"
        ):
            require_workers(address)
        with workers(address, 1), pytest.raises(BuildFailedError, match="no worker any more"):
            require_workers(address)  # connected, however long that takes
            monkeypatch.setattr(cluster, "PATIENCE", 2.0)
            list(spread(doing(die), range(FEW), address))


def test_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1.0)
    with pytest.raises(UsageError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9:"):
        require_workers("tcp://127.0.0.1:9")


def test_another_fonds_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "fonds"
    shutil.copytree(PLACE / "fonds", other, ignore=shutil.ignore_patterns("__pycache__"))
    with (other / "parse" / "__init__.py").open("a") as stream:
        stream.write("# changed\n")
    with (
        scheduler() as address,
        workers(address, 1, tmp_path),
        pytest.raises(UsageError, match="has another fonds, Python or library"),
    ):
        require_workers(address)


def test_a_worker_without_fonds_is_refused(tmp_path: Path) -> None:
    (tmp_path / "fonds").mkdir()
    (tmp_path / "fonds" / "__init__.py").touch()
    with (
        scheduler() as address,
        workers(address, 1, tmp_path),
        pytest.raises(UsageError, match="cannot run fonds"),
    ):
        require_workers(address)
