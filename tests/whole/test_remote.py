"""Seeds in a store make the archive that these files make in a folder; it is only read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from fsspec.implementations.memory import MemoryFileSystem

from tests.archives import Home, invoke, make_home, read_tree

SEEDS = {
    "a.txt": " date 2020-01\n\nUn premier texte de Paris.\n",
    "sous/b[1].txt": " date 2020-02\n\nUn deuxième.\n",
    "sous/c d.txt": "",
}


@pytest.fixture
def store() -> Iterator[MemoryFileSystem]:
    """An empty one in memory."""
    found = MemoryFileSystem()
    found.store.clear()
    yield found
    found.store.clear()


def fill(store: MemoryFileSystem, files: Mapping[str, str]) -> None:
    store.pipe({f"/bucket/seeds/{path}": text.encode() for path, text in files.items()})


def far(folder: Path, seeds: str = "memory://bucket/seeds", extra: str = "") -> Home:
    """An archive whose seeds are in the store."""
    home = make_home(folder, {})
    text = home.config.read_text("utf-8")
    assert '      seeds: "seeds"\n' in text
    home.config.write_text(text.replace('      seeds: "seeds"\n', f"      seeds: {seeds}\n{extra}"))
    return home


def build(home: Home, code: int = 0) -> str:
    done = invoke("build", "-q", "-f", str(home.config))
    assert done.exit_code == code, done.output
    return done.output


def test_the_archive_is_that_of_a_folder(tmp_path: Path, store: MemoryFileSystem) -> None:
    fill(store, SEEDS)
    there, here = far(tmp_path / "there"), make_home(tmp_path / "here", SEEDS)
    before = dict(store.store)
    build(there, 1)  # one of them is empty
    build(here, 1)
    assert read_tree(there.site) == read_tree(here.site)
    assert read_tree(there.docs) == read_tree(here.docs)
    assert store.store == before
    for data in (
        *read_tree(there.site).values(),
        (there.folder / "build" / "catalogue.db").read_bytes(),
    ):
        assert b"memory://" not in data


def test_only_what_changed_is_read(tmp_path: Path, store: MemoryFileSystem) -> None:
    home = far(tmp_path / "a")
    fill(store, {f"{number}.txt": f"Le texte {number}.\n" for number in range(70)})
    build(home)
    copy = home.folder / "build" / "sources"
    stamp = (copy / "5.txt").stat().st_mtime_ns
    fill(store, {"6.txt": "Un autre texte.\n"})
    store.rm("/bucket/seeds/7.txt")
    build(home)
    assert (copy / "5.txt").stat().st_mtime_ns == stamp
    assert (copy / "6.txt").read_text() == "Un autre texte.\n"
    assert not (copy / "7.txt").exists()
    assert len(list(home.docs.rglob("articles/**/*.md"))) == 69


def test_verify_reads_the_store_again(tmp_path: Path, store: MemoryFileSystem) -> None:
    home = far(tmp_path / "a")
    fill(store, {"a.txt": "Un texte.\n", "b.txt": "Un autre.\n"})
    build(home)
    assert invoke("verify", "-f", str(home.config)).exit_code == 0
    store.store["/bucket/seeds/a.txt"].seek(0)
    store.store["/bucket/seeds/a.txt"].write(b"Un TEXTE.\n")  # the store does not tell
    found = invoke("verify", "-f", str(home.config))
    assert found.exit_code == 1
    assert "build/sources/a.txt" in found.output
    assert "is not what was catalogued" in found.output


def test_what_cannot_be_fetched_is_said(tmp_path: Path, store: MemoryFileSystem) -> None:
    home = far(tmp_path / "a", extra="      max_bytes: 20\n")
    fill(store, {"a.txt": "Un texte.\n", "b.txt": "Un texte trop long pour eux.\n"})
    store.store["/bucket/seeds/../../c.txt"] = store.store["/bucket/seeds/a.txt"]
    assert "not fetched from the store" in build(home, 1)
    assert [file.name for file in home.folder.rglob("c.txt")] == []
    assert (home.folder / "build" / "sources" / "a.txt").exists()


@pytest.mark.parametrize(
    ("seeds", "told"),
    [
        ("memory://bucket/nothing", "memory://bucket/nothing: there is no file"),
        ("zzz://bucket/seeds", "pip install 'fonds[remote]'"),
        ("s3://key:secret@bucket/seeds", "holds a user or a password"),
    ],
)
def test_a_store_that_cannot_be_read_changes_nothing(
    tmp_path: Path, store: MemoryFileSystem, seeds: str, told: str
) -> None:
    home = far(tmp_path / "a", seeds)
    before = read_tree(home.folder)
    refused = build(home, 2)
    assert told in refused
    assert "secret" not in refused
    after = read_tree(home.folder)
    assert {path: data for path, data in after.items() if not path.startswith("build/")} == before
