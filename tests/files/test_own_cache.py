"""The user's own cache: what is kept comes back as it was, or not at all."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from fonds.files.own_cache import find_folder, keep, recall


@pytest.mark.skipif(sys.platform == "win32", reason="the folder is another there")
def test_what_is_kept_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = find_folder("things")
    assert folder == tmp_path / "fonds/things"
    keep(folder / "a", b"data")
    assert recall(folder / "a") == b"data"
    assert recall(folder / "b") is None


@pytest.mark.parametrize("at", [0, 17])
def test_what_was_damaged_does_not(tmp_path: Path, at: int) -> None:
    file = tmp_path / "a"
    keep(file, b"data")
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(data)
    assert recall(file) is None


def test_a_disk_that_takes_nothing_is_no_fault(tmp_path: Path) -> None:
    keep(tmp_path / "gone" / "a", b"data")
    assert recall(tmp_path / "gone" / "a") is None
