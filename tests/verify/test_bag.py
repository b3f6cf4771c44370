"""A bag is as it was handed over to the byte, or `fonds verify` says what is not."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest

from fonds.bundle.bag import BagWriter
from fonds.terminal.progress import Progress
from fonds.verify.bag import inspect_bag
from fonds.verify.finding import Finding, Verification
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


class InMemory:
    """The files of a bag, to damage at many places."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = files
        self.paths = sorted(files)
        self.findings: list[Finding] = []

    def open(self, path: str) -> BinaryIO:
        return BytesIO(self._files[path])

    def read(self, path: str, most: int | None = None) -> bytes:
        return self._files[path]


def test_every_damaged_byte_is_found(bag: Path) -> None:
    files = read_tree(bag)
    assert inspect_bag(InMemory(files), lambda n, of: None).findings == []
    for path, data in files.items():
        for at, byte in enumerate(data):
            for bit in (1, 0x20):
                damaged = data[:at] + bytes([byte ^ bit]) + data[at + 1 :]
                tree = InMemory({**files, path: damaged})
                found = inspect_bag(tree, lambda n, of: None).findings
                assert any(it.severity == "fault" for it in found), (path, at, bit)


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


def test_a_wrong_size_is_found_though_the_manifests_fit(bag: Path) -> None:
    info, tags = bag / "bag-info.txt", bag / "tagmanifest-sha256.txt"
    before = info.read_bytes()
    info.write_bytes(before.replace(b"Oxum: ", b"Oxum: 1"))
    old, new = (hashlib.sha256(data).hexdigest() for data in (before, info.read_bytes()))
    tags.write_text(tags.read_text("utf-8").replace(old, new), "utf-8")
    assert [(it.path, it.code) for it in verify(bag).problems] == [("bag-info.txt", "changed-size")]


def test_litter_is_a_note(bag: Path) -> None:
    (bag / "data" / "Thumbs.db").write_bytes(b"")
    found = verify(bag)
    assert [it.code for it in found.findings if it.severity == "note"] == ["litter"]
