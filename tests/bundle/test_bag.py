"""A bag is one by BagIt 1.0: what RFC 8493 says of its files, and what `bagit.py` accepts."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.base.errors import BuildFailedError
from fonds.bundle.bag import BagWriter, read_blocks
from fonds.terminal.progress import Progress
from fonds.verify.verification import verify_target
from tests.archives import read_tree

NAMES = st.text("aé%025AaDd\r\n .'", min_size=1, max_size=8).filter(lambda it: it.strip(". "))


def write_bag(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir()
    bag = BagWriter(folder)
    for path, data in files.items():
        bag.add(path, [data])
    bag.close({"Contact-Name": "A\n B", "Empty": ""}, {"LETTER.txt": b"letter"})
    return folder


def test_the_files_of_a_bag(tmp_path: Path) -> None:
    tree = read_tree(write_bag(tmp_path / "bag", {"b/ö.txt": b"two", "a.txt": b"one!"}))
    sha = {path: hashlib.sha256(data).hexdigest() for path, data in tree.items()}
    assert tree["bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    assert tree["bag-info.txt"] == b"Contact-Name: A B\nPayload-Oxum: 7.2\n"
    assert tree["manifest-sha256.txt"].decode() == "".join(
        f"{sha[path]}  {path}\n" for path in ("data/a.txt", "data/b/ö.txt")
    )
    tags = ("LETTER.txt", "bag-info.txt", "bagit.txt", "manifest-sha256.txt")
    assert tree["tagmanifest-sha256.txt"].decode() == "".join(f"{sha[it]}  {it}\n" for it in tags)
    assert tree.keys() == {*tags, "tagmanifest-sha256.txt", "data/a.txt", "data/b/ö.txt"}


@given(st.lists(NAMES, min_size=1, max_size=4, unique_by=str.casefold))
def test_whatever_its_files_are_called_it_is_verified(names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        bag = write_bag(Path(folder, "bag"), {name: name.encode() for name in names})
        assert verify_target(bag, Progress(quiet=True)).problems == ()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of codecs.open, which it calls
def test_bagit_accepts_it(tmp_path: Path) -> None:
    bagit = pytest.importorskip("bagit")
    names = ("a b.txt", "é/100 %.txt", "c%41.txt", "d\ne.txt")
    bag = write_bag(tmp_path / "bag", dict.fromkeys(names, b"x"))
    assert bagit.Bag(str(bag)).is_valid()
    (bag / "data" / "a b.txt").write_bytes(b"y")
    assert not bagit.Bag(str(bag)).is_valid()


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    for second in ("a", "a/b"):
        bag = BagWriter(tmp_path)
        with pytest.raises(BuildFailedError, match="two files have this name"):
            bag.add("a", [b""])
            bag.add(second, [b""])
        (tmp_path / "data" / "a").unlink()


def test_no_link_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 1_000_000)
    assert b"".join(read_blocks(tmp_path / "a")) == b"x" * 1_000_000
    (tmp_path / "link").symlink_to(tmp_path / "a")
    with pytest.raises(OSError, match="link"):
        list(read_blocks(tmp_path / "link"))
