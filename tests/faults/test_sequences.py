"""Contract 7: after any sequence of changes, a rebuild gives what a build from nothing gives."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from fonds.base.errors import UsageError
from fonds.commands.site import build_site
from fonds.terminal.report import Report
from tests.archives import EVERY, THOROUGH, Home
from tests.faults.inputs import GENERATED, arrange
from tests.faults.references import read_state
from tests.faults.workshop import PATHS, Step, Workshop, articles, do, steps

EXAMPLES = 1_000 if THOROUGH else 20 if EVERY else 5

Edits = dict[str, bytes]
"""Generated pages that a person edited: path below docs → bytes."""


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    seeds=st.dictionaries(st.sampled_from(PATHS), articles, min_size=2, max_size=8),
    sequence=st.lists(steps, min_size=4, max_size=8),
)
def test_a_rebuild_is_a_build_from_nothing(seeds: dict[str, str], sequence: list[Step]) -> None:
    workshop, edits = Workshop(seeds), Edits()
    with tempfile.TemporaryDirectory(dir=_fast_disk()) as folder:
        home, fresh = Home(Path(folder) / "a"), Home(Path(folder) / "b")
        arrange(home, workshop.inputs())
        told = build(home)
        for step in sequence:
            do(workshop, step)
            _meddle(home, edits, step)
            arrange(home, workshop.inputs())
            told = build(home)
        arrange(fresh, workshop.inputs())
        for path, data in edits.items():
            fresh.put(f"docs/{path}", data)
        again = build(fresh)
        note(f"{told}\n{again}")
        assert _remarks(told) == _remarks(again)
        if isinstance(told, Report):
            assert read_state(home).difference(read_state(fresh)) == []


def build(home: Home) -> Report | str:
    """What a build says: its report, or why it refused."""
    try:
        return build_site(home.config, lambda *_: None, {}, strict=False, verbose=False).report
    except UsageError as error:
        return str(error).replace(os.fspath(home.folder), "")


def _remarks(told: Report | str) -> object:
    """All but what this run alone did."""
    return told if isinstance(told, str) else replace(told, taken_in=0, written=0, removed=0)


def _meddle(home: Home, edits: Edits, step: Step) -> None:
    """Take *step* if it is one of those that change what fonds made."""
    name, argument = step
    if name == "edit page":
        pages = sorted(file for folder in GENERATED for file in (home.docs / folder).rglob("*.md"))
        if pages:
            page = pages[argument % len(pages)]
            data = page.read_bytes() + b"\nUn mot de ma main.\n"
            edits[page.relative_to(home.docs).as_posix()] = data
            page.write_bytes(data)
    elif name == "restore page" and edits:
        path = sorted(edits)[argument % len(edits)]
        del edits[path]
        (home.docs / path).unlink()
    elif name == "lose":
        _lose(home, edits, argument)
    elif name == "tamper":
        files = sorted(file for file in home.site.rglob("*") if file.is_file())
        if files:
            files[argument % len(files)].write_bytes(b"?")


def _lose(home: Home, edits: Edits, what: str) -> None:
    build = home.folder / "build"
    if what == "site":
        shutil.rmtree(build / "site", ignore_errors=True)
    elif what == "docs":
        for folder in GENERATED:
            shutil.rmtree(home.docs / folder, ignore_errors=True)
        edits.clear()
    else:
        for file in build.glob(f"{what}*"):
            file.unlink()


def _fast_disk() -> str | None:
    """Memory, where the system offers it: a thousand small archives come and go."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
