"""Dask clusters of processes on this machine."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.archives import ROOT
from tests.ports import find_port

if TYPE_CHECKING:
    from distributed import Client

PLACE = ROOT / "scripts"
"""Where the fonds of this checkout is."""


def connect(address: str) -> Client:
    """What asks the scheduler at *address*."""
    from distributed import Client  # half a second, which processes without such a test are spared

    return Client(address, timeout=60, set_as_default=False)


@contextmanager
def run(module: str, *arguments: str, place: Path = PLACE) -> Iterator[subprocess.Popen[bytes]]:
    """A process of Dask, with the fonds below *place*; it is gone afterwards."""
    command = [sys.executable, "-m", f"distributed.cli.{module}", *arguments, "--no-dashboard"]
    env = {**os.environ, "PYTHONPATH": f"{place}{os.pathsep}{ROOT}"}
    with subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def scheduler() -> Iterator[str]:
    """The address of a scheduler without workers."""
    port = find_port()
    address = f"tcp://127.0.0.1:{port}"
    with run("dask_scheduler", "--host", "127.0.0.1", "--port", str(port)):
        connect(address).close()  # it answers
        yield address


@contextmanager
def workers(address: str, number: int, place: Path = PLACE) -> Iterator[None]:
    """So many more workers of the scheduler at *address*, ready to work."""
    arguments = [address, "--nthreads", "1", "--no-nanny"]
    with ExitStack() as stack, connect(address) as client:
        there = len(client.nthreads())
        for _ in range(number):
            stack.enter_context(run("dask_worker", *arguments, place=place))
        client.wait_for_workers(there + number, timeout=60)
        yield
