"""Seeds that change while they are read, and two builds at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from fonds.base.errors import BuildFailedError
from fonds.commands.site import build_site
from fonds.terminal.report import Report
from tests.archives import EVERY, ROOT, THOROUGH, Home
from tests.faults.inputs import arrange, make_inputs, read_inputs, write_article
from tests.faults.references import References, read_hashes, read_state

ARTICLES = 200 if THOROUGH else 24


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "a")
    arrange(home, make_inputs("base", ARTICLES))
    home.build()
    return home


def build_while(home: Home, stage: str, number: int, action: Callable[[], object]) -> Report:
    """Build, and do *action* once when *number* of *stage* are done."""
    pending = [action]

    def see(name: str, done: int, total: int) -> None:
        if name == stage and done >= number and pending:
            pending.pop()()

    try:
        return build_site(home.config, see, {}, strict=False, verbose=False).report
    finally:
        assert not pending, f"{stage} never came to {number}"


def edit(home: Home, number: int) -> None:
    home.put(
        f"seeds/{number:04d}.txt", write_article(number, more="Changé pendant la lecture.\n\n")
    )


def vanish(home: Home, number: int) -> None:
    (home.seeds / f"{number:04d}.txt").unlink()


def become_folder(home: Home, number: int) -> None:
    vanish(home, number)
    home.put(f"seeds/{number:04d}.txt/inner.txt", write_article(number))


def become_link(home: Home, number: int) -> None:
    vanish(home, number)
    (home.seeds / f"{number:04d}.txt").symlink_to("/etc/passwd")


def lose_all(home: Home, number: int) -> None:
    home.seeds.rename(home.folder / "elsewhere")


DEEDS = [edit, vanish, become_folder, become_link, lose_all]
MOMENTS = [("read", 3), ("read", ARTICLES), ("pages", 5), ("render", 9)]
SOME = [
    pytest.param(deed, moment, id=f"{deed.__name__}-{moment[0]}-{moment[1]}")
    for n, deed in enumerate(DEEDS)
    for m, moment in enumerate(MOMENTS)
    if THOROUGH or (n % 4 == m and (EVERY or m < 2))
]


@pytest.mark.parametrize(("deed", "moment"), SOME)
def test_a_seed_that_changes_while_the_archive_is_built(
    home: Home, references: References, deed: Callable[[Home, int], None], moment: tuple[str, int]
) -> None:
    """The seed is not read by then, or it is."""
    before = read_hashes(home.site)
    arrange(home, make_inputs("body", ARTICLES))
    number = 17 if moment[0] == "read" and moment[1] < 17 else 3
    try:
        report = build_while(home, *moment, lambda: deed(home, number))
    except BuildFailedError as error:
        assert "\n" not in str(error)
        assert "build again" in str(error)
        assert read_hashes(home.site) == before
    else:
        # Either what came of it was read whole, or the report names it.
        told = {remark.path for remark in report.needing}
        assert deed is edit or f"{number:04d}.txt" in told
    if deed is lose_all:
        (home.folder / "elsewhere").rename(home.seeds)
    elif deed is become_link:
        (home.seeds / f"{number:04d}.txt").unlink()
    home.build()
    name = f"{deed.__name__}-{number}-{ARTICLES}"
    assert read_state(home).difference(references.of(name, read_inputs(home))) == []


WAITING = """
import time
from fonds.cli import main
from fonds.plugin import plugin

def wait(*_, **__):
    print("begun", flush=True)
    time.sleep(60)

plugin.convert = wait
main()
"""


def start(home: Home) -> subprocess.Popen[str]:
    """A build that waits, having begun."""
    process = subprocess.Popen(
        [sys.executable, "-c", WAITING, "build", "-f", str(home.config)],
        env=os.environ | {"PYTHONPATH": str(ROOT / "scripts")},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    return process


def test_of_two_builds_the_second_says_who_is_at_work(home: Home, references: References) -> None:
    arrange(home, make_inputs("title", ARTICLES))
    first = start(home)
    try:
        second = home.run("build")
        lines = second.stderr.splitlines()
        assert (second.returncode, len(lines)) == (1, 1)
        assert f"in use by a build, process {first.pid}; wait" in lines[0]
    finally:
        first.send_signal(signal.SIGKILL)
        first.communicate()
    assert home.run("build").returncode == 0
    after = references.of(f"title-{ARTICLES}", make_inputs("title", ARTICLES))
    assert read_state(home).difference(after) == []


def test_builds_that_start_together_end_well(home: Home, references: References) -> None:
    arrange(home, make_inputs("title", ARTICLES))
    command = [sys.executable, "-m", "fonds", "build", "-f", str(home.config)]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "scripts")}
    rivals = []
    for _ in range(3 if THOROUGH else 2):
        rivals.append(subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True,
                                       stdout=subprocess.DEVNULL))  # fmt: skip
        time.sleep(0.1)
    told = [rival.communicate()[1] for rival in rivals]
    codes = [rival.returncode for rival in rivals]
    assert 0 in codes, told
    assert all(code == 0 or "in use by" in said for code, said in zip(codes, told, strict=True))
    after = references.of(f"title-{ARTICLES}", make_inputs("title", ARTICLES))
    assert read_state(home).difference(after) == []
