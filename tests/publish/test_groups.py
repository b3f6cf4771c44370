"""Pages that are kept by one comparison: none is kept that is not as it would be made."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from fonds.catalogue.sources import Copy, read_copies_of
from fonds.publish.ledger import Ledger
from fonds.publish.publication import Publication
from fonds.publish.staging import Staging
from fonds.render import copies
from fonds.render.task import Group, Outline, Task
from fonds.render.views import Views
from tests.archives import Home, make_home

PAGES = ("a/1.html", "a/2.html")


def begin(root: Path) -> Publication:
    publication = Publication(Staging(root / "site"), Ledger(root / "ledger.db"))
    publication.begin()
    return publication


def add(publication: Publication, key: str, pages: tuple[str, ...] = PAGES) -> bool:
    """Add *pages* as a group of this *key*; whether all of them were kept at once."""
    kept = publication.is_made(Group(pages[0], key, pages))
    publication.add(Task(page, f"{page} {key}", page.encode) for page in pages)
    return kept


def publish(root: Path, key: str, pages: tuple[str, ...] = PAGES) -> bool:
    kept = add(publication := begin(root), key, pages)
    publication.finish()
    return kept


def test_a_group_is_kept_while_all_that_it_is_made_from_is_the_same(tmp_path: Path) -> None:
    assert [publish(tmp_path, key) for key in ("1", "1", "2", "2", "1")] == [
        False, True, False, True, False
    ]  # fmt: skip


@pytest.mark.parametrize("meddle", [Path.unlink, lambda file: file.write_text("more")])
def test_a_page_that_somebody_touched_is_made_again(
    tmp_path: Path, meddle: Callable[[Path], object]
) -> None:
    publish(tmp_path, "1")
    meddle(tmp_path / "site" / PAGES[1])
    assert not publish(tmp_path, "1")
    assert (tmp_path / "site" / PAGES[1]).read_text() == PAGES[1]
    assert publish(tmp_path, "1")


def test_a_page_that_the_last_build_had_not_is_made(tmp_path: Path) -> None:
    publish(tmp_path, "1", PAGES[:1])
    assert not publish(tmp_path, "1")
    assert (tmp_path / "site" / PAGES[1]).exists()


def test_pages_made_early_are_compared_one_by_one(tmp_path: Path) -> None:
    publish(tmp_path, "1")
    publication = begin(tmp_path)
    publication.add([Task(PAGES[0], "", lambda: b"early")])
    publication.finish_early()
    assert not publish(tmp_path, "1")
    assert (tmp_path / "site" / PAGES[0]).read_text() == PAGES[0]


def test_a_rebuild_looks_at_the_pages_of_few_months(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def text(month: int, more: str = "") -> str:
        return f" date 2021-{month:02d} Titre {month}\n\nUn texte du mois. {more}\n"

    home: Home = make_home(tmp_path / "a", {f"{n:02d}.txt": text(n) for n in range(1, 13)})
    home.build()
    asked, outline = list[str](), Views.outline

    def watch(views: Views, path: str) -> Outline:
        asked.append(path)
        return outline(views, path)

    monkeypatch.setattr(Views, "outline", watch)
    home.seed({"06.txt": text(6, "Un mot de plus.")})
    home.build()
    articles = {path.rpartition("/")[0] for path in asked if path.startswith("articles/")}
    assert "articles/2021/06" in articles
    assert len(articles) < 6


def test_copies_are_those_of_the_sources_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeds = {
        f"{n}.txt": f" date 2021-{n % 2 + 1:02d} Titre {n}\n\nUn texte.\n" for n in range(1, 7)
    }
    home: Home = make_home(tmp_path / "a", seeds)
    home.build()
    listed = list[str]()

    def watch(catalogue: sqlite3.Connection, article_ids: Sequence[str]) -> list[Copy]:
        listed.extend(article_ids)
        return read_copies_of(catalogue, article_ids)

    monkeypatch.setattr(copies, "read_copies_of", watch)
    home.seed(
        {"2.txt": seeds["4.txt"], "4.txt": seeds["2.txt"] + "Un mot.\n", "6.txt": seeds["6.txt"]}
    )
    home.build()
    assert len(listed) == 3  # those of the month
    published = {file: file.read_bytes() for file in home.site.glob("articles/**/*.txt")}
    assert sorted(published.values()) == sorted((home.seeds / name).read_bytes() for name in seeds)
    touched = min(published)
    touched.write_text("mine")
    home.build()
    assert touched.read_bytes() == published[touched]
