"""A build that another plugin or hook stops leaves the site as it was, and holds nothing open."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import cast

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from fonds.files.lock import hold_lock
from fonds.plugin.plugin import FondsPlugin
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
