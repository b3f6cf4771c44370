"""What a second run does: only what changed, and what a first run would have given."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.archives import Home, make_home, read_tree

SEEDS = {
    "2022/a.txt": " date 2022-01 Le premier article\n\nIl parle de la France.\n",
    "2022/b.txt": " date 2022-02 Le deuxième article\n\nIl parle de l’Italie.\n",
    "c.txt": " date 2023-03 Le troisième article\n\nIl ne parle de rien.\n",
}
A, B, C = "articles/2022/01/2022--a", "articles/2022/02/2022--b", "articles/2023/03/c"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A small archive, built."""
    home = make_home(tmp_path_factory.mktemp("rebuild") / "archive", SEEDS)
    assert home.build().exit_code == 0
    return home


def fresh(home: Home) -> Home:
    """The same seeds, authorities and hand-written pages, built from nothing elsewhere."""
    other = make_home(home.folder.parent / "fresh", {})
    for path, data in read_tree(home.seeds).items():
        other.put(f"seeds/{path}", data)
    other.put("authorities.yml", (home.folder / "authorities.yml").read_bytes())
    other.build()
    return other


def is_as_from_nothing(home: Home) -> None:
    """Pages and site are byte for byte those of a build from nothing."""
    other = fresh(home)
    assert read_tree(home.docs) == read_tree(other.docs)
    assert read_tree(home.site) == read_tree(other.site)


def stamps(folder: Path) -> dict[str, int]:
    return {str(file): file.stat().st_mtime_ns for file in folder.rglob("*.md")}


def test_a_second_run_converts_and_writes_nothing(home: Home) -> None:
    before = stamps(home.docs)
    summary = home.build().summary
    assert (summary["taken_in"], summary["written"], summary["removed"]) == (0, 0, 0)
    assert stamps(home.docs) == before


def change(home: Home) -> None:
    home.seed({"c.txt": SEEDS["c.txt"].replace("rien", "l’Espagne")})


def touch(home: Home) -> None:
    os.utime(home.seeds / "c.txt", (1, 1))


def add(home: Home) -> None:
    home.seed({"d.txt": " date 2021-05 Un ancien article\n\nIl parle de la France.\n"})


def delete(home: Home) -> None:
    (home.seeds / "c.txt").unlink()


def rename(home: Home) -> None:
    (home.seeds / "c.txt").rename(home.seeds / "z.txt")


def move(home: Home) -> None:
    (home.seeds / "c.txt").rename(home.seeds / "2022" / "c.txt")


def redate(home: Home) -> None:
    home.seed({"c.txt": SEEDS["c.txt"].replace("2023-03", "2020")})


def clash(home: Home) -> None:
    home.seed({"deep/C.txt": SEEDS["c.txt"]})


def curate(home: Home) -> None:
    home.put("authorities.yml", "places:\n  france: {label: La France, variants: [France]}\n")


def state(home: Home) -> None:
    home.seed({"metadata.csv": "file,title,people\nc.txt,Un autre titre,Jean Moulin\n"})


def empty(home: Home) -> None:
    home.seed({"c.txt": ""})


def forget(home: Home) -> None:
    (home.folder / "build" / "catalogue.db").unlink()


def corrupt(home: Home) -> None:
    catalogue = home.folder / "build" / "catalogue.db"
    catalogue.write_bytes(b"no database" * 1000)


def cut_short(home: Home) -> None:
    catalogue = home.folder / "build" / "catalogue.db"
    catalogue.write_bytes(catalogue.read_bytes()[:5000])


CHANGES = [change, touch, add, delete, rename, move, redate, clash, curate, state, empty, forget,
           corrupt, cut_short]  # fmt: skip


@pytest.mark.parametrize("happen", CHANGES, ids=lambda happen: happen.__name__)
def test_a_rebuild_gives_what_a_build_from_nothing_gives(
    home: Home, happen: Callable[[Home], None]
) -> None:
    happen(home)
    home.build()
    is_as_from_nothing(home)


@pytest.mark.parametrize(
    ("happen", "taken_in"),
    [(change, 1), (touch, 0), (add, 1), (delete, 0), (rename, 1), (curate, 0), (state, 1)],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_only_what_changed_is_read_anew(
    home: Home, happen: Callable[[Home], None], taken_in: int
) -> None:
    happen(home)
    assert home.convert().summary["taken_in"] == taken_in


def test_a_change_is_undone_without_a_trace(home: Home, built: Home) -> None:
    for happen in (change, add, rename, curate, state):
        happen(home)
    home.build()
    assert read_tree(home.docs) != read_tree(built.docs)
    shutil.rmtree(home.seeds)
    home.seed(SEEDS)
    home.put("authorities.yml", (built.folder / "authorities.yml").read_bytes())
    home.build()
    assert read_tree(home.docs) == read_tree(built.docs)
    assert read_tree(home.site) == read_tree(built.site)


def test_a_deleted_source_leaves_nothing_behind(home: Home) -> None:
    delete(home)
    summary = home.build().summary
    assert summary["removed"] >= 2  # its page, and that of its year
    left = [*read_tree(home.docs), *read_tree(home.site)]
    assert not [path for path in left if "2023" in path]
    assert not (home.docs / "articles" / "2023").exists()
    assert not (home.site / "articles" / "2023").exists()
    assert "troisième" not in home.page(f"{B}.html")


def test_an_empty_source_takes_its_page_with_it(home: Home) -> None:
    empty(home)
    assert home.build().needing == {"c.txt": "empty"}
    assert not (home.docs / f"{C}.md").exists()
    assert not (home.site / f"{C}.html").exists()


def edit(home: Home) -> bytes:
    """Change the page of the first article by hand; what it then holds."""
    page = home.docs / f"{A}.md"
    text = page.read_text(encoding="utf-8").replace("Il parle", "Corrigé **à la main**, il parle")
    page.write_text(text, encoding="utf-8")
    return page.read_bytes()


def test_an_edited_page_is_kept_reported_and_shown(home: Home) -> None:
    edited = edit(home)
    outcome = home.build()
    assert outcome.exit_code == 1
    assert outcome.needing == {f"{A}.md": "edited-page"}
    (message,) = (r["message"] for r in outcome.summary["remarks"])
    assert "metadata.csv" in message
    assert (home.docs / f"{A}.md").read_bytes() == edited
    assert "Corrigé <strong>à la main</strong>, il parle" in home.page(f"{A}.html")
    assert "SHA-256" in home.page(f"{A}.html")


def test_an_edited_page_stays_when_its_source_changes_or_the_catalogue_is_lost(home: Home) -> None:
    edited = edit(home)
    home.build()
    home.seed({"2022/a.txt": SEEDS["2022/a.txt"].replace("France", "Grèce")})
    assert home.build().needing == {f"{A}.md": "edited-page"}
    forget(home)
    assert home.build().needing == {f"{A}.md": "edited-page"}
    assert (home.docs / f"{A}.md").read_bytes() == edited


def test_an_edited_page_becomes_fonds_own_again_once_it_is_deleted(home: Home) -> None:
    before = read_tree(home.docs)
    edit(home)
    home.build()
    (home.docs / f"{A}.md").unlink()
    assert home.build().exit_code == 0
    assert read_tree(home.docs) == before


def test_an_edited_page_whose_source_is_gone_is_kept_and_reported(home: Home) -> None:
    edited = edit(home)
    (home.seeds / "2022" / "a.txt").unlink()
    assert home.build().needing == {f"{A}.md": "edited-orphan"}
    assert (home.docs / f"{A}.md").read_bytes() == edited


def test_an_edited_index_page_is_kept_reported_and_shown(home: Home) -> None:
    page = home.docs / "places" / "france.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nUn mot de plus.\n", encoding="utf-8")
    assert home.build().needing == {"places/france.md": "edited-page"}
    assert "Un mot de plus." in home.page("places/france.html")


def test_line_ends_that_git_changed_are_no_edit(home: Home) -> None:
    page = home.docs / f"{A}.md"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    assert home.build().exit_code == 0


def test_a_persons_own_files_in_generated_folders_are_left_alone(home: Home) -> None:
    own = {"docs/people/notes.md": "# Mes notes\n", "docs/articles/2023/03/plan.png": "x"}
    for path, text in own.items():
        home.put(path, text)
    delete(home)
    assert home.build().exit_code == 0
    assert {path: (home.folder / path).read_text() for path in own} == own
    assert "Mes notes" in home.page("people/notes.html")


def test_a_page_that_a_person_wrote_where_one_belongs_is_kept(tmp_path: Path) -> None:
    home = make_home(tmp_path / "archive", SEEDS)
    own = home.put(f"docs/{A}.md", "# À moi\n")
    assert home.build().needing == {f"{A}.md": "edited-page"}
    assert own.read_text(encoding="utf-8") == "# À moi\n"


def test_nothing_is_written_through_a_link(home: Home, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (home.docs / "places").rename(elsewhere)
    (home.docs / "places").symlink_to(elsewhere)
    before = read_tree(elsewhere)
    assert "symbolic link" in home.run("convert").stderr
    assert read_tree(elsewhere) == before


def test_the_seeds_are_never_written_to(home: Home) -> None:
    assert read_tree(home.seeds) == {path: text.encode() for path, text in SEEDS.items()}


def pages_of(home: Home) -> set[str]:
    return {path for path in read_tree(home.docs) if path.startswith("articles/")}


def test_ids_depend_neither_on_order_nor_on_what_came_first(tmp_path: Path) -> None:
    names = ["x/A.txt", "y/a.txt", "a.text", "été.txt", "ete.txt", "index.txt", "aux.txt", "b.txt"]
    seeds = {name: f"Un texte de {name}, assez court.\n" for name in names}
    at_once = make_home(tmp_path / "at-once", seeds)
    at_once.convert()
    one_by_one = make_home(tmp_path / "one-by-one", {})
    for name in reversed(names):
        one_by_one.seed({name: seeds[name]})
        one_by_one.convert()
    assert pages_of(at_once) == pages_of(one_by_one)
    assert len(pages_of(at_once)) == len(names)
    assert "articles/undated/b.md" in pages_of(at_once)
    taken = {"a", "index", "aux"}
    assert not taken & {Path(page).stem.casefold() for page in pages_of(at_once)}


def test_a_date_in_the_table_moves_no_page(home: Home) -> None:
    home.seed({"metadata.csv": "file,date\nc.txt,1999-05\n"})
    home.build()
    assert (home.docs / f"{C}.md").is_file()
    assert "1999.html" in home.page(f"{C}.html")
    assert "troisième" in home.page("time/1999.html")


def test_neighbours_follow_a_new_article_and_a_new_title(home: Home) -> None:
    home.seed({"d.txt": " date 2022-12 Entre les deux\n\nUn texte.\n"})
    home.build()
    assert "Entre les deux" in home.page(f"{B}.html")
    assert "Entre les deux" in home.page(f"{C}.html")
    home.seed({"d.txt": " date 2022-12 Un titre tout neuf\n\nUn texte.\n"})
    home.build()
    for page in (f"{B}.html", f"{C}.html", "time/2022.html"):
        assert "Un titre tout neuf" in home.page(page)
        assert "Entre les deux" not in home.page(page)


def test_copies_of_one_text_name_each_other(home: Home) -> None:
    home.seed({"copie.txt": SEEDS["c.txt"]})
    home.build()
    copy = "articles/2023/03/copie.html"
    assert "Même texte" in home.page(copy)
    assert "Même texte" in home.page(f"{C}.html")
    (home.seeds / "copie.txt").unlink()
    home.build()
    assert "Même texte" not in home.page(f"{C}.html")
