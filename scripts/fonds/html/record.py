"""What the page of a person, place or organisation shows beside its list of articles."""

from __future__ import annotations

from collections.abc import Callable

from fonds.base.addresses import html_of, stem_of
from fonds.base.dates import date_words
from fonds.base.kinds import NAMED
from fonds.base.locale import Words
from fonds.catalogue.queries import Card
from fonds.config import Archive
from fonds.html.markup import date_html, label_html, section_html, text_html, way_up, word_html
from fonds.html.story import Company, company_html
from fonds.pages.index import IndexPage

ADDRESSES = {
    "wikidata": "https://www.wikidata.org/wiki/{}",
    "viaf": "https://viaf.org/viaf/{}",
    "idref": "https://www.idref.fr/{}",
    "geonames": "https://www.geonames.org/{}",
    "iptc": "http://cv.iptc.org/newscodes/mediatopic/{}",
}
"""Where each identifier leads."""
_OF_NAME, _OF_OTHERS = ("mention_once", "mention_ends"), ("article_once", "article_ends")
"""What is said of the first and last article, where there is but one and where there are two."""


def companions_html(page: IndexPage, address: Callable[[str], str], words: Words) -> str:
    """The names that stand with that of *page* more than by chance, each with both counts.

    *address*: id of one of them → where the articles in common are found, "" for nowhere.
    """
    if not page.companions:
        return ""
    up = way_up(page.path)
    company = (
        Company(
            up + html_of(item.page), item.label, item.count, item.of, address(stem_of(item.page))
        )
        for item in page.companions
    )
    sentence = word_html("companions_told", words.lang)
    shown = f'<p class="fonds-told">{sentence}</p>\n{company_html(company, words)}'
    return section_html("companions", words("companions"), shown)


def ends_html(page: IndexPage, words: Words) -> str:
    """When the record is first and last mentioned, each date leading to its article."""
    if not page.ends:
        return ""
    first, last = (_date_link(card, page.path, words) for card in page.ends)
    once, ends = _OF_NAME if page.kind in NAMED else _OF_OTHERS
    shown = (
        words(once, date="{first}")
        if first == last
        else words(ends, first="{first}", last="{last}")
    )
    sentence = label_html(shown)
    return sentence.replace("{first}", first).replace("{last}", last)


def _date_link(card: Card, page: str, words: Words) -> str:
    date = date_html(date_words(card.date, words))
    return f'<a href="{way_up(page)}{html_of(card.page)}">{date}</a>'


def identifier_html(scheme: str, value: str, archive: Archive) -> str:
    """An identifier, as a link to its authority file where the archive has outer links."""
    shown = text_html(value)
    number = value.removeprefix("medtop:")
    if scheme not in ADDRESSES or not archive.external_links or not number.isalnum():
        return shown
    address = ADDRESSES[scheme].format(text_html(number))
    return f'<a href="{address}" rel="noreferrer noopener">{shown}</a>'
