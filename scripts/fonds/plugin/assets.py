"""What a site has of the files that lie in themes: what some page loads, and no more of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from fonds.base.minify import drop_comments, minify_script, minify_style
from fonds.files.manifest import STYLE
from fonds.render.faces import collect_letters, drop_faces
from fonds.render.views import Views

_OWN = Path(str(resources.files("fonds")))
_OTHER_SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
_SOURCE_MAP = re.compile(r"assets/(?:javascripts|stylesheets)/[\w.-]+\.min\.(?:js|css)\.map")
"""Files of the theme that only its developers load: larger than all that readers do."""


def trim_assets(files: Files, config: MkDocsConfig, views: Views) -> None:
    """Leave out what no page loads, and of fonds' own scripts and styles what no browser needs."""
    _drop_unused(files, config)
    _minify_own(files)
    _drop_faces(files, config, views)


def _drop_unused(files: Files, config: MkDocsConfig) -> None:
    """Leave out most of what the theme brings, which no page loads: source maps of its scripts and
    styles, and, where it is off, its own search."""
    searches = any(name in config.plugins for name in ("search", "material/search"))
    unused = () if searches else _OTHER_SEARCH
    for path, file in list(files.src_uris.items()):
        of_theme = file.src_dir != config.docs_dir
        if of_theme and (path.startswith(unused) or _SOURCE_MAP.fullmatch(path)):
            files.remove(file)


def _minify_own(files: Files) -> None:
    for path, file in files.src_uris.items():
        if path.endswith(".css") and _is_own(file):
            file.content_string = minify_style(file.content_string)
        elif path.endswith(".js") and _is_own(file):
            file.content_string = minify_script(drop_comments(file.content_string))


def _drop_faces(files: Files, config: MkDocsConfig, views: Views) -> None:
    """Leave out the fonts for scripts of which the archive has no letter."""
    style = files.src_uris.get(STYLE)
    if style is None or style.src_dir == config.docs_dir:  # somebody's own: it may name any
        return
    letters = collect_letters(views, [repr(config.nav), *_read_written(files, views)])
    style.content_string, dropped = drop_faces(style.content_string, letters)
    for address in dropped:
        file = files.src_uris.get(f"{STYLE.rpartition('/')[0]}/{address}")
        if file and _is_own(file):
            files.remove(file)


def _read_written(files: Files, views: Views) -> Iterator[str]:
    """The pages that people wrote, or edited."""
    made = set(views.paths)
    for file in files.documentation_pages():
        path = file.src_uri
        if (path not in made or views.is_edited(path)) and file.abs_src_path:
            yield Path(file.abs_src_path).read_text(encoding="utf-8", errors="replace")


def _is_own(file: File) -> bool:
    """Whether it lies in a theme of fonds, not in the archive's own."""
    return bool(file.src_dir) and Path(str(file.src_dir)).is_relative_to(_OWN)
