"""What the page of a name or a period tells of its articles, before it lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from fonds.base.locale import Words
from fonds.catalogue.queries import Card
from fonds.html.listing import Coins, lines_html
from fonds.html.markup import (
    count_html,
    dotted_html,
    label_html,
    section_html,
    text_html,
    word_html,
)

Find = Callable[[str, str], str]
"""A word, and the period that it is searched in (2018-05, 2018) → the address of the search."""


@dataclass(frozen=True, slots=True)
class Peak:
    """A month, or a year, that has a large share of a name's articles."""

    name: str  # of the month or year, in words
    span: str  # the same as the search takes it: 2018-05, 2018
    page: str  # where its articles are listed, relative to the page
    share: int  # of all articles of that time
    count: int  # of its articles
    words: Sequence[str]  # that its articles use more than the name's others


def peaks_html(peaks: Sequence[Peak], find: Find | None, words: Words) -> str:
    """When a name is spoken of most, and the words of those times."""
    if not peaks:
        return ""
    lines = "".join(_peak(peak, find, words) for peak in peaks)
    worded = any(peak.words for peak in peaks)
    sentence = word_html("peaks_told" if worded else "peaks_told_plain", words.lang)
    return section_html(
        "peaks",
        words("peaks"),
        f'<p class="fonds-told">{sentence}</p>\n<ol class="fonds-list">\n{lines}</ol>\n',
    )


def _peak(peak: Peak, find: Find | None, words: Words) -> str:
    count = words("articles", peak.count)
    sentence = text_html(words("share_told", share=words.share(peak.share), told=count))
    shown = f"<p>{linked_words(peak.words, peak.span, find)}</p>" if peak.words else ""
    return (
        f'<li><a href="{peak.page}">{label_html(peak.name)}</a>'
        f' <span class="fonds-n">{sentence}</span>{shown}</li>\n'
    )


def linked_words(found: Iterable[str], span: str, find: Find | None) -> str:
    """Words in a line, each leading to where it stands; mere words where there is no search."""
    if find is None:
        return _dotted(map(text_html, found))
    links = (f'<a href="{find(word, span)}" rel="nofollow">{text_html(word)}</a>' for word in found)
    return _dotted(links)


def _dotted(words: Iterable[str]) -> str:
    return f'<span class="fonds-linked">{dotted_html(words)}</span>'


def key_words_html(found: Sequence[str], span: str, compared: str, find: Find | None) -> str:
    """The words of a period under their heading; *compared*: with what they are."""
    if not found:
        return ""
    shown = f'<p class="fonds-told">{text_html(compared)}</p>\n'
    return f"{shown}<p>{linked_words(found, span, find)}</p>\n"


@dataclass(frozen=True, slots=True)
class Company:
    """A name that stands with another, or in a period, more than by chance."""

    page: str  # of it, relative to the page that shows it
    label: str  # its name
    count: int  # articles in common
    of: int  # its articles
    search: str  # where those in common are found; "" if there is no search


def company_html(company: Iterable[Company], words: Words) -> str:
    """The names, each with both counts, that in common leading to the articles."""
    lines = "".join(_company(one, words) for one in company)
    return f'<ul class="fonds-company">\n{lines}</ul>\n'


def _company(one: Company, words: Words) -> str:
    count, of = words.number(one.count), words.number(one.of)
    shown = text_html(words("company_count", count=count, of=of))
    sentence = text_html(words("company_told", one.count, of=of, name=one.label))
    common = f'<a href="{one.search}" title="{sentence}" rel="nofollow">{shown}</a>'
    if not one.search:
        common = f'<span title="{sentence}">{shown}</span>'
    return f'<li><a href="{one.page}" dir="auto">{label_html(one.label)}</a> {common}</li>\n'


def articles_html(
    key: str, cards: Sequence[Card], up: str, coins: Coins, words: Words, said: str = ""
) -> str:
    """A few articles under the heading that *key* names in the locale files."""
    if not cards:
        return ""
    sentence = f'<p class="fonds-told">{text_html(said)}</p>\n' if said else ""
    lines = lines_html(cards, up, words, coins=coins)
    return section_html(key.replace("_", "-"), words(key), sentence + lines)


def within_html(address: str, articles: int, explore: str, words: Words) -> str:
    """The ways from a name's page into its articles: the search among them, its uses in context."""
    if not address:
        return ""
    label = count_html("search_within", articles, words.lang)
    context = f' <a href="{explore}">{word_html("in_context", words.lang)}</a>' if explore else ""
    return f'<p class="fonds-ways"><a href="{address}">{label}</a>{context}</p>\n'
