"""The search of a site: its index and scripts, for the site that fonds renders or any other."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from html import escape
from pathlib import Path

from fonds.base.errors import UsageError, is_system_error
from fonds.base.locale import load_words
from fonds.base.patterns import late
from fonds.base.slugs import short_hash
from fonds.base.speech import tell
from fonds.catalogue.holdings import Holdings
from fonds.catalogue.store import read_catalogue
from fonds.config import Archive
from fonds.files.atomic import write_atomically
from fonds.files.lock import hold_lock
from fonds.html.standalone import document_html
from fonds.search.chunks import File
from fonds.search.content import exploring_html, page_html
from fonds.search.exploring.bundle import SCRIPT, STYLE
from fonds.search.exploring.explore_words import load_explore_words
from fonds.search.folder import Stored, store_files
from fonds.search.index import LATEST, make_index, write_latest
from fonds.search.interface import (
    explore_style_version,
    load_search_words,
    scripts_version,
    style_version,
    write_scripts,
)
from fonds.search.sharded import Sharding, clear_runs
from fonds.search.tokens import TokenStore, open_tokens

FOLDER = "search"
"""Folder of the site with index and scripts, and nothing else."""
LAST = f"{LATEST}.js"
"""File of the search folder with the versions of all others; it is written last."""
CACHE = "search.db"
"""File of the build folder that caches the words of every article; safe to delete."""


def make_search(
    catalogue: sqlite3.Connection,
    archive: Archive,
    tokens: TokenStore,
    suffix: str = ".html",
    held: Holdings | None = None,
) -> Iterator[File]:
    """Every file of the search folder; the last is the one with the versions of all others."""
    words, of_search = load_words(archive.lang), load_search_words(archive.lang)
    sharding = Sharding(archive.shards, archive.build)
    for file in make_index(catalogue, words, tokens, archive.page_from, suffix, held, sharding):
        yield file
    yield from write_scripts(of_search)
    yield write_latest(file, scripts_version(of_search.lang))  # the last of the index: its contents


def index_site(site: Path, archive: Archive) -> Stored:
    """Put the search onto *site*, which any tool rendered from the archive's pages.

    Adds search/ and, unless the site has them, pages search.html and explore.html. Raises
    UsageError where the site has none of the archive's articles, or there is no catalogue.
    """
    if not archive.catalogue.is_file():
        raise UsageError(
            tell("{catalogue} is missing; run “fonds convert” first", catalogue=archive.catalogue)
        )
    with hold_lock(archive.build, "fonds index"):
        stored = _store_search(site, archive)
        _store_page(site / "search.html", standalone_html(archive))
        _store_page(site / "explore.html", standalone_explore_html(archive))
    return stored


def _store_search(site: Path, archive: Archive) -> Stored:
    with closing(_open_catalogue(archive.catalogue)) as catalogue:
        suffix = _find_suffix(site, catalogue)
        with open_tokens(archive.build / CACHE) as tokens:
            files = make_search(catalogue, archive, tokens, suffix)
            stored = store_files(site / FOLDER, files)
            tokens.save()
        clear_runs(archive.build)
    return stored


def _store_page(page: Path, html: str) -> None:
    """Write the page, but not over one that fonds did not make or that was edited since."""
    if page.is_symlink():
        return
    if not page.exists() or is_own_page(page.read_bytes()):
        write_atomically(page, _GENERATOR.sub(_sign, html, count=1).encode())


_GENERATOR = late(r'<meta name="generator" content="fonds index ?([0-9a-f]*)">')
"""The element that names who made the page, with a hash of the page as it is without that hash."""


def _sign(generator: re.Match[str]) -> str:
    return (
        f'<meta name="generator" content="fonds index {short_hash(_unsigned(generator.string))}">'
    )


def _unsigned(html: str) -> str:
    return _GENERATOR.sub('<meta name="generator" content="fonds index">', html, count=1)


def is_own_page(data: bytes) -> bool:
    """Whether `index_site` wrote the page *data* and nobody changed it since."""
    html = data.decode("utf-8", "surrogateescape")
    generator = _GENERATOR.search(html)
    return generator is not None and generator[1] == short_hash(_unsigned(html))


def standalone_html(archive: Archive) -> str:
    """A whole search page, for a site whose theme is not fonds'."""
    words = load_search_words(archive.lang)
    style = f"search.css?v={style_version()}"
    return _whole_page(archive, words("title"), page_html(words), "page.js", style)


def standalone_explore_html(archive: Archive) -> str:
    """The same of the page that explores."""
    words = load_search_words(archive.lang)
    title = load_explore_words(archive.lang)("explore_title")
    styles = f"search.css?v={style_version()}", f"{STYLE}?v={explore_style_version()}"
    return _whole_page(archive, title, exploring_html(words), SCRIPT, *styles)


def _whole_page(archive: Archive, name: str, content: str, script: str, *styles: str) -> str:
    words = load_search_words(archive.lang)
    title, side = f"{escape(name)} – {escape(archive.name)}", words.locale.text_direction
    links = "".join(f'<link rel="stylesheet" href="{FOLDER}/{style}">' for style in styles)
    head = (
        '<meta name="referrer" content="no-referrer">\n'
        f'<meta name="generator" content="fonds index">\n<title>{title}</title>\n'
        f'<link rel="icon" href="data:,">\n{links}\n'
    )
    body = (
        f'<body class="fonds-alone" dir="{side}">\n'
        f'<p><a href="index.html">{escape(archive.name)}</a></p>\n'
        f"<main>\n{content}</main>\n"
        f'<script src="{FOLDER}/{script}?v={scripts_version(words.lang)}"></script>\n'
        "</body>\n"
    )
    return document_html(f'lang="{words.lang}" dir="{side}"', head, body)


def _open_catalogue(file: Path) -> sqlite3.Connection:
    try:
        return read_catalogue(file)
    except sqlite3.DatabaseError as error:
        if is_system_error(error):
            raise
        raise UsageError(
            tell("{file}: {error}; run “fonds convert” first", file=file, error=error)
        ) from error


def _find_suffix(site: Path, catalogue: sqlite3.Connection) -> str:
    """What follows the address of an article on *site*: ".html" or "/"."""
    row = catalogue.execute("SELECT filed, id FROM articles ORDER BY id LIMIT 1").fetchone()
    if row is None:
        return ".html"
    page = site / "articles" / row[0] / row[1]
    if page.with_name(f"{page.name}.html").is_file():
        return ".html"
    if (page / "index.html").is_file():
        return "/index.html"
    raise UsageError(
        tell(
            "{site} has no page {page}.html; is it this archive’s site?",
            site=site,
            page=page.relative_to(site),
        )
    )
