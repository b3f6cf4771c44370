"""Files that somebody else put behind or inside the places that fonds writes into: none is lost."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from fonds.base.errors import UsageError
from fonds.files.atomic import write_atomically, write_file
from fonds.files.confined import is_inside
from fonds.publish.staging import Staging
from tests.archives import Home, fonds, make_home, put, read_tree, some

SEEDS = {
    "un.txt": "date 2022-01 Un titre\n\nUn texte de Lyon.\n",
    "deux.txt": "date 2022-02 Un autre titre\n\nUn autre texte.\n",
}
LETTER = b"the only copy of a letter"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return make_home(tmp_path / "a", SEEDS)


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder with precious files, of every name that a build may have in mind."""
    for name in ("letter.txt", "index.html", "un.md", "un.html", "catalogue.db", "01/un.md",
                 "01/un.html", "2022/01/un.md", "contents.js", "tree/index.html"):  # fmt: skip
        put(tmp_path / "outside" / name, LETTER)
    return tmp_path / "outside"


def link(place: Path, target: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(target)


PLACES = ["docs/articles", "docs/articles/2022", "docs/articles/2022/01", "docs/people",
          "docs/time", "build", "build/site", "build/.site.staging", "build/.site.staging/tree",
          ]  # fmt: skip


@pytest.mark.parametrize("built", some([False, True], [True]))
@pytest.mark.parametrize("place", some(PLACES, PLACES[1::2]))
def test_a_link_in_place_of_a_folder_is_refused(
    home: Home, outside: Path, place: str, built: bool
) -> None:
    if built:
        home.build()
    link_in_place(home, place, outside)
    before = read_tree(outside)
    result = home.run("build")
    assert result.returncode == 2
    assert "symbolic link" in result.stderr
    assert "Traceback" not in result.stderr
    assert read_tree(outside) == before


def link_in_place(home: Home, place: str, target: Path) -> None:
    """Put what stood at *place* aside, and a link to *target* there."""
    here = home.folder / place
    if here.exists():
        here.rename(home.folder / "aside")
    link(here, target)


WRITTEN = ["docs/articles/2022/01/un.md", "docs/articles/2022/01/.un.md.part",
           "build/catalogue.db", "build/catalogue.db-journal", "build/catalogue.db-wal",
           "build/catalogue.db-checksum", "build/search.db", "build/.lock", "build/report.json",
           "build/.report.json.part", "build/.report.csv.part", "build/.site.staging/journal.json",
           ]  # fmt: skip


@pytest.mark.parametrize("place", some(WRITTEN, WRITTEN[::2]))
def test_nothing_is_written_through_a_link_in_place_of_a_file(
    home: Home, outside: Path, place: str
) -> None:
    link(home.folder / place, outside / "letter.txt")
    before = read_tree(outside)
    result = home.run("build")
    assert "Traceback" not in result.stderr
    assert result.returncode == 0 or Path(place).name in result.stderr
    assert read_tree(outside) == before


def test_a_site_folder_of_somebody_else_is_refused(home: Home, outside: Path) -> None:
    home.configure(site_dir="../outside")
    before = read_tree(outside)
    result = home.run("build")
    assert result.returncode == 2
    assert "01/un.html, 01/un.md and" in result.stderr
    assert "site_dir" in result.stderr
    assert read_tree(outside) == before
    assert not (home.folder / "docs/articles").exists()


def test_a_bag_of_somebody_else_is_refused(home: Home, outside: Path) -> None:
    lines = "".join(f"{'0' * 64}  {path}\n" for path in sorted(read_tree(outside)))
    put(outside / "manifest-sha256.txt", lines)
    home.configure(site_dir="../outside")
    before = read_tree(outside)
    assert home.run("build").returncode == 2
    assert read_tree(outside) == before


def test_a_ledger_from_another_machine_gives_nothing_away(home: Home, outside: Path) -> None:
    home.configure(site_dir="../outside2")
    home.build()
    site = home.folder.parent / "outside2"
    for file in site.rglob("*"):
        if file.is_file():
            file.unlink()
    put(site / "index.html", LETTER)
    assert home.run("build").returncode == 2
    assert read_tree(site) == {"index.html": LETTER}


def test_files_that_were_put_into_the_site_stay_and_are_reported(home: Home) -> None:
    home.build()
    home.put("build/site/notes/letter.txt", LETTER)
    home.put("seeds/trois.txt", "date 2022-03 Un titre\n\nUn texte.\n")
    (home.seeds / "un.txt").unlink()
    outcome = home.build()
    assert outcome.exit_code == 0
    assert ("note", "foreign-files", "mkdocs.yml") in outcome.remarks
    assert (home.site / "notes/letter.txt").read_bytes() == LETTER
    assert not (home.site / "articles/2022/01/un.html").exists()
    report = json.loads((home.folder / "build/report.json").read_text())
    assert "notes/letter.txt" in str(report["remarks"])
    with ZipFile(home.bundle()) as bundle:
        assert not [name for name in bundle.namelist() if "letter" in name]


def test_only_bundles_that_fonds_made_are_replaced(home: Home) -> None:
    home.build()
    former = home.bundle()
    other = put(former.with_name(f"{former.name[:-12]}00000000.zip"), LETTER)
    home.put("seeds/trois.txt", "date 2022-03 Un titre\n\nUn texte.\n")
    home.build()
    assert home.bundle() != former
    assert not former.exists()
    assert other.read_bytes() == LETTER


@pytest.mark.parametrize("path", ["articles/2022/03", "articles/2022/03/trois.html/letter.txt"])
def test_a_file_of_somebody_else_is_not_replaced_by_a_page(home: Home, path: str) -> None:
    home.build()
    home.put(f"build/site/{path}", LETTER)
    home.put("seeds/trois.txt", "date 2022-03 Un titre\n\nUn texte.\n")
    result = home.run("build")
    assert result.returncode == 2
    assert "articles/2022/03" in result.stderr
    assert (home.site / path).read_bytes() == LETTER


def test_a_link_within_the_site_is_not_followed(home: Home, outside: Path) -> None:
    home.build()
    (home.site / "articles/2022").rename(home.folder / "aside")
    link(home.site / "articles/2022", outside)
    before = read_tree(outside)
    result = home.run("build")
    assert result.returncode == 2
    assert "symbolic link" in result.stderr
    assert read_tree(outside) == before


def test_without_its_databases_a_site_is_still_known_by_its_manifest(home: Home) -> None:
    home.build()
    for file in (home.folder / "build").glob("*.db*"):
        file.unlink()
    (home.seeds / "un.txt").unlink()
    assert home.build().exit_code == 0
    assert not (home.site / "articles/2022/01/un.html").exists()


@pytest.mark.parametrize("stale", ["../../../letter.txt", "/letter.txt", "a/../../letter.txt", ""])
def test_a_journal_that_came_from_elsewhere_removes_nothing_outside(
    tmp_path: Path, stale: str
) -> None:
    site = tmp_path / "b" / "build" / "site"
    put(site / "index.html", b"old")
    letter = put(tmp_path / "letter.txt", LETTER)
    staging = Staging(site)
    listed = [str(letter) if stale.startswith("/") else stale]
    checksum = sha256(json.dumps(listed).encode()).hexdigest()
    put(staging.folder / "journal.json", json.dumps({"stale": listed, "checksum": checksum}))
    put(staging.tree / "index.html", b"new")
    assert not staging.recover()
    assert letter.read_bytes() == LETTER


def test_the_search_of_another_tool_is_left_alone(home: Home, tmp_path: Path) -> None:
    site = render_elsewhere(home, tmp_path)
    put(site / "search/search_index.json", LETTER)
    put(site / "search/worker.js", LETTER)
    before = read_tree(site)
    result = home.run("index", str(site))
    assert result.returncode == 2
    assert "search_index.json, worker.js" in result.stderr
    assert read_tree(site) == before


def render_elsewhere(home: Home, tmp_path: Path) -> Path:
    """A site with the archive's pages, as another tool would render them."""
    home.convert()
    site = tmp_path / "other"
    for page in home.docs.glob("articles/**/*.md"):
        put(site / page.relative_to(home.docs).with_suffix(".html"), "<p>x")
    return site


def test_files_among_the_index_stay(home: Home, tmp_path: Path) -> None:
    site = render_elsewhere(home, tmp_path)
    assert home.run("index", str(site)).returncode == 0
    put(site / "search/notes/letter.txt", LETTER)
    home.put("seeds/trois.txt", "date 2022-03 Un titre\n\nUn texte.\n")
    home.convert()
    assert home.run("index", str(site)).returncode == 0
    assert (site / "search/notes/letter.txt").read_bytes() == LETTER


def test_an_index_goes_through_no_link(home: Home, tmp_path: Path, outside: Path) -> None:
    site = render_elsewhere(home, tmp_path)
    link(site / "search", outside)
    before = read_tree(outside)
    result = home.run("index", str(site))
    assert result.returncode == 2
    assert "symbolic link" in result.stderr
    (site / "search").unlink()
    assert home.run("index", str(site)).returncode == 0
    for place in ("contents.js", "manifest-sha256.txt"):
        (site / "search" / place).unlink()
        link(site / "search" / place, outside / "letter.txt")
    assert "Traceback" not in home.run("index", str(site)).stderr
    link_page = site / "search.html"
    link_page.unlink()
    link(link_page, outside / "letter.txt")
    assert "Traceback" not in home.run("index", str(site)).stderr
    assert read_tree(outside) == before


def test_an_edited_search_page_stays(home: Home, tmp_path: Path) -> None:
    site = render_elsewhere(home, tmp_path)
    home.run("index", str(site))
    page = site / "search.html"
    own = page.read_text()
    page.write_text(own.replace("<main>", "<main><p>mine</p>"))
    home.run("index", str(site))
    assert "<p>mine</p>" in page.read_text()
    page.write_text(own)
    home.configure(site_name="Autre nom")
    home.run("index", str(site))
    assert "Autre nom" in page.read_text()


def test_an_index_waits_for_the_archive_s_lock(home: Home, tmp_path: Path) -> None:
    from fonds.files.lock import hold_lock

    site = render_elsewhere(home, tmp_path)
    with hold_lock(home.folder / "build", "a build"):
        result = home.run("index", str(site))
    assert result.returncode == 1
    assert "in use by a build" in result.stderr


@pytest.mark.parametrize("seeds", ["docs/seeds", "docs", ".", "build/seeds"])
def test_seeds_among_the_pages_are_refused(home: Home, seeds: str) -> None:
    home.put("docs/seeds/x.txt", "Un titre\n\nUn texte.\n")
    home.put("build/seeds/x.txt", "Un titre\n\nUn texte.\n")
    home.configure(fonds={"seeds": seeds})
    before = read_tree(home.docs)
    result = home.run("build")
    assert result.returncode == 2
    assert "seeds" in result.stderr
    assert read_tree(home.docs) == before


@pytest.mark.parametrize(
    "path",
    [
        "search/notes.txt", "search/index.md", "Search/worker.js", "manifest-sha256.txt",
        "articles/2022/01/un.txt",
    ],
)  # fmt: skip
def test_a_page_of_one_s_own_at_an_address_of_fonds_is_reported(home: Home, path: str) -> None:
    home.put(f"docs/{path}", "# Letter\n\nthe only copy of a letter\n")
    outcome = home.build()
    assert outcome.needing == {f"docs/{path}": "reserved-address"}
    assert outcome.exit_code == 1
    assert fonds("verify", str(home.site)).returncode == 0
    assert (home.docs / path).exists()


def test_a_search_page_of_one_s_own_is_shown(home: Home) -> None:
    home.put("docs/search.html", "<p>my own search")
    assert home.build().exit_code == 0
    assert home.page("search.html") == "<p>my own search"


@pytest.mark.parametrize("write", [write_file, write_atomically])
def test_a_file_is_made_anew_not_written_through(tmp_path: Path, write: object) -> None:
    letter = put(tmp_path / "letter.txt", LETTER)
    for kind in ("symlink_to", "hardlink_to"):
        file = tmp_path / kind
        getattr(file, kind)(letter)
        write(file, b"new")  # type: ignore[operator]
        assert file.read_bytes() == b"new"
    assert letter.read_bytes() == LETTER


@pytest.mark.parametrize("path", ["", ".", "..", "a/../b", "/a", "a//b", "a/", "a\0b", "./a"])
def test_a_path_that_may_lead_out(path: str) -> None:
    assert not is_inside(path)


@pytest.mark.parametrize("path", ["a", "a/b.html", "..a/b", "a b/…", ".nojekyll"])
def test_a_path_that_stays_inside(path: str) -> None:
    assert is_inside(path)


def test_a_link_is_named(tmp_path: Path) -> None:
    from fonds.files.confined import Confined

    (tmp_path / "real").mkdir()
    link(tmp_path / "root/a/link", tmp_path / "real")
    confined = Confined(tmp_path / "root")
    confined.check("a/x")
    with pytest.raises(UsageError, match="a/link is a symbolic link"):
        confined.check("a/link/x")
