"""A command that a signal ends: one line, the usual code, nothing left running or half done."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.archives import EVERY, ROOT, THOROUGH, Home, make_home, read_tree, some

pytestmark = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks in /proc")

SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
MANY = 300 if EVERY else 60
"""Articles."""
LONGEST = 5 if EVERY else 3
"""Seconds after which a build of so many is done, or nearly."""
START = (
    "from fonds.__main__ import main; from fonds.files import workers;"
    f" workers.FEW = {MANY}; main()"
)
"""``python -m fonds``, which works on so many articles in processes of their own."""
MARK = "FONDS_TEST_MARK"


def start(home: Home, mark: str, *args: str) -> subprocess.Popen[str]:
    """``fonds ARGS``, it and all that it starts under *mark*, in a process group of its own."""
    settings = {"PYTHONPATH": str(ROOT / "scripts"), MARK: mark}
    return subprocess.Popen(
        [sys.executable, "-c", START, *args, "-f", str(home.config)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env=os.environ | settings,
    )


def running(mark: str) -> set[int]:
    """The processes under *mark*."""
    found = set()
    for place in Path("/proc").iterdir():
        if place.name.isdigit():
            try:
                if f"{MARK}={mark}\0".encode() in (place / "environ").read_bytes():
                    found.add(int(place.name))
            except OSError:
                continue
    return found


def wait_until(condition: Callable[[], object]) -> None:
    for _ in range(6_000):
        if condition():
            return
        time.sleep(0.01)
    pytest.fail("it never came to that")


def stop(
    process: subprocess.Popen[str], number: signal.Signals, mark: str, *, may_be_done: bool = False
) -> None:
    """End *process* by a signal to all its group, as Ctrl+C comes.

    *may_be_done*: it may have said its last already. Python, as it ends, takes its handlers away.
    """
    os.killpg(process.pid, number)
    process.wait(timeout=60)
    wait_until(lambda: not running(mark))  # what is killed takes a moment on a busy machine
    said, told = process.communicate()
    assert "Traceback" not in told
    if may_be_done and process.returncode != 128 + number:
        assert process.returncode in (-number, 0, 1), told
        assert said or told
        return
    assert process.returncode == 128 + number, told
    assert told.splitlines()[-1].startswith("fonds: stopped; "), told


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """An archive that is worked on in two processes."""
    home = make_home(
        tmp_path_factory.mktemp("stopped") / "a",
        {f"{n}.txt": f"date 2022 Titre {n}\n\nJoe Biden à Kiev, {n}.\n" for n in range(MANY)},
    )
    home.configure(fonds={"workers": 2})
    return home


@pytest.fixture(scope="module")
def whole(home: Home) -> dict[str, bytes]:
    """The site that a build from nothing makes."""
    other = make_home(home.folder.with_name("b"), home.seeds)
    other.build()
    return read_tree(other.site)


def forget(home: Home) -> None:
    """Have its next build do all its work: one that has nothing to do is over at once."""
    (home.folder / "build" / "catalogue.db").unlink(missing_ok=True)


@pytest.mark.parametrize("number", some(SIGNALS, SIGNALS[:1]))
def test_while_workers_run(home: Home, number: signal.Signals) -> None:
    forget(home)
    mark = f"workers-{number}-{os.getpid()}"
    process = start(home, mark, "build")
    wait_until(lambda: len(running(mark)) > 1)
    stop(process, number, mark)


def test_at_any_moment_and_the_next_build_makes_it_whole(
    home: Home, whole: dict[str, bytes]
) -> None:
    seed = int(os.environ.get("FONDS_FAULTS_SEED", "13"))
    chance = random.Random(seed)  # noqa: S311 - no secret
    for moment in range(60 if THOROUGH else 6 if EVERY else 2):
        mark = f"moment-{moment}-{os.getpid()}"
        process = start(home, mark, chance.choice(["build", "build", "verify", "bundle"]))
        wait_until(partial(_has_begun, process.pid))
        time.sleep(chance.uniform(0, LONGEST))
        if process.poll() is None:
            stop(process, chance.choice(SIGNALS), mark, may_be_done=True)
        else:
            process.communicate()
    assert home.run("build").returncode == 0
    assert home.run("verify").returncode == 0
    assert read_tree(home.site) == whole


def _has_begun(pid: int) -> bool:
    """Whether the process catches SIGTERM: before, it has done nothing yet."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return True
    caught = next(line for line in status.splitlines() if line.startswith("SigCgt:"))
    return bool(int(caught.split()[1], 16) >> (signal.SIGTERM - 1) & 1)


def test_the_lock_is_free_at_once(home: Home) -> None:
    forget(home)
    mark = f"lock-{os.getpid()}"
    process = start(home, mark, "build")
    lock = home.folder / "build" / ".lock"
    told = f"a build, process {process.pid}\n".encode()
    wait_until(lambda: lock.is_file() and told in lock.read_bytes())
    stop(process, signal.SIGTERM, mark)
    assert home.run("build").returncode == 0


def test_what_is_to_be_ignored_is(tmp_path: Path) -> None:
    script = (
        "import signal\n"
        "signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does\n"
        "from fonds.base.stopping import catch_signals\n"
        "catch_signals()\n"
        "signal.raise_signal(signal.SIGHUP)\n"
        "print('went on', flush=True)\n"
        "signal.raise_signal(signal.SIGTERM)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "scripts")},
    )
    assert (done.returncode, done.stdout) == (143, "went on\n")
