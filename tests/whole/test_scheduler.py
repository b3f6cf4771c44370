"""A build on a cluster makes the bytes of a local one, also when a worker dies amid its work."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from threading import Thread

import pytest

from fonds.files import workers as pool
from tests.archives import EVERY, Home, invoke, make_home, read_tree
from tests.cluster import connect, scheduler, workers

ARTICLES = 1000 if EVERY else 250
TEXT = (
    " date 2020-{month:02}-{day:02}\n\nÀ Lyon, Marie Curie et le Sénat ont parlé {number} fois.\n"
)


def make(folder: Path) -> Home:
    seeds = {
        f"{number}.txt": TEXT.format(month=number % 12 + 1, day=number % 28 + 1, number=number)
        for number in range(ARTICLES)
    }
    return make_home(folder, seeds)


def kill_one(address: str) -> None:
    """Kill a worker as soon as it has work."""
    with connect(address) as client:
        pids = client.run(os.getpid)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            for worker, tasks in client.processing().items():
                if tasks:
                    os.kill(pids[worker], signal.SIGKILL)
                    return


def test_a_build_on_a_cluster_is_a_local_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "FEW", min(pool.FEW, ARTICLES))
    here, there = make(tmp_path / "here"), make(tmp_path / "there")
    with scheduler() as address, workers(address, 2):
        killing = Thread(target=kill_one, args=[address])
        killing.start()
        built = invoke("build", "-f", str(there.config), "--scheduler", address)
        killing.join()
        with connect(address) as client:
            assert len(client.nthreads()) == 1
    assert built.exit_code == 0, built.output
    assert invoke("build", "-f", str(here.config)).exit_code == 0
    assert read_tree(there.docs) == read_tree(here.docs)
    assert read_tree(there.site) == read_tree(here.site)


def test_a_scheduler_that_is_not_there_changes_nothing(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"a.txt": "Un texte.\n"})
    before = read_tree(home.folder)
    refused = invoke("build", "-f", str(home.config), "--scheduler", "tcp://127.0.0.1:9")
    assert refused.exit_code == 2
    assert refused.stderr.startswith("fonds: no Dask scheduler answers at tcp://127.0.0.1:9: ")
    assert refused.stderr.count("\n") == 1
    assert read_tree(home.folder) == before
