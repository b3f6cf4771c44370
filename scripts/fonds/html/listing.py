"""The content of an index page, as HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from fonds.base.addresses import html_of
from fonds.base.dates import date_words
from fonds.base.locale import Words, load_words
from fonds.catalogue.queries import Card
from fonds.html.bars import NO_SCALE, Scale, months_svg, scale_html, spread_svg
from fonds.html.exporting import export_html
from fonds.html.jumps import beside_html, letters_html, trail_html
from fonds.html.markup import (
    count_html,
    date_html,
    dotted_html,
    label_html,
    lang_attributes,
    source_title_html,
    text_html,
    way_up,
    word_html,
)
from fonds.html.quotes import NO_QUOTES, Quotes
from fonds.html.reporting import report_record_html
from fonds.html.tools import tools_html
from fonds.pages.index import IndexPage, Item, Section

_SENTENCES = ("note", "several")  # facts that are a sentence
_SEVERAL = {"place": "several_places"}

Coins = Callable[[Card], str]
"""An article → the HTML by which Zotero takes it from a list."""


def no_coins(card: Card) -> str:
    """Nothing: of lists on an article's own page, where they would hide what the page says."""
    return ""


@dataclass(frozen=True, slots=True)
class Extras:
    """What a record's page shows beside its lists, as HTML."""

    quotes: Quotes = NO_QUOTES  # what names it in each article, and why
    facts: Mapping[str, str] = field(default_factory=dict)  # fact → its value with links
    ends: str = ""  # when it is first and last mentioned
    chart: str = ""  # its mentions through time
    ways: str = ""  # into its articles
    story: str = ""  # what stands before its list
    folders: Sequence[str] = ()  # where the articles are that stand on the pages below
    coins: Coins = no_coins  # what lets Zotero take an article from the list


NO_EXTRAS = Extras()
_DOT = " · "
"""What stands between the first and the last mention in the locale files."""
_REASON = 'class="fonds-why"'


def listing_html(page: IndexPage, words: Words, extras: Extras = NO_EXTRAS) -> str:
    """The whole content of the index page *page*."""
    scale = Scale.of(_items(page))
    legend = scale_html(list(_items(page)), scale, words)
    introduced = _tells(page, extras)  # then the legend stands in the list
    sections = "".join(
        _section(section, page, words, extras, scale, "" if number or not introduced else legend)
        for number, section in enumerate(filter(_has_items, page.sections))
    )
    empty = "" if sections else f"<p>{word_html('index_empty', words.lang)}</p>\n"
    return (
        f'<div class="fonds-index fonds-index--{page.layout}">\n'
        f"{trail_html(page, words)}"
        f'<h1 id="t">{text_html(page.heading)}</h1>\n'
        f"{_count(page, words, extras)}{extras.ways}{export_html(page, extras.folders, words)}"
        f"{_why(page, words, extras)}"
        f"{_facts(page, words, extras)}{beside_html(page, words)}{extras.chart}{extras.story}"
        f"{tools_html(page, words)}{letters_html(page, words)}"
        f"{'' if introduced else legend}"
        f"{sections}{empty}{report_record_html(page, words)}</div>\n"
    )


def _has_items(section: Section) -> bool:
    return bool(section.items)


def _tells(page: IndexPage, extras: Extras) -> bool:
    """Whether *page* tells something of its record or period before it lists."""
    return bool(extras.story) and page.layout not in ("register", "letters")


def _count(page: IndexPage, words: Words, extras: Extras) -> str:
    counted = f"count_{page.kind}" if page.layout in ("register", "letters") else "articles"
    count = count_html(counted, page.articles, words.lang)
    parts = [count, *extras.ends.split(_DOT)] if extras.ends else [count]
    return f'<p class="fonds-count">{dotted_html(parts)}</p>\n'


def _why(page: IndexPage, words: Words, extras: Extras) -> str:
    """Why its articles bear the record: one reason for all, or the way to that beside each."""
    shared = extras.quotes.shared
    if not shared and not any(_REASON in line for line in extras.quotes.lines.values()):
        return ""
    reason = (
        f'<span class="fonds-why">{shared}</span>' if shared else word_html("why_told", words.lang)
    )
    return (
        f'<details class="fonds-unfold fonds-reasons"><summary>{word_html("why", words.lang)}'
        f"</summary>\n<p>{reason}</p>\n</details>\n"
    )


def _items(page: IndexPage) -> Iterator[Item]:
    """The lines of *page* that lead to other lists."""
    return (item for s in page.sections for item in s.items if isinstance(item, Item))


def _facts(page: IndexPage, words: Words, extras: Extras) -> str:
    sentences = (
        v if k == "note" else words(_SEVERAL.get(page.kind, "several_others"), names=v)
        for k, v in page.facts
        if k in _SENTENCES
    )
    note = "".join(f'<p class="fonds-note">{text_html(it)}</p>\n' for it in sentences)
    shown = [
        (words(f"fact_{k}"), extras.facts.get(k) or text_html(v))
        for k, v in page.facts
        if k not in _SENTENCES
    ]
    shown += [(words(f"fact_{k}"), _links(items, page, words)) for k, items in page.ties]
    rows = "".join(f"<dt>{label_html(label)}</dt><dd>{value}</dd>\n" for label, value in shown)
    return note + (f'<dl class="fonds-facts">\n{rows}</dl>\n' if rows else "")


def _links(items: tuple[Item, ...], page: IndexPage, words: Words) -> str:
    up = way_up(page.path)
    link = '<a href="{}" dir="auto">{}</a>'.format
    return words.joined([link(up + html_of(it.page), label_html(it.label)) for it in items])


def _section(
    section: Section, page: IndexPage, words: Words, extras: Extras, scale: Scale, legend: str
) -> str:
    heading = ""
    if not section.heading and _tells(page, extras):
        heading = f'<h2 id="articles">{word_html("list_articles", words.lang)}</h2>\n'
    if section.heading:
        heading = f'<h2 id="{section.anchor}">{label_html(section.heading)}</h2>\n'
    lines = lines_html(
        section.items,
        way_up(page.path),
        words,
        extras.quotes.lines,
        section.heading or page.title,
        extras.coins,
        scale,
    )
    return f"<section>\n{heading}{legend}{lines}</section>\n"


def lines_html(
    items: Iterable[Item | Card],
    up: str,
    words: Words,
    quotes: Mapping[str, str] = NO_QUOTES.lines,
    heading: str = "",
    coins: Coins = no_coins,
    scale: Scale = NO_SCALE,
) -> str:
    """*items* as a list; *up* is the way from the page to the site's root.

    A date that is already *heading*, the heading above them, is not repeated. *scale*: of the bars
    beside them.
    """
    lines = "".join(_lines(items, up, words, quotes, heading, coins, scale))
    return f'<ol class="fonds-list">\n{lines}</ol>\n'


def _lines(
    items: Iterable[Item | Card],
    up: str,
    words: Words,
    quotes: Mapping[str, str],
    heading: str,
    coins: Coins,
    scale: Scale,
) -> Iterator[str]:
    for item in items:
        if isinstance(item, Item):
            yield _item_html(item, up, words, scale)
            continue
        line = _card_line(item, words.lang)
        shown = line.undated if line.date == heading else line.dated
        yield f'<li><a href="{up}{shown}{quotes.get(item.id, "")}{coins(item)}</li>\n'


class _Line(NamedTuple):
    """An article as a line of a list."""

    date: str  # as text
    dated: str  # HTML from the article's address on, its date included
    undated: str  # the same without the date, below a heading that is this date


@lru_cache(maxsize=65536)
def _card_line(card: Card, lang: str) -> _Line:
    """An article's line; cached, since it is in many lists."""
    title = source_title_html(card.title, card.supplied, card.lang)
    language = lang_attributes(card.lang, "auto")  # a title may run from right to left
    shown = f'{html_of(card.page)}"{language}>{title}</a>'
    date = date_words(card.date, load_words(lang)) if card.date else ""
    shown_date = f' <span class="fonds-date">{date_html(date)}</span>' if date else ""
    return _Line(date, f"{shown}{shown_date}", shown)


def _item_html(item: Item, up: str, words: Words, scale: Scale) -> str:
    link = f'<a href="{up}{html_of(item.page)}" dir="auto">{label_html(item.label)}</a>'
    count = label_html(words.number(item.count))
    title = f' title="{count_html("articles", item.count, words.lang)}"'
    if item.unit:
        count, title = count_html(item.unit, item.count, words.lang), ""
    drawn = months_svg(item, scale, up, words) + spread_svg(item, scale, words)
    return f'<li>{link}{drawn} <span class="fonds-n"{title}>{count}</span></li>\n'
