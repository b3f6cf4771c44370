"""What the page of a person, place or organisation shows beside its list of articles."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from fonds.catalogue.namings import read_first_namings
from fonds.catalogue.queries import Card
from fonds.config import Archive
from fonds.locale import Words
from fonds.pages.index import IndexPage
from fonds.parse.sentences import cut_sentence
from fonds.site.listing import lines_html
from fonds.site.markup import section_html, text_html, way_up

ADDRESSES = {
    "wikidata": "https://www.wikidata.org/wiki/{}",
    "viaf": "https://viaf.org/viaf/{}",
    "idref": "https://www.idref.fr/{}",
    "geonames": "https://www.geonames.org/{}",
}
"""Where each identifier leads."""


def companions_html(page: IndexPage, words: Words) -> str:
    """The names that often stand in the same articles."""
    if not page.companions:
        return ""
    lines = lines_html(page.companions, way_up(page.path), words)
    return section_html("companions", words("companions"), lines)


def identifier_html(scheme: str, value: str, archive: Archive) -> str:
    """An identifier, as a link to its authority file where the archive has outer links."""
    shown = text_html(value)
    if scheme not in ADDRESSES or not archive.external_links or not value.isalnum():
        return shown
    address = ADDRESSES[scheme].format(shown)
    return f'<a href="{address}" rel="noreferrer noopener">{shown}</a>'


def quote_namings(catalogue: sqlite3.Connection, page: IndexPage) -> Mapping[str, str]:
    """Article id → the sentence, as HTML, that names the record of *page* first."""
    record_id = "/".join(page.path.removesuffix(".md").split("/")[:2])
    cards = [item for s in page.sections for item in s.items if isinstance(item, Card)]
    langs = {card.id: card.lang for card in cards}
    quotes = {}
    for article_id, start, surface, text in read_first_namings(catalogue, record_id, list(langs)):
        sentence = cut_sentence(text, start)
        quotes[article_id] = _emphasise(sentence, surface, langs[article_id])
    return quotes


def _emphasise(sentence: str, surface: str, lang: str) -> str:
    before, name, after = sentence.partition(" ".join(surface.split()))
    marked = f"<b>{text_html(name, lang)}</b>" if name else ""
    return f"{text_html(before, lang)}{marked}{text_html(after, lang)}"
