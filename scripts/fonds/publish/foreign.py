"""What fonds adds to a site that another program rendered of its pages.

Beside the search: the way to it in every header; on each article where it comes from, the source
itself beside it; and the checksums of all files. What is added to a page stands between two marks,
so that it can be taken out again: however often this is done, the page is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from sqlite3 import Connection

from fonds.base.addresses import html_of
from fonds.base.locale import load_words
from fonds.catalogue.page_states import read_page_states
from fonds.catalogue.prefetch import Prefetcher
from fonds.catalogue.queries import Notice, read_cards, read_notices
from fonds.catalogue.store import read_catalogue
from fonds.config import Archive
from fonds.files.atomic import write_atomically
from fonds.files.confined import Confined
from fonds.files.lock import hold_lock
from fonds.files.manifest import LITTER, NAME, STYLE, checksum_of, write_manifest
from fonds.files.walk import is_hidden, list_files
from fonds.html.article import headline_marks
from fonds.html.markup import lang_attributes, way_up
from fonds.html.notice import provenance_html
from fonds.render.copies import list_copies
from fonds.search.content import link_html
from fonds.search.interface import load_search_words

_BEGIN, _END = "<!--fonds index-->", "<!--/fonds index-->"
_ADDED = re.compile(f"{_BEGIN}.*?{_END}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Source:
    """What an article's page is to say of its source."""

    open: str  # the element that holds the source's text begins
    with_title: bool  # whether the title is of the source, and so in that element
    before_title: str  # what of the headline stands before the title, as HTML
    after_title: str  # and after it
    notice: str  # where the text comes from, as HTML


def adopt_site(site: Path, archive: Archive) -> int:
    """Add to *site* what its renderer could not know; how many articles say where they come from.

    A site that fonds rendered has all of it, and is left alone.
    """
    if (site / STYLE).is_file():
        return 0
    with (
        hold_lock(archive.build, "fonds index"),
        closing(read_catalogue(archive.catalogue)) as catalogue,
    ):
        return _adopt(_Site(site), catalogue, archive)


def _adopt(site: _Site, catalogue: Connection, archive: Archive) -> int:
    link, articles = partial(link_html, load_search_words(archive.lang)), set[str]()
    for path, source in _list_sources(catalogue, archive):
        if site.change(path, link(way_up(path)), source):
            articles.add(path)
    for path in site.list():
        if path.endswith(".html") and path not in articles and path != "search.html":
            site.change(path, link(way_up(path)), None)
    pages = {card.id: card.page for card in read_cards(catalogue)}
    for task in list_copies(catalogue, archive, pages.__getitem__):
        site.write(task.output, task.make())
    site.write(NAME, write_manifest({path: site.checksum(path) for path in site.list()}))
    return len(articles)


def _list_sources(catalogue: Connection, archive: Archive) -> Iterator[tuple[str, Source]]:
    """The page of each article and what it is to say; not of those that a person edited."""
    cards, states, words = (
        read_cards(catalogue),
        read_page_states(catalogue),
        load_words(archive.lang),
    )
    notices = Prefetcher(cards, partial(read_notices, catalogue))
    for position, card in enumerate(cards):
        if not states[card.page].edited:
            notice = notices.at(position)
            shown = provenance_html(notice, way_up(card.page), archive, words)
            yield html_of(card.page), describe_source(notice, shown)


def describe_source(notice: Notice, shown: str) -> Source:
    """The `Source` of the article of *notice*, of which *shown* says where it comes from."""
    before, after = headline_marks(notice)
    element = f"<div data-source{lang_attributes(notice.card.lang, notice.card.dir)}>"
    return Source(element, bool(notice.body_start), before, after, shown)


def change_page(html: str, link: str, source: Source | None) -> str:
    """The page *html* with *link* in its header, and *source* around its text."""
    html = _ADDED.sub("", html)
    header, end, rest = html.partition("</header>")
    nav = header.rfind("</nav>")
    if end and nav >= 0:
        header = header[:nav] + _add(link) + header[nav:]
    return header + end + (_mark(rest, source) if source else rest)


def _mark(html: str, source: Source) -> str:
    """*html* with what is the source's text in it marked; as it is if it shows no article."""
    start = html.find(">", html.find("<article")) + 1
    title = html.find('<h1 id="t"', start)
    words = html.find(">", title) + 1
    end = html.find("</h1>", words)
    last = html.rfind("</article>")
    if not 0 < start <= title < words <= end < last:
        return html
    begin = start if source.with_title else end + len("</h1>")
    places = (
        (begin, source.open),
        (words, source.before_title),
        (end, source.after_title),
        (last, f"</div>{source.notice}"),
    )
    for place, added in sorted(places, reverse=True):
        html = html[:place] + _add(added) + html[place:]
    return html


def _add(html: str) -> str:
    return f"{_BEGIN}{html}{_END}" if html else ""


class _Site:
    """The files of a site; none is reached through a link."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._confined = Confined(folder)

    def list(self) -> Iterable[str]:
        """All but the manifest, what file managers leave, and hidden ones."""
        paths = (it for it in list_files(self._folder, is_hidden) if it != NAME)
        return sorted(it for it in paths if it.rpartition("/")[2] not in LITTER)

    def checksum(self, path: str) -> str:
        """SHA-256 of the file at *path*."""
        return checksum_of(self._folder / path)

    def change(self, path: str, link: str, source: Source | None) -> bool:
        """`change_page` of the page at *path*; whether it now shows *source*."""
        file = self._folder / path
        if file.is_symlink() or not file.is_file():
            return False
        html = file.read_bytes().decode("utf-8", "surrogateescape")
        changed = change_page(html, link, source)
        if changed != html:
            self.write(path, changed.encode("utf-8", "surrogateescape"))
        return source is not None and source.notice in changed

    def write(self, path: str, data: bytes) -> None:
        """Make *data* the content of the file at *path*."""
        self._confined.check(path)
        (self._folder / path).parent.mkdir(parents=True, exist_ok=True)
        write_atomically(self._folder / path, data)
