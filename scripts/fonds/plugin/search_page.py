"""The search as readers meet it: its page, and its box in every header."""

from __future__ import annotations

from functools import partial

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from fonds.config import Archive
from fonds.html.markup import text_html
from fonds.plugin.pages import GeneratedPage
from fonds.render.page_view import View
from fonds.search.interface import (
    box_html,
    load_search_words,
    page_html,
    scripts_version,
    style_version,
)
from fonds.search.publish import FOLDER

STYLE = f"{FOLDER}/search.css?v={style_version()}"
"""Address of the search's stylesheet, with its checksum, so that browsers may cache it for long."""
PAGE = "search.md"
ADDRESS = "search.html"
TEMPLATE = "search-page.html"


def add_search_page(files: Files, config: MkDocsConfig, archive: Archive) -> None:
    """The search page, unless the archive has one of its own."""
    if any(file.dest_uri == ADDRESS for file in files):
        return
    file = File.generated(config, PAGE, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    files.append(file)
    of_search = load_search_words(archive.lang)
    title = text_html(of_search("title"))
    content = page_html(of_search).replace("<h1>", '<h1 id="t">', 1)
    GeneratedPage(None, file, config, lambda: View(title, title, TEMPLATE, content))


def add_search_box(environment: Environment, archive: Archive) -> None:
    """Give templates the box of every header, and the fingerprint of the scripts."""
    words = load_search_words(archive.lang)
    environment.globals["fonds_box"] = partial(box_html, words)
    environment.globals["fonds_scripts"] = scripts_version(words.lang)
