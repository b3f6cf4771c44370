"""The notice of an article: what is known of it and where it comes from, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from fonds.catalogue.queries import Card, Notice
from fonds.config import Archive
from fonds.dates import date_words
from fonds.locale import Words, load_words
from fonds.relations.store import Kind
from fonds.site.markup import (
    count_html,
    label_html,
    section_html,
    site_url,
    text_html,
    title_html,
)
from fonds.site.place import Place

REPEATED: tuple[Kind, ...] = ("same-text", "near", "extract", "same-story")
"""The relations that the notice states."""


def notice_html(notice: Notice, place: Place, archive: Archive, words: Words) -> str:
    """The notice of an article's page: label and value of each line."""
    rows = "".join(
        [
            f"<dt>{label_html(label)}</dt><dd>{value}</dd>\n"
            for label, value in _rows(notice, place, archive, words)
        ]
    )
    return section_html("notice", words("notice"), f"<dl>\n{rows}</dl>\n")


def _rows(
    notice: Notice, place: Place, archive: Archive, words: Words
) -> Iterator[tuple[str, str]]:
    """The notice's lines: label, and value as HTML."""
    card = notice.card
    if notice.title_from != "source":
        yield words("field_title"), label_html(words(f"value_title_{notice.title_from}"))
    yield words("field_date"), date_link_html(card, place, words)
    if card.lang != "und":
        yield words("field_lang"), label_html(words.language(card.lang))
    yield from _linked(place, "publication", words)
    yield from _linked(place, "creator", words)
    if notice.url:
        yield words("field_url"), _address(notice.url, archive)
    if rights := notice.rights or archive.rights:
        yield words("field_rights"), text_html(rights)
    if notice.modified:
        yield words("field_modified"), _time(notice.modified, words.lang)
    for name, value in notice.extra:
        yield name, text_html(value)
    yield words("field_words"), count_html("words", notice.words, words.lang)
    for kind in REPEATED if place.kin else ():
        if cards := [other for how, other in place.kin if how == kind]:
            yield words(f"field_{kind.replace('-', '_')}"), _card_links(cards, place.up)
    yield from _provenance(notice, place, archive, words)


def _provenance(
    notice: Notice, place: Place, archive: Archive, words: Words
) -> Iterator[tuple[str, str]]:
    name = text_html(notice.path) if archive.publish_path else label_html(words("source_text"))
    if archive.publish_source:
        name = f'<a href="{notice.card.id}.txt" type="text/plain">{name}</a>'
    if archive.publish_source or archive.publish_path:
        yield words("field_path"), name
    yield from _linked(place, "folder", words)
    size = count_html("value_bytes", notice.bytes, words.lang)
    yield words("field_bytes"), f"{size}, {label_html(notice.encoding)}"
    yield words("field_sha256"), f"<code>{notice.sha256}</code>"


def _linked(place: Place, kind: str, words: Words) -> Iterator[tuple[str, str]]:
    """The line of the records of one kind, if there are any."""
    links = [
        f'<a href="{place.up}{tag.id}.html">{label_html(tag.label)}</a>'
        for tag in place.tags
        if tag.kind == kind
    ]
    if links:
        yield words(f"field_{kind}"), ", ".join(links)


def _address(url: str, archive: Archive) -> str:
    """A link only for http and https: other schemes can run code or open programs."""
    shown = text_html(url)
    if archive.external_links and url.lower().startswith(("http://", "https://")):
        return f'<a href="{shown}" rel="noreferrer noopener nofollow">{shown}</a>'
    return shown


def _card_links(cards: Iterable[Card], up: str) -> str:
    titles = [(card, title_html(card.title, card.supplied, card.lang)) for card in cards]
    return ", ".join(f'<a href="{up}{site_url(card.page)}">{title}</a>' for card, title in titles)


def date_link_html(card: Card, place: Place, words: Words) -> str:
    """An article's date, as a link to the list of its month."""
    shown = _time(card.date, words.lang) if card.year is not None else label_html(words("undated"))
    return f'<a href="{place.up}{place.month}">{shown}</a>'


@lru_cache(maxsize=4096)
def _time(edtf: str, lang: str) -> str:
    """The date in words; machine-readable where HTML knows the form (year, month, day)."""
    shown = label_html(date_words(edtf, load_words(lang)))
    plain = len(edtf) in (4, 7, 10) and edtf.replace("-", "").isdigit()
    return f'<time datetime="{edtf}">{shown}</time>' if plain else shown
