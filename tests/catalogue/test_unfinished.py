"""A build of shards that is killed leaves what it had done, and the next one ends it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from fonds.catalogue import unfinished
from fonds.catalogue.store import open_catalogue, read_catalogue
from fonds.config import Archive
from fonds.files import workers
from fonds.pipeline import convert
from fonds.terminal.progress import say_nothing
from tests.archives import read_tree
from tests.faults.references import read_told
from tests.search.archive import describe

HEAD = "La Gazette de Brest"  # a line that all texts have is no headline


class Killed(BaseException):
    """As a signal, it is nobody's to handle."""


def kill_in(stage: str, done: int) -> Callable[[str, int, int], None]:
    """What ends a build as soon as so much is *done* in *stage*."""

    def tick(name: str, count: int, _of: int) -> None:
        if name == stage and count >= done:
            raise Killed

    return tick


def make_archive(root: Path, shards: str) -> Archive:
    for number in range(24):
        file = root / "seeds" / f"{number:02d}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        text = f"{HEAD}\n\nLe port numéro {number} reste fermé\n\nJean Dupont est à Lyon, dit-il."
        file.write_text(f"{text} C’est le numéro {number}.\n", encoding="utf-8")
    return replace(describe(root, root / "seeds"), names="rules", shards=shards)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = make_archive(tmp_path_factory.mktemp("whole"), "")
    convert(archive, say_nothing)
    return archive


def count_articles(archive: Archive) -> int:
    with closing(sqlite3.connect(archive.catalogue)) as catalogue:
        (count,) = catalogue.execute("SELECT count(*) FROM articles").fetchone()
    return int(count)


@pytest.mark.parametrize(
    ("stage", "done", "kept"),
    [("read", 23, 21), ("names", 15, 24), ("relations", 0, 24), ("pages", 20, 24)],
)
def test_what_was_done_is_kept_and_the_outcome_is_the_same(
    whole: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    stage: str, done: int, kept: int,
) -> None:  # fmt: skip
    monkeypatch.setattr(unfinished, "_KEPT", 7)
    monkeypatch.setattr(workers, "FEW", 5)  # which are read before the first is taken in
    archive = make_archive(tmp_path, "year")
    with pytest.raises(Killed):
        convert(archive, kill_in(stage, done))
    assert kept - 1 <= count_articles(archive) <= kept
    with pytest.raises(sqlite3.DatabaseError, match="ended early"):
        read_catalogue(archive.catalogue)
    assert convert(archive, say_nothing).report.taken_in <= 24 - kept + 1
    assert read_told(archive.catalogue) == read_told(whole.catalogue)
    assert read_tree(archive.docs) == read_tree(whole.docs)
    read_catalogue(archive.catalogue).close()


def test_without_shards_nothing_is_kept_before_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unfinished, "_KEPT", 7)
    archive = make_archive(tmp_path, "")
    with pytest.raises(Killed):
        convert(archive, kill_in("names", 15))
    assert count_articles(archive) == 0


def test_a_build_that_changes_nothing_leaves_the_file_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unfinished, "_KEPT", 7)
    archive = make_archive(tmp_path, "year")
    convert(archive, say_nothing)
    before = archive.catalogue.read_bytes()
    convert(archive, say_nothing)
    assert archive.catalogue.read_bytes() == before


def count_pages(catalogue: sqlite3.Connection) -> int:
    (count,) = catalogue.execute("SELECT count(*) FROM pages").fetchone()
    return int(count)


def read_shared(path: Path) -> int:
    with closing(read_catalogue(path, shared=True)) as catalogue:
        return count_pages(catalogue)


def put_pages(catalogue: sqlite3.Connection, number: int) -> None:
    rows = ((f"articles/{n}.md", "k" * 1_000, "h", 0, "") for n in range(number))
    catalogue.executemany("INSERT INTO pages VALUES (?, ?, ?, ?, ?)", rows)


def test_a_shared_catalogue_is_read_while_the_build_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.db"
    with open_catalogue(path) as catalogue:
        put_pages(catalogue, 1)
        unfinished.share(catalogue)
        catalogue.execute("DELETE FROM pages")
        put_pages(catalogue, 5_000)  # more than SQLite would usually hold back
        with pytest.raises(sqlite3.DatabaseError, match="ended early"):
            read_catalogue(path)
        assert read_shared(path) == 1
    with closing(read_catalogue(path)) as catalogue:
        assert count_pages(catalogue) == 5_000


def test_who_reads_a_shared_catalogue_waits_while_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unfinished, "_CACHE", 100)
    path = tmp_path / "catalogue.db"
    with ThreadPoolExecutor(1) as pool:
        with open_catalogue(path) as catalogue:
            unfinished.share(catalogue)
            put_pages(catalogue, 5_000)
            found = pool.submit(read_shared, path)
            assert not wait([found], timeout=0.2).done
        assert found.result(timeout=60) == 5_000
