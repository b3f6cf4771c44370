"""A bag is as it was handed over to the byte, or `fonds verify` says what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from fonds.bundle.bag import BagWriter
from fonds.terminal.progress import Progress
from fonds.verify.finding import Verification
from fonds.verify.verification import verify_target
from tests.archives import read_tree


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    folder = tmp_path / "bag"
    folder.mkdir()
    writer = BagWriter(folder)
    for path in ("a.txt", "b/ü 100%.txt", "c%0A.txt"):
        writer.add(path, [path.encode(), b"."])
    writer.close({"Contact-Name": "A"}, {"README.txt": b"letter"})
    return folder


def verify(bag: Path) -> Verification:
    return verify_target(bag, Progress(quiet=True))


def test_every_damaged_byte_is_found(bag: Path) -> None:
    assert verify(bag).problems == ()
    for path, data in read_tree(bag).items():
        for at, byte in enumerate(data):
            for bit in (1, 0x20):
                (bag / path).write_bytes(data[:at] + bytes([byte ^ bit]) + data[at + 1 :])
                assert verify(bag).problems, (path, at, bit)
        (bag / path).write_bytes(data)


def test_so_is_every_missing_file(bag: Path) -> None:
    for path, data in read_tree(bag).items():
        (bag / path).unlink()
        assert verify(bag).problems, path
        (bag / path).write_bytes(data)


@pytest.mark.parametrize("path", ["new.txt", "data/new.txt", "data/b/new.txt", "x/new.txt"])
def test_so_is_an_added_file(bag: Path, path: str) -> None:
    (bag / path).parent.mkdir(exist_ok=True)
    (bag / path).write_bytes(b"")
    assert path in {it.path for it in verify(bag).problems}


def test_so_is_a_link(bag: Path) -> None:
    (bag / "data" / "a.txt").rename(bag.parent / "a.txt")
    (bag / "data" / "a.txt").symlink_to(bag.parent / "a.txt")
    found = {(it.path, it.code) for it in verify(bag).problems}
    assert ("data/a.txt", "no-file") in found


def test_a_size_that_is_not_stated_so_is_found(bag: Path) -> None:
    """Though whoever changed it made the manifests fit."""
    (bag / "data" / "a.txt").unlink()
    other = BagWriter(bag.parent / "other")
    for path in ("b/ü 100%.txt", "c%0A.txt"):
        other.add(path, [(bag / "data" / path).read_bytes()])
    other.close({"Payload-Oxum": "9.9"}, {})
    info = bag.parent / "other" / "bag-info.txt"
    assert verify(info.parent).problems == ()
    assert b"9.9" not in info.read_bytes()


def test_litter_is_a_note(bag: Path) -> None:
    (bag / "data" / "Thumbs.db").write_bytes(b"")
    found = verify(bag)
    assert [it.code for it in found.findings if it.severity == "note"] == ["litter"]
