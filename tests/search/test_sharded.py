"""An index that is made shard by shard is the one that is made at once, byte for byte."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from fonds.base.shards import Shards
from fonds.config import Archive
from fonds.search import runs, sharded, tokens
from fonds.search.publish import make_search
from fonds.search.sharded import clear_runs
from fonds.search.tokens import TokenStore, open_tokens
from tests.archives import put
from tests.search.archive import build_archive, open_catalogue_of
from tests.search.test_exact import SAMPLES
from tests.search.test_incremental import MODULES, SMALL

WAYS: list[Shards] = ["year", "decade", 3]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return build_archive(tmp_path_factory.mktemp("shards"), SAMPLES / "wikinews-en")


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists are long, cut and merged in this archive as they are in one of millions."""
    for module in MODULES:
        for constant in SMALL.keys() & vars(module).keys():
            monkeypatch.setattr(module, constant, SMALL[constant])
    for module in (runs, sharded):
        monkeypatch.setattr(module, "AT_ONCE", 40)
    monkeypatch.setattr(sharded, "_COUNTED", 999)
    monkeypatch.setattr(tokens, "_BATCH", 7)
    monkeypatch.setattr(tokens, "_KEPT", 7)


def divided(built: Archive, shards: Shards, build: Path) -> Archive:
    """The same archive, whose work is divided, and done in another folder."""
    (build / built.catalogue.name).symlink_to(built.catalogue)
    return replace(built, shards=shards, build=build)


def make(archive: Archive, store: TokenStore) -> Iterator[tuple[str, bytes]]:
    with open_catalogue_of(archive) as catalogue:
        for file in make_search(catalogue, archive, store):
            yield file.name, file.make()


def make_whole(archive: Archive, cache: Path | None = None) -> dict[str, bytes]:
    with open_tokens(cache) as store:
        made = dict(make(archive, store))
        store.save()
    return made


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("shards", WAYS)
def test_the_bytes_are_those_of_an_index_made_at_once(
    built: Archive, shards: Shards, tmp_path: Path
) -> None:
    archive = divided(built, shards, tmp_path)
    made = make_whole(archive)
    assert len(list((tmp_path / "shards").glob("*.rows"))) > 1
    assert made == make_whole(built)
    clear_runs(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [built.catalogue.name]


def test_so_they_are_where_nothing_is_small(built: Archive, tmp_path: Path) -> None:
    assert make_whole(divided(built, 5, tmp_path)) == make_whole(built)


def test_only_what_fonds_made_goes(tmp_path: Path) -> None:
    mine = put(tmp_path / "shards" / "notes.txt", "mine")
    rows = put(tmp_path / "shards" / "1987.rows", "")
    clear_runs(tmp_path)
    assert mine.exists() and not rows.exists()
    linked = tmp_path / "other"
    linked.mkdir()
    (linked / "shards").symlink_to(tmp_path / "shards")
    put(rows, "")
    clear_runs(linked)
    assert rows.exists()


def stamps(folder: Path) -> dict[str, int]:
    return {file.name: file.stat().st_mtime_ns for file in folder.glob("shards/*.rows")}


@pytest.mark.usefixtures("small")
def test_what_a_killed_build_had_done_is_not_done_again(built: Archive, tmp_path: Path) -> None:
    archive, cache = divided(built, "year", tmp_path), tmp_path / "search.db"
    with open_tokens(cache) as store:  # and nothing is saved, as where the process dies
        assert any(name.startswith("p/") for name, _ in make(archive, store))
    kept = stamps(tmp_path)
    with closing(sqlite3.connect(cache)) as database:
        (words,) = database.execute("SELECT count(*) FROM search_tokens").fetchone()
    assert len(kept) > 2 and words > 10
    assert make_whole(archive, cache) == make_whole(built)
    assert stamps(tmp_path) == kept


@pytest.mark.usefixtures("small")
def test_what_it_left_damaged_is_made_anew(built: Archive, tmp_path: Path) -> None:
    archive = divided(built, 3, tmp_path)
    expected = make_whole(archive)
    one, other, third = sorted((tmp_path / "shards").glob("*.rows"))
    one.write_bytes(one.read_bytes()[:-9] + b"\0" * 9)
    other.with_suffix(".npz").write_bytes(b"PK")
    third.unlink()
    assert make_whole(archive) == expected


@pytest.mark.usefixtures("small")
def test_a_run_of_other_texts_is_not_taken(built: Archive, tmp_path: Path) -> None:
    archive = divided(built, "decade", tmp_path)
    make_whole(archive)
    with open_catalogue_of(built) as catalogue:
        (changed,) = catalogue.execute("SELECT id FROM articles ORDER BY id LIMIT 1").fetchone()
        query = "UPDATE articles SET text = text || ' ' || title WHERE id = ?"
        catalogue.execute(query, (changed,))
    assert make_whole(archive) == make_whole(built)
