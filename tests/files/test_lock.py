"""Two commands never work on one archive at once."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fonds.base.errors import BuildFailedError
from fonds.files.lock import Lock, hold_lock
from tests.archives import ROOT, make_home, run
from tests.faults.test_disk import without_privilege

HOLD = """
import sys, time
from pathlib import Path
from fonds.files.lock import Lock
lock = Lock(Path(sys.argv[1]))
lock.acquire("fonds build")
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    environment = os.environ | {"PYTHONPATH": str(ROOT / "scripts")}
    command = [sys.executable, "-c", HOLD, str(tmp_path / "build")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_the_second_is_told_who_holds_it(tmp_path: Path, holder: subprocess.Popen[bytes]) -> None:
    with pytest.raises(BuildFailedError, match=f"fonds build, process {holder.pid}; wait"):
        Lock(tmp_path / "build").acquire("fonds bundle")


def test_a_dead_holder_s_lock_is_taken_over(
    tmp_path: Path, holder: subprocess.Popen[bytes]
) -> None:
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with hold_lock(tmp_path / "build", "fonds build"):
        pass


def test_every_command_that_writes_waits_its_turn(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"un.txt": "date 2022 Un titre\n\nUn texte.\n"})
    home.build()
    with hold_lock(home.site.parent, "a test"):
        for command in ("convert", "build", "bundle"):
            result = home.run(command)
            assert result.returncode == 1
            assert "in use by a test, process" in result.stderr
            assert "Traceback" not in result.stderr
    assert home.run("build").returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="makes links and pipes")
def test_it_is_a_plain_file_and_nothing_else_is_touched(tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_text("x", encoding="utf-8")
    lock = tmp_path / "build" / ".lock"
    lock.parent.mkdir()
    makers: tuple[Callable[[], None], ...] = (
        lambda: lock.symlink_to(precious),
        lambda: lock.symlink_to(tmp_path / "nothing"),
        lambda: os.mkfifo(lock),
    )
    for make in makers:
        make()
        with pytest.raises(BuildFailedError, match=r"build/\.lock is no plain file; remove it"):
            Lock(lock.parent).acquire("fonds build")
        lock.unlink()
    assert precious.read_text(encoding="utf-8") == "x"
    assert not (tmp_path / "nothing").exists()


def test_it_is_given_back(tmp_path: Path) -> None:
    lock = Lock(tmp_path)
    for command in ("fonds build", "fonds bundle"):
        lock.acquire(command)
        with pytest.raises(BuildFailedError, match=f"{command}, process {os.getpid()}; wait"):
            Lock(tmp_path).acquire("another")
        lock.release()
        lock.release()
    assert (tmp_path / ".lock").read_bytes() == b""


def test_one_that_is_dropped_is_free_at_once(tmp_path: Path) -> None:
    """As in a preview, whose failed rebuild leaves its plugin behind."""
    Lock(tmp_path).acquire("fonds serve")
    Lock(tmp_path).acquire("fonds build")


@pytest.mark.skipif(os.name == "nt", reason="takes permissions away")
def test_a_folder_that_may_not_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    home = make_home(tmp_path / "a", {"un.txt": "date 2022 Un titre\n\nUn texte.\n"})
    build = tmp_path / "a" / "build"
    build.mkdir(exist_ok=True)
    build.chmod(0o555)
    result = run(without_privilege(home))
    build.chmod(0o755)
    assert result.returncode == 1
    assert result.stderr == f"fonds: {build}/.lock: Permission denied; make room or permit it\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has another call")
def test_a_disk_that_locks_no_files_is_not_taken_for_a_busy_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("fcntl.flock", refuse)
    with pytest.raises(BuildFailedError, match="move the archive to a disk that locks files"):
        Lock(tmp_path).acquire("fonds build")
