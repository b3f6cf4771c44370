"""docs/ without the pages that fonds renders: of an archive they are nearly all that lies there.

MkDocs makes a `File` of all that it finds, which takes 0.1 s at 10,000 articles, and `share_pages`
would take those of generated pages out of its hands again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from posixpath import splitext

from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, set_exclusions

from fonds.base.addresses import page_of
from fonds.plugin.navigation import nav_titles
from fonds.plugin.plugin import FondsPlugin
from fonds.plugin.routing import choose_splicing
from fonds.render.page_view import FewFiles

_GIVEN = {"files": 1, "nav": 1, "env": 1, "page_markdown": 0, "page_content": 0}
"""Events to whose listeners MkDocs gives all files → how many of those are fonds itself."""


@contextmanager
def leaving_out(plugin: FondsPlugin) -> Iterator[None]:
    """Let MkDocs list few of the pages that *plugin* made: only those that it is to render.

    It lists all where another plugin may look at what it lists, and where two files have one
    address, since it then chooses.
    """
    names = vars(build)
    list_all: Callable[[MkDocsConfig], Files] = names["get_files"]

    def list_few(config: MkDocsConfig) -> Files:
        alone = all(len(config.plugins.events[it]) == own for it, own in _GIVEN.items())
        if alone and choose_splicing(config, plugin.config.fast)[0]:
            return _list_rest(config, _list_made(config, plugin)) or list_all(config)
        return list_all(config)

    names["get_files"] = list_few
    try:
        yield
    finally:
        names["get_files"] = list_all


def _list_made(config: MkDocsConfig, plugin: FondsPlugin) -> frozenset[str]:
    """The generated pages that nobody edited, but for those of the navigation."""
    conversion = plugin.conversion
    made = frozenset([*(card.page for card in conversion.held.cards), *conversion.indexes])
    edited = (remark.path for remark in conversion.written.edited)
    return made.difference(edited, dict(nav_titles(config.nav)))


def _list_rest(config: MkDocsConfig, made: frozenset[str]) -> Files | None:
    """What MkDocs would list, in its order, but for what was *made*; None where it would choose."""
    files: list[File] = []
    docs, site, directories = config.docs_dir, config.site_dir, config.use_directory_urls
    for folder, below, names in os.walk(docs, followlinks=True):
        below.sort()
        place = os.path.relpath(folder, docs)
        prefix = "" if place == os.curdir else f"{place}/".replace(os.sep, "/")
        rest = [name for name in names if f"{prefix}{name}" not in made]
        rest.sort(key=lambda name: (splitext(name)[0] not in ("index", "README"), name))
        files += [File(f"{prefix}{name}", docs, site, directories) for name in rest]
    addresses = {file.dest_uri for file in files}
    if len(addresses) < len(files) or not made.isdisjoint(map(page_of, addresses)):
        return None
    set_exclusions(files, config)
    return FewFiles(files, made, config)
