"""What a killed build had staged is taken up by the next, if it would be made the same again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from fonds.publish.ledger import Ledger
from fonds.publish.publication import Publication
from fonds.publish.staging import Staging
from fonds.render.task import Task
from tests.archives import put, read_tree


def begin(root: Path, *, going_on: bool = True) -> Publication:
    publication = Publication(Staging(root / "site"), Ledger(root / "ledger.db"))
    publication.begin(going_on=going_on)
    return publication


def die(publication: Publication) -> None:
    """The process ends, and with it whatever it has open."""
    if publication.left:
        publication.left.close()


def never() -> bytes:
    raise AssertionError("it was made already")


def stage(publication: Publication, pages: Mapping[str, str], key: str = "1") -> None:
    """Stage *pages*, path → text, as made anew."""
    publication.add([Task(path, key, text.encode) for path, text in pages.items()])


def leave(root: Path, pages: Mapping[str, str]) -> None:
    """Stage *pages* and die."""
    publication = begin(root)
    stage(publication, pages)
    die(publication)


def tasks_that_are_made(publication: Publication, *paths: str) -> list[Task]:
    """Tasks for *paths* that cannot be made, but need not."""
    tasks = [Task(path, "1", never) for path in paths]
    assert all(map(publication.is_made, tasks))
    return tasks


PAGES = {"a.html": "a", "b/c.html": "c"}


def test_what_was_staged_is_not_made_again(tmp_path: Path) -> None:
    leave(tmp_path, PAGES)
    publication = begin(tmp_path)
    publication.add(tasks_that_are_made(publication, *PAGES))
    publication.finish()
    site = {path: data.decode() for path, data in read_tree(tmp_path / "site").items()}
    assert site.items() >= PAGES.items()
    assert begin(tmp_path, going_on=False).known.keys() >= PAGES.keys()


def test_nor_after_a_second_kill(tmp_path: Path) -> None:
    leave(tmp_path, PAGES)
    publication = begin(tmp_path)
    publication.add(tasks_that_are_made(publication, "a.html"))
    stage(publication, {"d.html": "d"})
    die(publication)
    publication = begin(tmp_path)
    publication.add(tasks_that_are_made(publication, *PAGES, "d.html"))
    publication.finish()
    assert {*PAGES, "d.html"} <= read_tree(tmp_path / "site").keys()


@pytest.mark.parametrize("going_on", [True, False])
def test_what_is_made_of_something_else_is_made_anew(tmp_path: Path, going_on: bool) -> None:
    leave(tmp_path, PAGES | {"gone.html": "x"})
    publication = begin(tmp_path, going_on=going_on)
    key = "2" if going_on else "1"
    assert not publication.is_made(Task("a.html", key, never))
    stage(publication, {"a.html": "other"}, key)
    publication.finish()
    site = read_tree(tmp_path / "site")
    assert site["a.html"] == b"other"
    assert not {"b/c.html", "gone.html"} & site.keys()
    assert not publication.staging.folder.exists()


def test_what_was_touched_meanwhile_is_made_anew(tmp_path: Path) -> None:
    leave(tmp_path, PAGES)
    put(Staging(tmp_path / "site").tree / "a.html", "A")
    publication = begin(tmp_path)
    assert not publication.is_made(Task("a.html", "1", never))
    die(publication)


def test_what_the_dying_process_noted_by_half_is_made_anew(tmp_path: Path) -> None:
    leave(tmp_path, PAGES)
    noted = Staging(tmp_path / "site").folder / "staged.jsonl"
    noted.write_bytes(noted.read_bytes()[:-20])
    publication = begin(tmp_path)
    publication.add(tasks_that_are_made(publication, "a.html"))
    assert not publication.is_made(Task("b/c.html", "1", never))
    die(publication)


def test_the_site_is_left_as_it_was_where_a_build_fails(tmp_path: Path) -> None:
    publication = begin(tmp_path)
    stage(publication, PAGES)
    publication.abandon()
    assert not (tmp_path / "site").exists()
    assert not publication.staging.folder.exists()
