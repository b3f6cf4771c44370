"""The theme's own files reach the site, and what it hides stays hidden."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.theme import Theme

from fonds.plugin.frames import add_templates
from tests.archives import make_home, put


@pytest.mark.parametrize("theme", ["material", "mkdocs", "fonds"])
def test_mkdocs_finds_the_same_files_of_a_theme(tmp_path: Path, theme: str) -> None:
    own = tmp_path / "own"
    for path in ("a.css", "deep/b.svg", ".hidden/c.svg", "deep/.hidden/d.svg", "deep/.e.svg"):
        put(own / path, b"x")
    config = load_config(str(make_home(tmp_path / "a", {}).config))
    plain, changed = (Theme(name=theme, custom_dir=str(own)) for _ in range(2))
    add_templates(changed)
    plain.dirs[:] = changed.dirs
    found = list_files(changed, config)
    assert found == list_files(plain, config)
    paths = {path for path, _ in found}
    assert {"a.css", "deep/b.svg"} <= paths
    assert not {path for path in paths if "hidden" in path or "/.e" in path}


def list_files(theme: Theme, config: MkDocsConfig) -> list[tuple[str, str | None]]:
    """The path and the place of each file that MkDocs takes from *theme*."""
    config.theme = theme
    files = Files([])
    files.add_files_from_theme(theme.get_env(), config)
    return [(file.src_uri, file.abs_src_path) for file in files]


def test_what_a_theme_hides_can_be_asked_for(tmp_path: Path) -> None:
    put(tmp_path / ".icons" / "a.svg", b"<svg>")
    theme = Theme(name="material", custom_dir=str(tmp_path))
    add_templates(theme)
    assert theme.get_env().get_template(".icons/a.svg").render() == "<svg>"
