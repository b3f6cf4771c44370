"""The search of a site: its page, its box in every header, its index among the outputs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from fonds.base.fingerprint import code_of, fingerprint
from fonds.catalogue.queries import read_page_states
from fonds.config import Archive
from fonds.html.markup import text_html
from fonds.plugin.pages import GeneratedPage
from fonds.publish.publication import Publication
from fonds.render.page_view import View
from fonds.render.splice import Task
from fonds.render.views import Views
from fonds.search.interface import (
    box_html,
    load_search_words,
    page_html,
    scripts_version,
    style_version,
)
from fonds.search.publish import CACHE, FOLDER, LAST, make_search
from fonds.search.tokens import open_tokens

STYLE = f"{FOLDER}/search.css?v={style_version()}"
"""Its address says what it holds: a cache may keep it for long."""
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
    """The box that templates put into every header, and what stands for the scripts."""
    words = load_search_words(archive.lang)
    environment.globals["fonds_box"] = partial(box_html, words)
    environment.globals["fonds_scripts"] = scripts_version(words.lang)


def add_search_index(publication: Publication, views: Views, *, stale: bool) -> None:
    """Index and scripts among the site's outputs; kept whole where nothing they tell changed.

    *stale*: kept even if something did. A preview shows a changed text at once, and its search
    stays that of its start.
    """
    key = _key(views)
    if not publication.keep_all(f"{FOLDER}/", f"{FOLDER}/{LAST}", "" if stale else key):
        publication.add(_tasks(views, key))


def _tasks(views: Views, key: str) -> Iterator[Task]:
    with open_tokens(views.archive.build / CACHE) as tokens:
        for file in make_search(views.catalogue, views.archive, tokens, held=views.held):
            of_file = key if file.name == LAST else file.key
            yield Task(f"{FOLDER}/{file.name}", of_file, file.make)
        tokens.save()


def _key(views: Views) -> str:
    """Fingerprint of all that the index is made from: every page, and the words around it."""
    states = sorted(read_page_states(views.catalogue).items())
    options = (views.archive.lang, views.archive.page_from)
    pages = fingerprint(*(f"{path}\0{state.key}" for path, state in states))
    return fingerprint(code_of("fonds.search"), options, pages)
