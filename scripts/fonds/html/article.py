"""The content of an article's page, as HTML."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from urllib.parse import quote

from fonds.base.addresses import html_of, year_page
from fonds.base.chars import fold_white, show_windows
from fonds.base.dates import date_words
from fonds.base.kinds import CURATED
from fonds.base.locale import Words, load_words
from fonds.catalogue.queries import Card, Notice, Record
from fonds.citing.reference import Reference
from fonds.config import Archive
from fonds.html.cite import cite_html
from fonds.html.listing import lines_html
from fonds.html.markup import (
    count_html,
    date_html,
    dotted_html,
    label_html,
    lang_attributes,
    mark_html,
    paragraphs_html,
    section_html,
    source_title_html,
    title_html,
    word_html,
)
from fonds.html.notice import date_link_html, notice_html
from fonds.html.passages import edited_passages_html, passages_html
from fonds.html.reporting import report_html
from fonds.html.surroundings import Surroundings

_KIND = attrgetter("kind")
WORDS_A_MINUTE = 230
"""Reading speed (Brysbaert 2019, silent reading of non-fiction: 238 words a minute)."""


def article_html(
    notice: Notice,
    around: Surroundings,
    archive: Archive,
    words: Words,
    reference: Reference,
    edited: str = "",
) -> str:
    """The whole content of the page: eyebrow, title, references, text, tags, notice, neighbours.

    *edited* is the HTML of a page that a person edited by hand; it then replaces title and text.
    """
    cite, printed = cite_html(reference, words)
    return "".join(
        (
            '<article class="fonds-article">\n',
            _trail(notice.card.year, around.up, words.lang),
            _eyebrow(notice, around, archive, words),
            _body(notice, around, words, cite, edited),
            _tags(around, words, archive.search),
            notice_html(notice, around, archive, words),
            report_html(words),
            printed,
            "</article>\n",
            _related(around, words),
            _neighbours(around, words),
        )
    )


@lru_cache(maxsize=1024)
def _trail(year: int | None, up: str, lang: str) -> str:
    """The way to the article from the home page, through the list of its year."""
    words = load_words(lang)
    label = words("undated") if year is None else str(year)
    links = "".join(
        f'<li><a href="{up}{address}">{label_html(name)}</a></li>'
        for address, name in (
            ("index.html", words("home")),
            ("time/index.html", words("time")),
            (html_of(year_page(year)), label),
        )
    )
    trail = word_html("trail", words.lang)
    return f'<nav class="fonds-trail" aria-label="{trail}"><ol>{links}</ol></nav>\n'


def _body(notice: Notice, around: Surroundings, words: Words, cite: str, edited: str) -> str:
    """Title and text, between them how to cite them."""
    if edited:
        return edited_passages_html(edited, cite, notice, words)
    return _credits(notice) + _title(notice, words) + cite + passages_html(notice, around, words)


def _eyebrow(notice: Notice, around: Surroundings, archive: Archive, words: Words) -> str:
    """The quiet line above the title: date, publication, minutes."""
    card = notice.card
    parts = [date_link_html(card, around, words)]
    publication = notice.publication or archive.publication
    if publication:
        parts.append(label_html(publication))
    minutes = max(1, round(notice.words / WORDS_A_MINUTE))
    parts.append(count_html("minutes", minutes, words.lang))
    return f'<p class="fonds-eyebrow">{dotted_html(parts)}</p>\n'


def _credits(notice: Notice) -> str:
    """The lines above the headline; without addresses, which the text's paragraphs have."""
    if not notice.credits:
        return ""
    card = notice.card
    lines = "".join(f"<p>{line}</p>\n" for line in paragraphs_html(notice.credits, card.lang))
    language = lang_attributes(card.lang, card.dir)
    return f'<div class="fonds-credits" data-source{language}>\n{lines}</div>\n'


def _title(notice: Notice, words: Words) -> str:
    card = notice.card
    source = " data-source" if notice.body_start else ""
    hint = f' title="{word_html("title_supplied", words.lang)}"' if card.supplied else ""
    before, after = headline_marks(notice)
    shown = f"{before}{source_title_html(card.title, card.supplied, card.lang)}{after}"
    return f'<h1 id="t"{source}{hint}{lang_attributes(card.lang, card.dir)}>{shown}</h1>\n'


def headline_marks(notice: Notice) -> tuple[str, str]:
    """What stands in the headline before the title and after it, such as the “#” of Markdown."""
    before, _, after = fold_white(show_windows(notice.headline)).partition(notice.card.title)
    return mark_html(before), mark_html(after)


def _tags(around: Surroundings, words: Words, search: bool) -> str:
    """The records that the article is tagged with, grouped by kind."""
    up, hint = around.up, word_html("tag_search", words.lang) if search else ""
    chips = {
        kind: "".join([_chip(tag, up, hint) for tag in tags])
        for kind, tags in groupby(around.tags, _KIND)
    }
    groups = [
        f"<dt>{word_html(kind.folder, words.lang)}</dt><dd><ul>{chips[kind.name]}</ul></dd>\n"
        for kind in CURATED
        if kind.name in chips
    ]
    if not groups:
        return ""
    label = word_html("notice_tags", words.lang)
    return (
        f'<section class="fonds-tags" aria-label="{label}">\n'
        f"<dl>\n{''.join(groups)}</dl>\n</section>\n"
    )


@lru_cache(maxsize=65536)
def _chip(tag: Record, up: str, hint: str) -> str:
    """A tag as a line of a list; the same on many pages.

    A link to the page of its record; where it has none, to the search for it, as *hint* says.
    """
    shown = label_html(tag.label)
    if not tag.linked and hint:
        phrase = quote('"' + tag.label.replace('"', " ") + '"')
        address = f"{up}search.html#q={phrase}"
        return (
            f'<li><a class="fonds-chip fonds-chip--search" href="{address}" title="{hint}"'
            f' rel="nofollow">{shown}</a></li>'
        )
    if not tag.linked:
        return f'<li><span class="fonds-chip">{shown}</span></li>'
    return f'<li><a class="fonds-chip" href="{up}{tag.id}.html">{shown}</a></li>'


def _related(around: Surroundings, words: Words) -> str:
    """The articles on the same topic."""
    cards = [other for how, other in around.relations if how == "related"]
    if not cards:
        return ""
    lines = lines_html(cards, around.up, words)
    return section_html("related", words("related"), lines)


def _neighbours(around: Surroundings, words: Words) -> str:
    """The articles before and after it in time."""
    links = [
        _neighbour(other, rel, key, around.up, words)
        for other, rel, key in ((around.before, "prev", "previous"), (around.after, "next", "next"))
        if other is not None
    ]
    if not links:
        return ""
    label = word_html("in_time", words.lang)
    return f'<nav class="fonds-neighbours" aria-label="{label}">\n{"".join(links)}</nav>\n'


def _neighbour(other: Card, rel: str, key: str, up: str, words: Words) -> str:
    date = date_words(other.date, words) if other.date else words("undated")
    title = title_html(other.title, other.supplied, other.lang)
    language = lang_attributes(other.lang, other.dir)
    return (
        f'<a rel="{rel}" class="fonds-neighbour fonds-neighbour--{rel}"'
        f' href="{up}{html_of(other.page)}">'
        f"<small>{word_html(key, words.lang)}<span> · {date_html(date)}</span></small>"
        f'<span class="fonds-neighbour__title"{language}>{title}</span></a>\n'
    )
