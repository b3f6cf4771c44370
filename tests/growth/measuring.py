"""What work takes, in processor time and memory, and whether that grows as its input does.

Only ratios are looked at: how long anything takes is the machine's business. Where one looks too
high, it is measured again, and the least counts: a busy machine only ever adds.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from time import process_time
from typing import TypeVar

from tests.archives import ROOT

T = TypeVar("T")

SIZES = (1, 2, 4)
"""Everything is weighed at n, 2n and 4n."""

MOST = 3.0
"""Growth from one size to the next that passes: 2 is linear, 4 the square."""

_TRIES = 12

Costs = list[float]
"""What each size takes, in any unit."""


def is_linear(costs: Costs, least: float) -> bool:
    """Whether *costs* grow as sizes do; what is below *least* is too little to tell."""
    return all(after <= MOST * max(before, least) for before, after in pairwise(costs))


def weigh_sizes(weigh: Callable[[int], float], least: float) -> Costs:
    """What each of `SIZES` costs, at best; no more of them than it takes to see that it is much."""
    costs: Costs = []
    for size in SIZES:
        costs.append(weigh(size))
        for _ in range(_TRIES):
            if is_linear(costs, least):
                break
            costs[-1] = min(costs[-1], weigh(size))
        else:
            break
    return costs


def time_of(work: Callable[[T], object], material: T) -> float:
    """Seconds of processor time that *work* takes on *material*."""
    start = process_time()
    work(material)
    return process_time() - start


def memory_of(work: Callable[[T], object], material: T) -> float:
    """Megabytes that *work* holds at most, as it is done on *material*."""
    tracemalloc.start()
    work(material)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 1e6


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a command took, with all processes that it started."""

    seconds: float  # of processor time
    megabytes: float  # of the largest of its processes
    code: int  # what it exited with


def run(*args: str) -> Cost:
    """What ``fonds ARGS…`` takes."""
    process = subprocess.Popen(
        [sys.executable, "-m", "fonds", *args],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(ROOT / "scripts")},
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, process.returncode)
