"""Stamps tell whether a file changed, and when they cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from fonds.files.stamps import (
    Stamp,
    are_settled,
    hash_stamps,
    list_stamps,
    pack_stamps,
    stamp_file,
    unpack_stamps,
)
from tests.archives import put

SECOND = 1_000_000_000


def test_every_file_has_its_stamp(tmp_path: Path) -> None:
    for path in ("a.txt", "b/c.txt", ".hidden"):
        put(tmp_path / path, path)
    (tmp_path / "b" / "link").symlink_to("c.txt")
    found = list_stamps(tmp_path)
    assert found.keys() == {"a.txt", "b/c.txt", ".hidden", "b/link"}
    assert found["b/c.txt"] == stamp_file(f"{tmp_path}/b/c.txt")
    assert found["b/link"] is None
    assert list_stamps(tmp_path / "nowhere") == {}


def test_a_file_that_was_just_written_may_change_under_the_same_time() -> None:
    fine, whole = 5 * SECOND + 7, 5 * SECOND
    assert not are_settled([(1, fine, fine)], fine)
    assert not are_settled([(1, 0, fine)], fine + 10_000_000)
    assert are_settled([(1, 0, fine)], fine + 30_000_000)
    assert not are_settled([(1, whole, whole)], whole + SECOND)
    assert are_settled([(1, whole, whole)], whole + 3 * SECOND)
    assert not are_settled([(1, 7, 7), None], fine)


def test_stamps_are_packed_and_hashed_each_with_its_path() -> None:
    stamps: dict[str, Stamp | None] = {"a": (1, 2, 3), "b": None, "\udce9": (2**40, 5 * SECOND, 7)}
    assert list(unpack_stamps(pack_stamps(stamps.values()))) == list(stamps.values())
    with pytest.raises(ValueError, match="length"):
        unpack_stamps(b"123")
    hashed = {
        hash_stamps(it)
        for it in (stamps, stamps | {"a": (1, 2, 4)}, stamps | {"a": None}, stamps | {"c": None})
    }
    assert len(hashed) == 4
    assert hash_stamps(dict(reversed(stamps.items()))) == hash_stamps(stamps)
