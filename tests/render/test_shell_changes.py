"""After any change the site is byte for byte what a build from nothing gives, for what changed."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.archives import ROOT, Home, make_home, read_tree, some

ARTICLES = 12
CALENDAR = ["2021-01", "2021-02", "2022-01"]


def seed(n: int, title: str = "", body: str = "", date: str = "", country: str = "France") -> str:
    date = date or CALENDAR[n % 3]
    text = f"Les habitants sont arrivés en {country} dans la nuit de mardi, selon la police. {body}"
    return f" date {date} {title or f'Titre {n}'}\n\n{text}\n\nFin {n}.\n"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = make_home(tmp_path / "a", {f"{n:02d}.txt": seed(n) for n in range(ARTICLES)})
    # Search and relations look over the whole archive: what they write is tested with them.
    home.configure(site_url="https://example.org/", fonds={"search": False, "related": False})
    home.build()
    return home


def fresh(home: Home) -> dict[str, bytes]:
    """What a build from nothing gives for the same seeds and options."""
    other = Home(home.folder.with_name("fresh"))
    for name in ("seeds", "docs", "mkdocs.yml", "authorities.yml"):
        source = home.folder / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        other.folder.mkdir(exist_ok=True)
        copy(source, other.folder / name)
    for folder in ("articles", "places", "time", "people"):
        shutil.rmtree(other.docs / folder, ignore_errors=True)
    other.build()
    return read_tree(other.site)


def stamps(site: Path) -> dict[str, tuple[int, int]]:
    return {
        file.relative_to(site).as_posix(): (file.stat().st_ino, file.stat().st_mtime_ns)
        for file in site.rglob("*")
        if file.is_file()
    }


def page(n: int) -> str:
    return f"articles/{CALENDAR[n % 3].replace('-', '/')}/{n:02d}.html"


def references(*folders: str) -> set[str]:
    """The files with the references of *folders*, and those of all articles."""
    parts = {f"assets/fonds/references/{name}.js" for name in ("table", *folders)}
    return parts | {f"references.{suffix}" for suffix in ("bib", "csl.json", "csv", "ris")}


def change_body(home: Home) -> set[str]:
    home.put("seeds/04.txt", seed(4, body="Un mot de plus."))
    own = {page(4), page(4).replace(".html", ".txt"), "about.html"}
    return own | references("2021/02")  # which quote its first words


def change_title(home: Home) -> set[str]:
    home.put("seeds/04.txt", seed(4, title="Un autre titre"))
    neighbours = {page(1), page(7)}
    lists = {"places/france.html", "time/2021.html"}
    own = {page(4), page(4).replace(".html", ".txt"), "about.html"}
    return own | neighbours | lists | references("2021/02")


def change_date(home: Home) -> set[str]:
    home.put("seeds/04.txt", seed(4, date="2023-05"))
    moved = {"articles/2023/05/04.html", "articles/2023/05/04.txt"}
    around = {page(1), page(7), page(11)}
    lists = {"places/france.html", "time/2021.html", "time/2023.html", "time/index.html"}
    lists |= {
        "time/2022.html",
        "places/index.html",
        "assets/fonds/chance/0.js",
    }
    lists |= references("2021/02", "2023/05")
    return moved | around | lists | {"index.html", "about.html", "sitemap.xml", "sitemap.xml.gz"}


def change_tag(home: Home) -> set[str]:
    home.put("seeds/04.txt", seed(4, country="Italie"))
    own = {page(4), page(4).replace(".html", ".txt")}
    lists = {"places/france.html", "places/italie.html", "places/index.html"}
    lists |= references("2021/02")
    return own | lists | {"index.html", "about.html", "sitemap.xml", "sitemap.xml.gz"}


def delete(home: Home) -> set[str]:
    (home.seeds / "04.txt").unlink()
    lists = {"places/france.html", "places/index.html", "time/2021.html", "time/index.html"}
    site = {"index.html", "about.html", "sitemap.xml", "sitemap.xml.gz"}
    return {page(1), page(7)} | lists | site | references("2021/02")


def tamper(home: Home) -> set[str]:
    file = home.site / page(4)
    file.write_bytes(file.read_bytes()[::-1])
    return {page(4)}


def lose(home: Home) -> set[str]:
    (home.site / page(4)).unlink()
    (home.site / "places/france.html").unlink()
    return {page(4), "places/france.html"}


def leave_stale_files(home: Home) -> set[str]:
    """Files that the manifest states and no page claims any more."""
    manifest = home.site / "manifest-sha256.txt"
    for path in ("articles/2021/01/99.html", "gone/x.html"):
        home.put(f"build/site/{path}", "stale")
        with manifest.open("a") as lines:
            lines.write(f"{'0' * 64}  {path}\n")
    return set()


def nothing(home: Home) -> set[str]:
    return set()


CHANGES = [
    change_body, change_title, change_date, change_tag, delete, tamper, lose,
    leave_stale_files, nothing,
]  # fmt: skip


OF_ARTICLES = CHANGES[:5]
"""Those that change what an article says."""

OF_ALL = re.compile(
    r"data/(?:[\w.-]+\.(?:json|cff|html)|names\.\w+|[a-z]+-202[13]\.\w+)"
    r"|feed\.\w+|oai\.xml|assets/fonds/(?:edition|named/0)\.js"
)
"""Files that speak of all articles or names, or of those of the years of the changed one."""


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_only_what_had_to_change_is_written(home: Home, change: Callable[[Home], set[str]]) -> None:
    expected = change(home)
    before = stamps(home.site)
    home.build()
    after = stamps(home.site)
    assert read_tree(home.site) == fresh(home)
    changed = {path for path in after if before.get(path) != after[path]}
    of_all = set(filter(OF_ALL.fullmatch, changed))
    assert changed - of_all - {"manifest-sha256.txt"} == expected
    assert not of_all or change in OF_ARTICLES


@pytest.mark.parametrize("change", some(CHANGES, CHANGES[::4]), ids=lambda change: change.__name__)
def test_with_search_and_relations_too_a_rebuild_is_a_build_from_nothing(
    home: Home, change: Callable[[Home], set[str]]
) -> None:
    home.configure(fonds={"search": True, "related": True})
    home.build()
    change(home)
    home.build()
    assert read_tree(home.site) == fresh(home)


def test_a_deleted_article_comes_back(home: Home) -> None:
    before = read_tree(home.site)
    text = (home.seeds / "04.txt").read_text()
    (home.seeds / "04.txt").unlink()
    home.build()
    home.put("seeds/04.txt", text)
    home.build()
    assert read_tree(home.site) == before


def test_a_theme_option_changes_every_page(home: Home) -> None:
    settings = yaml.safe_load(home.config.read_text(encoding="utf-8"))
    home.configure(theme={**settings["theme"], "features": [], "direction": "rtl"})
    before = stamps(home.site)
    home.build()
    after = stamps(home.site)
    assert read_tree(home.site) == fresh(home)
    changed = {path for path in after if before.get(path) != after[path]}
    pages = {path for path in after if path.endswith(".html")}
    assert changed == pages | {"manifest-sha256.txt"}


def test_another_version_renders_anew_but_rewrites_only_what_differs(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fonds.render.views.code_of", lambda *rooms: f"next {rooms}")
    before = stamps(home.site)
    home.build()
    assert stamps(home.site) == before


def test_a_site_that_was_deleted_is_whole_again(home: Home) -> None:
    before = read_tree(home.site)
    shutil.rmtree(home.site)
    home.build()
    assert read_tree(home.site) == before


def test_dot_files_of_the_site_are_left_alone(home: Home) -> None:
    (home.site / ".nojekyll").touch()
    (home.site / ".git").mkdir()
    (home.site / ".git" / "HEAD").touch()
    home.build()
    assert (home.site / ".nojekyll").exists()
    assert (home.site / ".git" / "HEAD").exists()


def test_an_error_leaves_the_old_site_and_nothing_beside_it(home: Home) -> None:
    before = stamps(home.site)
    change_title(home)
    home.put("docs/index.md", "---\ntemplate: absent.html\n---\n\n# Accueil\n")
    result = home.run("build")
    assert result.returncode != 0
    assert stamps(home.site) == before
    assert not list(home.site.parent.glob(".*.staging"))


def test_a_build_killed_at_any_moment_leaves_every_page_whole(home: Home) -> None:
    old = read_tree(home.site)
    for n in range(ARTICLES):
        home.put(f"seeds/{n:02d}.txt", seed(n, title=f"Nouveau {n}"))
    new = fresh(home)
    for delay in some((0.3, 0.5, 0.6, 0.7, 0.8), (0.5, 0.7)):
        _kill_after(home, delay)
        now = read_tree(home.site)
        assert now.keys() >= old.keys() & new.keys()
        assert all(data in (old.get(path), new.get(path)) for path, data in now.items())
    home.build()
    assert read_tree(home.site) == new


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # what is stopped so closes no file
@pytest.mark.parametrize("moved", [0, 1, 5])
def test_a_build_killed_while_it_publishes_is_finished_by_the_next(
    home: Home, moved: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_title(home)
    replace, count = os.replace, 0

    def stop_after(source: str | Path, target: str | Path) -> None:
        nonlocal count
        if ".staging" in str(source) and str(source).endswith(".html"):
            count += 1
            if count > moved:
                raise KeyboardInterrupt
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", stop_after)
        with pytest.raises(BaseException):  # noqa: B017 - as hard a stop as can be had here
            home.build()
    home.build()
    assert read_tree(home.site) == fresh(home)


def _kill_after(home: Home, delay: float) -> None:
    command = [sys.executable, "-m", "fonds", "build", "-f", str(home.config)]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "scripts")}
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL)  # fmt: skip
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.wait()
