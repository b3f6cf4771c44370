"""The templates of fonds, among those of the theme."""

from __future__ import annotations

import os
from importlib import resources

from mkdocs.theme import Theme

from fonds.base.languages import OWN

_SHARED = "theme"
"""The pages of fonds, whatever theme is around them."""
_ADAPTER = "frames/material"
"""What fits them into Material, and into themes that are made as it is."""


def add_templates(theme: Theme) -> None:
    """Put the templates of fonds before those of *theme*, and behind an archive's own."""
    package = resources.files("fonds")
    places = [_SHARED] if theme.name == OWN else [_SHARED, _ADAPTER]
    folders = [os.fspath(str(package.joinpath(*place.split("/")))) for place in places]
    if folders[0] not in theme.dirs:
        at = 1 if theme.custom_dir else 0
        theme.dirs[at:at] = folders
