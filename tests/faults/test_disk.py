"""A full disk, a locked folder: one clear line, the old site stays; then the build is right."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fonds.files.atomic import write_atomically, write_file
from tests.archives import EVERY, THOROUGH, Home, run
from tests.faults.inputs import arrange, make_inputs
from tests.faults.references import References, State, read_hashes, read_state

ARTICLES = 1_000 if THOROUGH else 24
SIZE = "400m" if THOROUGH else "60m"
STEPS = 10 if THOROUGH else 3 if EVERY else 2
"""Amounts of room to try, from next to nothing to nearly enough."""


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system in memory; the test is skipped where none can be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)], capture_output=True
    )
    if not mounted or mounted.returncode:
        pytest.skip("a small file system needs root to be mounted")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def inputs_and_reference(references: References, state: str) -> tuple[dict[str, bytes], State]:
    inputs = make_inputs(state, ARTICLES)
    return inputs, references.of(f"{state}-{ARTICLES}", inputs)


def fails_in_one_line(done: subprocess.CompletedProcess[str], hint: str) -> None:
    """Exit 1, and on stderr, but for progress, one line that holds *hint*."""
    stages = ("read:", "names:", "relations:", "pages:", "render:")
    lines = [line for line in done.stderr.splitlines() if not line.startswith(stages)]
    assert (done.returncode, len(lines)) == (1, 1), done.stderr
    assert hint in lines[0]
    assert lines[0].startswith("fonds: ")


def spare(disk: Path, room: int) -> Path:
    """Leave no more than *room* bytes free on *disk*; the file that takes the rest."""
    ballast = disk / "ballast"
    free = shutil.disk_usage(disk).free
    with ballast.open("wb") as stream:
        os.posix_fallocate(stream.fileno(), 0, max(1, free - room))
    return ballast


def used(folder: Path) -> int:
    return sum(file.stat().st_blocks * 512 for file in folder.rglob("*") if file.is_file())


def test_what_does_not_fit_is_an_error_and_no_shorter_file(small_disk: Path) -> None:
    spare(small_disk, 3 * 4096)
    with pytest.raises(OSError, match=r"a\.html"):
        write_file(small_disk / "a.html", b"x" * 20_000)
    with pytest.raises(OSError, match=r"b\.html"):
        write_atomically(small_disk / "b.html", b"x" * 20_000)
    assert not (small_disk / "b.html").exists()


def test_the_first_build_on_a_full_disk(small_disk: Path, references: References) -> None:
    inputs, right = inputs_and_reference(references, "base")
    home = Home(small_disk / "a")
    needed = used(references.folder / f"base-{ARTICLES}")
    failed = 0
    for step in range(STEPS):
        shutil.rmtree(home.folder, ignore_errors=True)
        arrange(home, inputs)
        ballast = spare(small_disk, needed * step // STEPS)
        done = home.run("build")
        if done.returncode:
            failed += 1
            fails_in_one_line(done, "No space left" if "No space" in done.stderr else "full")
            assert not home.site.exists()
        ballast.unlink()
        assert home.build().exit_code == 0
        assert read_state(home).difference(right) == []
    assert failed >= STEPS // 2


def test_a_rebuild_on_a_full_disk(small_disk: Path, references: References) -> None:
    states = [inputs_and_reference(references, state) for state in ("base", "theme")]
    home = Home(small_disk / "a")
    arrange(home, states[0][0])
    home.build()
    lines = set()
    for step in range(STEPS):
        (_, before), (inputs, after) = states[step % 2], states[1 - step % 2]
        arrange(home, inputs)
        ballast = spare(small_disk, used(home.site) * step * step // STEPS**2)
        done = home.run("build")
        if done.returncode:
            fails_in_one_line(done, "No space left" if "No space" in done.stderr else "full")
            lines.add(done.stderr.splitlines()[-1])
            assert read_hashes(home.site) == before.site
        ballast.unlink()
        home.build()
        assert read_state(home).difference(after) == []
    assert len(lines) > (1 if THOROUGH else 0)


def test_a_bundle_on_a_full_disk_leaves_the_old_one(
    small_disk: Path, references: References
) -> None:
    base, _ = inputs_and_reference(references, "base")
    home = Home(small_disk / "a")
    arrange(home, base)
    home.build()
    zip_file = home.bundle()
    before = zip_file.read_bytes()
    for room in (0, len(before) // 2):
        ballast = spare(small_disk, room)
        fails_in_one_line(home.run("bundle"), "No space left")
        ballast.unlink()
        assert zip_file.read_bytes() == before
        assert not list(zip_file.parent.glob("*.part"))
    assert home.bundle().read_bytes() == before


def without_privilege(home: Home) -> list[str]:
    """The build's command; without what lets root write where it may not."""
    command = [sys.executable, "-m", "fonds", "build", "-f", str(home.config)]
    if os.geteuid() != 0:
        return command
    if not shutil.which("setpriv"):
        pytest.skip("root writes everywhere, and there is no setpriv to give that up")
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner", *command]


PLACES = ["build", "build/site", "build/site/articles/2016/05", "build/site/search", "docs",
          "docs/articles/2016/05", "docs/people", "build/catalogue.db", "build/.lock"]  # fmt: skip


@pytest.mark.parametrize("place", PLACES if THOROUGH else ["build/site", "build/catalogue.db"])
def test_what_may_not_be_written(tmp_path: Path, references: References, place: str) -> None:
    base, before = inputs_and_reference(references, "base")
    title, after = inputs_and_reference(references, "title")
    home = Home(tmp_path / "a")
    arrange(home, base)
    home.build()
    arrange(home, title)
    locked = home.folder / place
    mode = locked.stat().st_mode
    locked.chmod(mode & ~0o222)
    try:
        done = run(without_privilege(home))
    finally:
        locked.chmod(mode)
    if done.returncode:
        fails_in_one_line(done, "permit it")
        assert read_hashes(home.site) == before.site
    else:
        assert place not in ("build", "build/site", "docs/people")
    home.build()
    assert read_state(home).difference(after) == []
