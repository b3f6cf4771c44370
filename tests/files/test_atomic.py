"""Renames on a system that refuses them while a file is open."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fonds.files.atomic import replace_file
from tests.archives import put


class Busy:
    """A rename that is refused a few times, as Windows does."""

    def __init__(self, refusals: int) -> None:
        self.left = refusals

    def __call__(self, source: str | Path, target: str | Path) -> None:
        self.left -= 1
        if self.left >= 0:
            raise PermissionError(13, "in use", str(target))
        os.replace(source, target)  # noqa: PTH105


def test_a_file_that_is_open_for_a_moment_is_replaced(tmp_path: Path) -> None:
    new, old = put(tmp_path / "new", b"new"), put(tmp_path / "old", b"old")
    replace_file(new, old, waits=(0, 0), rename=Busy(2))
    assert old.read_bytes() == b"new"
    assert not new.exists()


def test_one_that_stays_open_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    new, old = put(tmp_path / "new", b"new"), put(tmp_path / "old", b"old")
    with pytest.raises(PermissionError):
        replace_file(new, old, waits=(0, 0), rename=Busy(3))
    assert (new.read_bytes(), old.read_bytes()) == (b"new", b"old")


def test_elsewhere_a_refusal_is_for_good(tmp_path: Path) -> None:
    new, old = put(tmp_path / "new", b"new"), put(tmp_path / "old", b"old")
    with pytest.raises(PermissionError):
        replace_file(new, old, waits=(), rename=Busy(1))
