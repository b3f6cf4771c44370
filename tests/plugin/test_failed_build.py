"""A build that another plugin or hook stops leaves the site as it was, and holds nothing open."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from typing import cast

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from fonds.files.lock import hold_lock
from fonds.plugin.plugin import FondsPlugin
from fonds.publish import search_index
from fonds.publish.search_index import SearchIndex
from tests.archives import make_home

HOOK = """
from mkdocs.exceptions import PluginError

def on_post_build(config):
    raise PluginError("no more")
"""


def test_the_catalogue_is_closed_and_the_lock_given_back(tmp_path: Path) -> None:
    """Windows removes no file that is open."""
    home = make_home(tmp_path / "a", {"un.txt": "date 2022 Un titre\n\nUn texte.\n"})
    (home.folder / "hook.py").write_text(HOOK, encoding="utf-8")
    home.configure(hooks=["hook.py"])
    config = load_config(str(home.config))
    with pytest.raises(Abort):
        build(config)
    plugin = cast(FondsPlugin, config.plugins["fonds"])
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        plugin.views.catalogue.execute("SELECT 1")
    with hold_lock(home.folder / "build", "a test"):
        assert not home.site.exists()


STOPS = HOOK.replace("on_post_build(config)", "on_files(files, config)")


@pytest.mark.skipif(sys.platform != "linux", reason="lists processes as Linux does")
def test_the_process_that_makes_the_search_ends_with_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_index, "FEW", 1)
    home = make_home(tmp_path / "a", {"un.txt": "date 2022 Un titre\n\nUn texte.\n"})
    (home.folder / "hook.py").write_text(STOPS, encoding="utf-8")
    home.configure(hooks=["hook.py"], fonds={"workers": 2})
    before = _list_children()
    with monkeypatch.context() as patch, pytest.raises(Abort):
        started = note_started(patch)
        build(load_config(str(home.config)))
    assert started == [True]
    assert _list_children() == before
    assert not list((home.folder / "build").glob(".site.staging*"))


def note_started(patch: pytest.MonkeyPatch) -> list[bool]:
    """Whether there was a process more when MkDocs' part began."""
    started: list[bool] = []
    real, before = SearchIndex.begin_early, _list_children()

    def note(index: SearchIndex, catalogue: sqlite3.Connection, articles: int) -> None:
        real(index, catalogue, articles)
        started.append(_list_children() > before)

    patch.setattr(SearchIndex, "begin_early", note)
    return started


def _list_children() -> set[str]:
    tasks = Path("/proc/self/task").glob("*/children")
    return {child for task in tasks for child in task.read_text().split()}
