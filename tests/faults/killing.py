"""Commands killed as hard as can be: the whole process group, at a moment drawn by chance."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.archives import ROOT, Home

_STAGES = {"": "start", "read": "names", "names": "relations", "relations": "pages",
           "pages": "render", "render": "publish"}  # fmt: skip
"""What is under way after the last stage that a build has reported as done."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How long a command takes when nobody kills it."""

    seconds: float
    changes: int  # on the disk


@dataclass(slots=True)
class Killer:
    """Kills commands of an archive, by the clock and by the disk in turn."""

    home: Home
    seed: int
    options: tuple[str, ...] = ()  # of each command that is killed
    random: random.Random = field(init=False)
    kills: Counter[str] = field(default_factory=Counter)  # stage → how many died in it

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)  # noqa: S311 - no secret

    def kill(self, command: str, measure: Measure) -> bool:
        """Run *command*, which takes *measure*, and kill it; False if it was done before."""
        by_clock = (self.kills.total() + self.random.randint(0, 1)) % 2 == 0
        fatal = 0 if by_clock else self.random.randint(1, max(1, measure.changes))
        process = self._start(command, fatal)
        try:
            if by_clock:
                time.sleep(self.random.uniform(0, measure.seconds))
                os.killpg(process.pid, signal.SIGKILL)
            _, told = process.communicate(timeout=300)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
        if process.returncode != -signal.SIGKILL:
            assert process.returncode == 0, told
            return False
        self.kills[_stage(told) if command == "build" else command] += 1
        return True

    def finish(self, command: str) -> Measure:
        """Run *command* to its end."""
        start = time.monotonic()
        process = self._start(command, 0)
        _, told = process.communicate(timeout=300)
        assert process.returncode == 0, told
        return Measure(time.monotonic() - start, int(self._count_file.read_text()))

    @property
    def _count_file(self) -> Path:
        return self.home.folder / "changes"

    def _start(self, command: str, fatal: int) -> subprocess.Popen[str]:
        victim = [sys.executable, "-m", "tests.faults.victim", str(fatal), str(self._count_file)]
        settings = {"PYTHONPATH": f"{ROOT / 'scripts'}{os.pathsep}{ROOT}"}
        return subprocess.Popen(
            [*victim, command, "-f", str(self.home.config), *self.options],
            env=os.environ | settings | {"PYTHONDONTWRITEBYTECODE": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )


def _stage(told: str) -> str:
    done = [line.partition(":")[0] for line in told.splitlines()]
    return _STAGES[next((stage for stage in reversed(done) if stage in _STAGES), "")]
