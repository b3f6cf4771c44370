"""The page that explores, as MkDocs meets it."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from fonds.config import Archive
from fonds.html.markup import text_html
from fonds.plugin.navigation import nav_titles
from fonds.plugin.pages import GeneratedPage
from fonds.render.task import View
from fonds.search.content import exploring_html
from fonds.search.exploring.explore_words import load_explore_words
from fonds.search.interface import load_search_words

PAGE = "explore.md"
ADDRESS = "explore.html"
TEMPLATE = "explore-page.html"


def add_explore_page(files: Files, config: MkDocsConfig, archive: Archive) -> None:
    """The page, unless the archive has one of its own at that address."""
    if any(file.dest_uri == ADDRESS for file in files):
        return
    file = File.generated(config, PAGE, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    files.append(file)
    title = text_html(load_explore_words(archive.lang)("explore_title"))
    content = exploring_html(load_search_words(archive.lang)).replace("<h1>", '<h1 id="t">', 1)
    in_nav = dict(nav_titles(config.nav)).get(PAGE)
    GeneratedPage(in_nav or title, file, config, lambda: View(title, title, TEMPLATE, content))
