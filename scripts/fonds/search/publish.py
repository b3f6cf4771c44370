"""The search of a site: its index and scripts, for the site that fonds renders or any other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from html import escape
from pathlib import Path

from fonds.catalogue.tables import VERSION
from fonds.config import Archive
from fonds.errors import UsageError
from fonds.locale import load_words
from fonds.pages.holdings import Holdings
from fonds.search.chunks import File
from fonds.search.folder import Stored, store_files
from fonds.search.index import LATEST, make_index, write_latest
from fonds.search.interface import (
    load_search_words,
    page_html,
    seal_scripts,
    seal_style,
    write_scripts,
)
from fonds.search.tokens import TokenStore, open_tokens

FOLDER = "search"
"""Folder of the site that holds index and scripts; nothing else may stand in it."""
LAST = f"{LATEST}.js"
"""File of it that speaks of all others."""
CACHE = "search.db"
"""File of the build folder that remembers the words of every article; safe to delete."""


def make_search(
    catalogue: sqlite3.Connection,
    archive: Archive,
    tokens: TokenStore,
    suffix: str = ".html",
    held: Holdings | None = None,
) -> Iterator[File]:
    """Every file of the search folder; last the one that tells a page of all others."""
    words, of_search = load_words(archive.lang), load_search_words(archive.lang)
    for file in make_index(catalogue, words, tokens, archive.page_from, suffix, held):
        yield file
    yield from write_scripts(of_search)
    yield write_latest(file, seal_scripts(of_search.lang))  # the last of the index: its contents


def index_site(site: Path, archive: Archive) -> Stored:
    """Put the search onto *site*, which any tool rendered from the archive's pages.

    Adds the folder search/ and, unless the site has one, a page search.html of its own. Raises
    UsageError where the site has none of the archive's articles, or there is no catalogue.
    """
    if not archive.catalogue.is_file():
        raise UsageError(f"{archive.catalogue} is missing; run “fonds convert” first")
    with closing(sqlite3.connect(f"{archive.catalogue.as_uri()}?mode=ro", uri=True)) as catalogue:
        _refuse_other_version(catalogue, archive)
        suffix = _find_suffix(site, catalogue)
        with open_tokens(archive.build / CACHE) as tokens:
            files = make_search(catalogue, archive, tokens, suffix)
            stored = store_files(site / FOLDER, files)
            tokens.save()
    page = site / "search.html"
    if not page.exists() or _MARK in page.read_text(encoding="utf-8", errors="replace"):
        page.write_text(standalone_html(archive), encoding="utf-8")
    return stored


_MARK = '<meta name="generator" content="fonds index">'


def standalone_html(archive: Archive) -> str:
    """A whole search page, for a site whose theme is not fonds'."""
    words = load_search_words(archive.lang)
    title = f"{escape(words('title'))} – {escape(archive.name)}"
    return (
        f'<!doctype html>\n<html lang="{words.lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f'<meta name="referrer" content="no-referrer">\n{_MARK}\n<title>{title}</title>\n'
        f'<link rel="icon" href="data:,">\n<link rel="stylesheet"'
        f' href="{FOLDER}/search.css?v={seal_style()}">\n'
        "</head>\n"
        '<body class="fonds-alone md-typeset">\n'
        f'<p><a href="index.html">{escape(archive.name)}</a></p>\n'
        f"<main>\n{page_html(words)}</main>\n"
        f'<script src="{FOLDER}/page.js?v={seal_scripts(words.lang)}"></script>\n</body>\n</html>\n'
    )


def _refuse_other_version(catalogue: sqlite3.Connection, archive: Archive) -> None:
    (version,) = catalogue.execute("PRAGMA user_version").fetchone()
    if version != VERSION:
        raise UsageError(f"{archive.catalogue} is of another version; run “fonds convert” first")


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
        f"{site} has no page {page.relative_to(site)}.html; is it this archive’s site?"
    )
