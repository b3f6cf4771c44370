"""What stands on an article's page, as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from fonds.catalogue.namings import Naming
from fonds.catalogue.queries import Card, Notice, Record
from fonds.config import Archive
from fonds.dates import date_words
from fonds.kinds import NAMED
from fonds.locale import Words
from fonds.relations.store import Kind
from fonds.site.listing import line_html
from fonds.site.markup import (
    label_html,
    lang_attributes,
    linked_paragraphs_html,
    paragraphs_html,
    site_url,
    text_html,
    title_html,
    way_up,
)

REPEATED: tuple[Kind, ...] = ("same-text", "near", "extract", "same-story")
"""The relations that the notice states."""

WORDS_A_MINUTE = 230
"""Reading speed (Brysbaert 2019, silent reading of non-fiction: 238 words a minute)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands among the others."""

    before: Card | None  # the one before it in time
    after: Card | None  # the one after it
    kin: tuple[tuple[Kind, Card], ...]  # articles that belong with it, and how
    tags: tuple[Record, ...]  # what it is tagged with, in A–Z order
    namings: tuple[Naming, ...] = ()  # where the text first names a record that has a page


def article_html(
    notice: Notice, place: Place, archive: Archive, words: Words, edited: str = ""
) -> str:
    """The whole content of the page: eyebrow, title, text, tags, notice, neighbours.

    *edited* is the HTML of a page that a person edited by hand; it then stands for title and text.
    """
    return "".join(
        (
            '<article class="fonds-article">\n',
            _eyebrow(notice, archive, words),
            edited or _title(notice, words) + _text(notice, place),
            _tags(notice.card, place, words),
            _notice(notice, place, archive, words),
            "</article>\n",
            _related(notice.card, place, words),
            _neighbours(notice.card, place, words),
        )
    )


def summary(notice: Notice) -> str:
    """The first words of the text, for the page's description; at most 200 characters, as data."""
    text = next(iter(notice.body or notice.paragraphs), "").replace("\n", " ")
    return text if len(text) <= 200 else text[:199].rsplit(" ", 1)[0] + "…"


def _eyebrow(notice: Notice, archive: Archive, words: Words) -> str:
    """The quiet line above the title: date, publication, minutes."""
    card = notice.card
    parts = [_date_link(card, words)]
    publication = notice.publication or archive.publication
    if publication:
        parts.append(label_html(publication))
    minutes = max(1, round(notice.words / WORDS_A_MINUTE))
    parts.append(label_html(words("minutes", minutes)))
    separator = '<span aria-hidden="true"> · </span>'
    return f'<p class="fonds-eyebrow">{separator.join(parts)}</p>\n'


def _date_link(card: Card, words: Words) -> str:
    up = way_up(card.page)
    if card.year is None:
        return f'<a href="{up}time/undated.html">{label_html(words("undated"))}</a>'
    return f'<a href="{up}time/{card.year:04d}.html">{_time(card.date, words)}</a>'


def _time(edtf: str, words: Words) -> str:
    """The date in words; machine-readable where HTML knows the form (year, month, day)."""
    shown = label_html(date_words(edtf, words))
    plain = len(edtf) in (4, 7, 10) and edtf.replace("-", "").isdigit()
    return f'<time datetime="{edtf}">{shown}</time>' if plain else shown


def _title(notice: Notice, words: Words) -> str:
    card = notice.card
    source = " data-source" if notice.title_from == "source" else ""
    hint = f' title="{label_html(words("title_supplied"))}"' if card.supplied else ""
    shown = title_html(card.title, card.supplied, card.lang)
    return f'<h1 id="t"{source}{hint}{lang_attributes(card.lang, card.dir)}>{shown}</h1>\n'


def _text(notice: Notice, place: Place) -> str:
    lang = notice.card.lang
    if place.namings:
        shown = linked_paragraphs_html(notice.body, lang, _links(notice, place))
    else:
        shown = paragraphs_html(notice.body, lang)
    paragraphs = "".join(
        f'<p id="p{number}">{paragraph}</p>\n' for number, paragraph in enumerate(shown, 1)
    )
    attributes = lang_attributes(lang, notice.card.dir)
    return f'<div class="fonds-text" data-source{attributes}>\n{paragraphs}</div>\n'


def _links(notice: Notice, place: Place) -> Iterator[tuple[int, int, str]]:
    """Where names lead from the body: offsets into it, and addresses."""
    up = way_up(notice.card.page)
    above = len(notice.paragraphs[0]) + 2 if notice.title_from == "source" else 0
    for naming in place.namings:
        if naming.start >= above:
            yield naming.start - above, naming.end - above, f"{up}{naming.record_id}.html"


def _tags(card: Card, place: Place, words: Words) -> str:
    """The records that the article is tagged with, grouped by kind."""
    up = way_up(card.page)
    groups = []
    for kind in NAMED:
        chips = "".join([_chip(tag, up) for tag in place.tags if tag.kind == kind.name])
        if chips:
            groups.append(f"<dt>{label_html(words(kind.folder))}</dt><dd><ul>{chips}</ul></dd>\n")
    if not groups:
        return ""
    label = label_html(words("notice_tags"))
    return (
        f'<section class="fonds-tags" aria-label="{label}">\n'
        f"<dl>\n{''.join(groups)}</dl>\n</section>\n"
    )


def _chip(tag: Record, up: str) -> str:
    """The tag as a line of a list; it stands so on many pages."""
    return _make_chip(tag.id if tag.linked else "", tag.label, up)


@lru_cache(maxsize=65536)
def _make_chip(record_id: str, label: str, up: str) -> str:
    shown = label_html(label)
    if not record_id:
        return f'<li><span class="fonds-chip">{shown}</span></li>'
    return f'<li><a class="fonds-chip" href="{up}{record_id}.html">{shown}</a></li>'


def _notice(notice: Notice, place: Place, archive: Archive, words: Words) -> str:
    rows = "".join(
        f"<dt>{label_html(label)}</dt><dd>{value}</dd>\n"
        for label, value in _rows(notice, place, archive, words)
    )
    heading = label_html(words("notice"))
    return (
        '<section class="fonds-notice" aria-labelledby="notice">\n'
        f'<h2 id="notice">{heading}</h2>\n<dl>\n{rows}</dl>\n</section>\n'
    )


def _rows(
    notice: Notice, place: Place, archive: Archive, words: Words
) -> Iterator[tuple[str, str]]:
    """The notice's lines: label, and value as HTML."""
    card = notice.card
    if notice.title_from != "source":
        yield words("field_title"), label_html(words(f"value_title_{notice.title_from}"))
    yield words("field_date"), _date_link(card, words)
    if card.lang != "und":
        yield words("field_lang"), label_html(words.language(card.lang))
    yield from _linked(card, place, "publication", words)
    yield from _linked(card, place, "creator", words)
    if notice.url:
        yield words("field_url"), _address(notice.url, archive)
    if rights := notice.rights or archive.rights:
        yield words("field_rights"), text_html(rights)
    if notice.modified:
        yield words("field_modified"), _time(notice.modified, words)
    for name, value in notice.extra:
        yield name, text_html(value)
    yield words("field_words"), label_html(words("words", notice.words))
    for kind in REPEATED:
        if cards := [other for how, other in place.kin if how == kind]:
            yield words(f"field_{kind.replace('-', '_')}"), _card_links(cards, card)
    yield from _provenance(notice, place, archive, words)


def _provenance(
    notice: Notice, place: Place, archive: Archive, words: Words
) -> Iterator[tuple[str, str]]:
    name = text_html(notice.path) if archive.publish_path else label_html(words("source_text"))
    if archive.publish_source:
        name = f'<a href="{notice.card.id}.txt" type="text/plain">{name}</a>'
    if archive.publish_source or archive.publish_path:
        yield words("field_path"), name
    yield from _linked(notice.card, place, "folder", words)
    size = words("value_bytes", notice.bytes)
    yield words("field_bytes"), text_html(f"{size}, {notice.encoding}")
    yield words("field_sha256"), f"<code>{notice.sha256}</code>"


def _linked(card: Card, place: Place, kind: str, words: Words) -> Iterator[tuple[str, str]]:
    """The line of the records of one kind, if there are any."""
    up = way_up(card.page)
    links = [
        f'<a href="{up}{tag.id}.html">{label_html(tag.label)}</a>'
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


def _card_links(cards: Iterable[Card], here: Card) -> str:
    up = way_up(here.page)
    titles = [(card, title_html(card.title, card.supplied, card.lang)) for card in cards]
    return ", ".join(f'<a href="{up}{site_url(card.page)}">{title}</a>' for card, title in titles)


def _related(card: Card, place: Place, words: Words) -> str:
    """The articles on the same topic."""
    cards = [other for how, other in place.kin if how == "related"]
    if not cards:
        return ""
    up = way_up(card.page)
    lines = "".join(line_html(other, up, words) for other in cards)
    heading = label_html(words("related"))
    return (
        '<section class="fonds-related" aria-labelledby="related">\n'
        f'<h2 id="related">{heading}</h2>\n<ol class="fonds-list">\n{lines}</ol>\n</section>\n'
    )


def _neighbours(card: Card, place: Place, words: Words) -> str:
    """The articles before and after it in time."""
    links = [
        _neighbour(other, rel, words(key), card, words)
        for other, rel, key in ((place.before, "prev", "previous"), (place.after, "next", "next"))
        if other is not None
    ]
    if not links:
        return ""
    label = label_html(words("in_time"))
    return f'<nav class="fonds-neighbours" aria-label="{label}">\n{"".join(links)}</nav>\n'


def _neighbour(other: Card, rel: str, label: str, here: Card, words: Words) -> str:
    date = date_words(other.date, words) if other.date else words("undated")
    title = title_html(other.title, other.supplied, other.lang)
    language = lang_attributes(other.lang, other.dir)
    return (
        f'<a rel="{rel}" class="fonds-neighbour fonds-neighbour--{rel}"'
        f' href="{way_up(here.page)}{site_url(other.page)}">'
        f"<small>{label_html(label)}<span> · {label_html(date)}</span></small>"
        f'<span class="fonds-neighbour__title"{language}>{title}</span></a>\n'
    )
