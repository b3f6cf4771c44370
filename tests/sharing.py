"""What takes long to make, made once for all test processes."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def share(name: str, request: pytest.FixtureRequest, make: Callable[[Path], object]) -> Path:
    """The folder *name*, filled by *make*, which only the first process to come here calls."""
    factory: pytest.TempPathFactory = request.getfixturevalue("tmp_path_factory")
    base = factory.getbasetemp()
    folder = (base.parent if hasattr(request.config, "workerinput") else base) / name
    made = folder.with_name(f"{name}.made")
    with only_one(folder.with_name(f"{name}.lock")):
        if not made.exists():
            make(folder)
            made.touch()
    return folder


@contextmanager
def only_one(file: Path) -> Iterator[None]:
    """Wait until no other process is in here."""
    with file.open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield
