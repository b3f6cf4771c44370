"""MkDocs is not given the pages that fonds renders: the site is the one that it has with them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from fonds.commands import site
from fonds.plugin.plugin import FondsPlugin
from tests.archives import Home, make_home, read_tree

SEEDS = {
    f"{n}.txt": f" date 2021-0{n} Titre {n}\n\nPaul Verdier a parlé à Lyon.\n" for n in range(1, 5)
}
ARTICLE = "articles/2021/01/1.md"
LINKING = (
    "# Notes\n\n[le premier](articles/2021/01/1.md), [sa source](articles/2021/01/1.txt),"
    " [les noms](people/index.md), [la recherche](search.md), [personne](people/nobody.md)\n"
)
HOOKS = {
    "on_files": "def on_files(files, config):\n    return files\n",
    "on_nav": "def on_nav(nav, config, files):\n    return nav\n",
    "on_page_markdown": "def on_page_markdown(markdown, **given):\n    return markdown\n",
}

CHANGES: dict[str, dict[str, str]] = {
    "nothing": {},
    "a page beside": {"docs/notes.md": LINKING, "docs/articles/2021/01/mine.md": "# Mine\n"},
    "a file beside": {"docs/articles/2021/01/1.png": "png", "docs/articles/2021/01/1.txt": "text"},
    "a page at an address": {"docs/articles/2021/01/1.markdown": "# Mine\n"},
    "a file at an address": {"docs/people/paul-verdier.html": "mine"},
    "an index at an address": {"docs/people/README.md": "# Mine\n"},
    "a hidden file": {"docs/articles/.notes.md": "# Mine\n"},
    "an edited page": {"docs/" + ARTICLE: "# Mine\n"},
    "a page that nothing claims": {"docs/people/nobody.md": "# Mine\n"},
}


@contextmanager
def listing_all(plugin: FondsPlugin) -> Iterator[None]:
    """What MkDocs does by itself."""
    yield


def make(folder: Path, changes: dict[str, str]) -> Home:
    home = make_home(folder, SEEDS)
    home.configure(fonds={"names": "rules", "page_from": 1})
    home.build()
    for path, text in changes.items():
        home.put(path, text)
    return home


@pytest.mark.parametrize("name", CHANGES)
def test_the_site_is_the_same(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few, every = (make(tmp_path / it, CHANGES[name]) for it in ("few", "all"))
    outcome = few.build()
    monkeypatch.setattr(site, "leaving_out", listing_all)
    again = every.build()
    assert (outcome.exit_code, outcome.remarks) == (again.exit_code, again.remarks)
    assert read_tree(few.site) == read_tree(every.site)


def watch(monkeypatch: pytest.MonkeyPatch, home: Home) -> int:
    """How many of the articles' pages MkDocs is given in a build."""
    given, walk = list[str](), FondsPlugin.on_files

    def look(plugin: FondsPlugin, files: Files, config: MkDocsConfig) -> Files:
        given.extend(path for path in files.src_uris if path.startswith("articles/"))
        return walk(plugin, files, config)

    monkeypatch.setattr(FondsPlugin, "on_files", look)
    listed = vars(build)["get_files"]
    home.build()
    assert vars(build)["get_files"] is listed
    return len(given)


def test_only_a_page_that_a_person_edited_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert watch(monkeypatch, make(tmp_path / "a", CHANGES["an edited page"])) == 1


@pytest.mark.parametrize("event", HOOKS)
def test_whoever_else_looks_at_the_files_sees_all(
    event: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = make(tmp_path / "a", {"hook.py": HOOKS[event]})
    home.configure(hooks=["hook.py"], fonds={"names": "rules", "page_from": 1, "fast": "always"})
    assert watch(monkeypatch, home) == len(SEEDS)
