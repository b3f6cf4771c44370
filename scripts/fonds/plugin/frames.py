"""The templates of fonds, among those of the theme, and which pages that people write take them."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import resources
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from mkdocs.structure.files import File
from mkdocs.theme import Theme

from fonds.base.languages import OWN
from fonds.files.walk import list_files

_SHARED = resources.files("fonds") / "theme"
"""The pages of fonds, whatever theme is around them."""
_ADAPTER = resources.files("fonds.render") / "frames/material"
"""What fits them into Material, and into themes that are made as it is."""

_VIEWS = ("home", "about")
"""What a page that people write may say below “view:”, a key that other renderers pass over."""


def add_templates(theme: Theme) -> None:
    """Put the templates of fonds before those of *theme*, and behind an archive's own."""
    places = [_SHARED] if theme.name == OWN else [_SHARED, _ADAPTER]
    folders = list(map(str, places))
    if folders[0] not in theme.dirs:
        at = 1 if theme.custom_dir else 0
        theme.dirs[at:at] = folders
        _list_shown(theme)


def choose_templates(files: Iterable[File]) -> None:
    """Have each page that states a view take its template; one that names a template keeps it."""
    for file in files:
        if file.page and (view := file.page.meta.get("view")) in _VIEWS:
            file.page.meta.setdefault("template", f"{view}.html")


class _Shown(FileSystemLoader):
    """The files of a theme; those that are hidden, or below a hidden folder, are not listed.

    MkDocs lists all to leave out just those, and Material hides 14,500 icons: that took half the
    time of a small build.
    """

    def list_templates(self) -> list[str]:
        found = (list_files(Path(folder), skip=_is_hidden) for folder in self.searchpath)
        return sorted(set().union(*found))


def _list_shown(theme: Theme) -> None:
    """Have the environment of *theme* list what is shown, unless it finds its files elsewhere."""
    get_env = theme.get_env

    def get_listing_env() -> Environment:
        environment = get_env()
        if type(environment.loader) is FileSystemLoader:
            environment.loader = _Shown(environment.loader.searchpath)
        return environment

    theme.get_env = get_listing_env  # type: ignore[method-assign]


def _is_hidden(path: str) -> bool:
    return path.rpartition("/")[2].startswith(".")
