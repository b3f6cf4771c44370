"""The search as readers meet it: its page, and its box in every header."""

from __future__ import annotations

from functools import partial

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from fonds.base.kinds import KINDS
from fonds.config import Archive
from fonds.html.markup import text_html
from fonds.plugin import explore_page
from fonds.plugin.pages import GeneratedPage
from fonds.render.task import View
from fonds.search.content import box_html, page_html
from fonds.search.interface import (
    explore_style_version,
    load_search_words,
    scripts_version,
    style_version,
)
from fonds.search.publish import FOLDER

STYLE = f"{FOLDER}/search.css?v={style_version()}"
"""Address of the search's stylesheet, with its checksum, so that browsers may cache it for long."""
PAGE = "search.md"
ADDRESS = "search.html"
TEMPLATE = "search-page.html"
_MADE = {"time/index.md", *(f"{kind.folder}/index.md" for kind in KINDS)}
"""Pages for which an archive's navigation has tabs."""


def add_search_pages(files: Files, config: MkDocsConfig, archive: Archive) -> None:
    """The search page, and the one that explores."""
    _add_search_page(files, config, archive)
    explore_page.add_explore_page(files, config, archive)


def _add_search_page(files: Files, config: MkDocsConfig, archive: Archive) -> None:
    """The search page, unless the archive has one of its own."""
    if any(file.dest_uri == ADDRESS for file in files):
        return
    file = File.generated(config, PAGE, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    files.append(file)
    of_search = load_search_words(archive.lang)
    title = text_html(of_search("title"))
    content = page_html(of_search).replace("<h1>", '<h1 id="t">', 1)
    GeneratedPage(None, file, config, lambda: View(title, title, TEMPLATE, content))


def add_tab(nav: Navigation, files: Files) -> Navigation:
    """*nav* with the page that explores, before the page about the archive.

    Not where mkdocs.yml has no tab for pages that fonds makes, or names the page itself.
    """
    file = files.get_file_from_path(explore_page.PAGE)
    pages = [item.file.src_uri if isinstance(item, Page) else "" for item in nav.items]
    if file and file.page and not _MADE.isdisjoint(pages) and explore_page.PAGE not in pages:
        nav.items.insert(pages.index("about.md") if "about.md" in pages else len(pages), file.page)
    return nav


def add_search_box(environment: Environment, archive: Archive) -> None:
    """Give templates the box of every header, and the fingerprints of scripts and of a style."""
    words = load_search_words(archive.lang)
    environment.globals["fonds_box"] = partial(box_html, words)
    environment.globals["fonds_scripts"] = scripts_version(words.lang)
    environment.globals["fonds_explore_style"] = explore_style_version()
