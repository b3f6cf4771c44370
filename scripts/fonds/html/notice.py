"""The notice of an article: what is known of it and where it comes from, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from fonds.base.addresses import PACK, html_of
from fonds.base.dates import date_words
from fonds.base.locale import Words, load_words
from fonds.catalogue.queries import Card, Notice
from fonds.config import Archive
from fonds.html.markup import (
    count_html,
    date_html,
    label_html,
    section_html,
    text_html,
    title_html,
    word_html,
)
from fonds.html.surroundings import Surroundings
from fonds.names.text.listed import is_press
from fonds.relations.store import Kind

REPEATED: tuple[Kind, ...] = ("same-text", "near", "extract", "same-story")
"""The relations that the notice states."""


def notice_html(notice: Notice, around: Surroundings, archive: Archive, words: Words) -> str:
    """The notice of an article's page: label and value of each line."""
    rows = "".join(
        [
            f"<dt>{label}</dt><dd>{value}</dd>\n"
            for label, value in _rows(notice, around, archive, words)
        ]
    )
    return section_html("notice", words("notice"), f"<dl>\n{rows}</dl>\n")


def provenance_html(notice: Notice, up: str, archive: Archive, words: Words) -> str:
    """Of the notice, where the text comes from: its source, the size and checksum of that."""
    rows = _provenance(notice, Surroundings(up, None, None, (), ()), archive, words)
    lines = "".join(f"<dt>{label}</dt><dd>{value}</dd>\n" for label, value in rows)
    return section_html("notice", words("notice"), f"<dl>\n{lines}</dl>\n")


def _rows(
    notice: Notice, around: Surroundings, archive: Archive, words: Words
) -> Iterator[tuple[str, str]]:
    """The notice's lines: label and value, both as HTML."""
    card, lang = notice.card, words.lang
    if not notice.body_start:  # the title is no line of the text
        yield word_html("field_title", lang), word_html(f"value_title_{notice.title_from}", lang)
    yield word_html("field_date", lang), _date(notice, around, words)
    if card.lang != "und":
        yield word_html("field_lang", lang), label_html(words.language(card.lang))
    yield from _linked(around, "publication", words)
    yield from _linked(around, "creator", words)
    yield from _press(around, words)
    if notice.url:
        yield word_html("field_url", lang), _address(notice.url, archive)
    if rights := notice.rights or archive.rights:
        yield word_html("field_rights", lang), text_html(rights)
    if notice.modified:
        yield word_html("field_modified", lang), _time(notice.modified, lang)
    for name, value in notice.extra:
        yield label_html(name), text_html(value)
    yield word_html("field_words", lang), count_html("words", notice.words, lang)
    for kind in REPEATED if around.relations else ():
        if cards := [other for how, other in around.relations if how == kind]:
            shown = _card_links(cards, around.up, words)
            if more := dict(around.unlisted).get(kind):
                shown = f"{shown} {count_html('more_articles', more, lang)}"
            yield word_html(f"field_{kind.replace('-', '_')}", lang), shown
    yield from _provenance(notice, around, archive, words)


def _provenance(
    notice: Notice, around: Surroundings, archive: Archive, words: Words
) -> Iterator[tuple[str, str]]:
    lang = words.lang
    name = text_html(notice.path) if archive.publish_path else word_html("source_text", lang)
    original = ""
    if notice.reader and notice.whole:
        original = archive.original(notice.card.id, notice.file)
    if original:
        name = f'<a href="{around.up}{original}">{name}</a>'
    elif archive.publish_source and not notice.reader:
        name = _text_link(notice, archive, name)
    if archive.publish_source or archive.publish_path:
        yield word_html("field_path", lang), name
    yield from _linked(around, "folder", words)
    size = count_html("value_bytes", notice.bytes, lang)
    encoding = [label_html(notice.encoding)] if notice.encoding else []
    yield word_html("field_bytes", lang), words.joined([size, *encoding])
    yield word_html("field_sha256", lang), f"<code>{notice.sha256}</code>"
    if notice.omitted:
        yield word_html("field_omitted", lang), words.joined([*map(label_html, notice.omitted)])
    if notice.reader:
        yield from _extract(notice, archive, words)


def _extract(notice: Notice, archive: Archive, words: Words) -> Iterator[tuple[str, str]]:
    """What is said of the text that was read out of the source, and which the page shows."""
    reader = label_html(notice.reader)
    shown = _text_link(notice, archive, reader) if archive.publish_source else reader
    yield word_html("field_reader", words.lang), shown
    checksum = f"<code data-text>{notice.extract_sha256}</code>"
    yield word_html("field_text_sha256", words.lang), checksum


def _text_link(notice: Notice, archive: Archive, shown: str) -> str:
    """The link to the copy of the source; where copies are packed, with its name in the pack."""
    if archive.bundle_sources:
        link = f'<a href="{PACK}" type="application/zip" download>{shown}</a>'
        return f"{link} ({PACK}/{notice.card.id}.txt)"
    return f'<a href="{notice.card.id}.txt" type="text/plain" download>{shown}</a>'


def _linked(around: Surroundings, kind: str, words: Words) -> Iterator[tuple[str, str]]:
    """The line of the records of one kind, if there are any."""
    links = [
        f'<a href="{around.up}{tag.id}.html">{label_html(tag.label)}</a>'
        for tag in around.tags
        if tag.kind == kind
    ]
    if links:
        yield word_html(f"field_{kind}", words.lang), words.joined(links)


def _press(around: Surroundings, words: Words) -> Iterator[tuple[str, str]]:
    """The line of the agencies and media that the text names."""
    named = [it for it in around.tags if it.kind == "organisation" and is_press(it.label)]
    if named:
        yield (
            word_html("field_press", words.lang),
            words.joined([label_html(it.label) for it in named]),
        )


def _address(url: str, archive: Archive) -> str:
    """A link only for http and https: other schemes can run code or open programs."""
    shown = text_html(url)
    if archive.external_links and url.lower().startswith(("http://", "https://")):
        return f'<a href="{shown}" rel="noreferrer noopener nofollow">{shown}</a>'
    return shown


def _card_links(cards: Iterable[Card], up: str, words: Words) -> str:
    titles = [(card, title_html(card.title, card.supplied, card.lang)) for card in cards]
    return words.joined(
        [f'<a href="{up}{html_of(card.page)}">{title}</a>' for card, title in titles]
    )


def _date(notice: Notice, around: Surroundings, words: Words) -> str:
    """The date, and where it was found if no header, front matter or table states it."""
    date = date_link_html(notice.card, around, words)
    if notice.date_from not in ("line", "name"):
        return date
    return f"{date} ({word_html(f'value_date_{notice.date_from}', words.lang)})"


def date_link_html(card: Card, around: Surroundings, words: Words) -> str:
    """An article's date, as a link to the list of its month."""
    lang = words.lang
    shown = _time(card.date, lang) if card.year is not None else word_html("undated", lang)
    return f'<a href="{around.up}{around.month}">{shown}</a>'


@lru_cache(maxsize=4096)
def _time(edtf: str, lang: str) -> str:
    """The date in words; machine-readable where HTML knows the form (year, month, day)."""
    shown = date_html(date_words(edtf, load_words(lang)))
    plain = len(edtf) in (4, 7, 10) and edtf.replace("-", "").isdigit()
    return f'<time datetime="{edtf}">{shown}</time>' if plain else shown
