"""Running a command and weighing it: CPU seconds, wall seconds, peak memory, bytes it left."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.steps import OUT


@dataclass(frozen=True, slots=True)
class Weight:
    """What one command took."""

    cpu: float  # seconds, user and system, of it and its children
    wall: float  # seconds
    memory: float  # peak resident set of its largest process, MiB
    output: float  # size of what it left, MB
    ended: bool = True  # whether it came to its end within the time that it had

    def less(self, other: Weight) -> Weight:
        """What it took beyond *other*."""
        return Weight(
            self.cpu - other.cpu, self.wall - other.wall, self.memory - other.memory, self.output
        )

    def then(self, other: Weight) -> Weight:
        """What it and *other* take, one after the other; what *other* left is within its output."""
        memory = max(self.memory, other.memory)
        return Weight(
            self.cpu + other.cpu, self.wall + other.wall, memory, self.output + other.output
        )


_COMPILED = OUT / "compiled"
"""Where Python keeps what it compiled."""
RUNS = 3
"""How often what is compared with others is weighed."""


def least(weights: Iterable[Weight]) -> Weight:
    """The one with the least CPU time of several runs of one command.

    Whatever else the machine and its disk are at only adds to it (so says ``timeit`` too).
    """
    return min(weights, key=lambda weight: weight.cpu)


def weigh(command: list[str | Path], output: Path, folder: Path, limit: int = 0) -> Weight:
    """Run *command* in *folder* and weigh it; it must succeed, unless *limit* stops it.

    *limit*: seconds of CPU time that it has; 0: as long as it takes.
    """
    os.sync()  # what others wrote before is not this command's work
    start = time.monotonic()
    log = folder / "bench.log"
    with log.open("ab") as stream:
        process = subprocess.Popen(
            command, cwd=folder, stdout=stream, stderr=stream, env=_environment()
        )
        if limit:
            resource.prlimit(process.pid, resource.RLIMIT_CPU, (limit, limit))
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    stopped = bool(limit) and process.returncode in (-signal.SIGXCPU, -signal.SIGKILL)
    if process.returncode and not stopped:
        raise SystemExit(f"{command} failed; see {log}")
    wall = time.monotonic() - start
    cpu, size = usage.ru_utime + usage.ru_stime, size_of(output) / 1e6
    return Weight(cpu, wall, usage.ru_maxrss / 1024, size, ended=not stopped)


def _environment() -> dict[str, str]:
    """As where programs are installed: Python keeps what it compiled."""
    kept = {name: it for name, it in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": os.fspath(_COMPILED)}


def size_of(folder: Path) -> int:
    """Bytes of the files below *folder*, or of the file that it is."""
    if folder.is_file():
        return folder.stat().st_size
    return sum(file.lstat().st_size for file in folder.rglob("*") if file.is_file())
