"""What the page of a person, place or organisation shows beside its list of articles."""

from __future__ import annotations

from fonds.base.addresses import html_of
from fonds.base.dates import date_words
from fonds.base.locale import Words
from fonds.catalogue.queries import Card
from fonds.config import Archive
from fonds.html.markup import (
    count_html,
    label_html,
    section_html,
    text_html,
    way_up,
)
from fonds.pages.index import IndexPage, Item

ADDRESSES = {
    "wikidata": "https://www.wikidata.org/wiki/{}",
    "viaf": "https://viaf.org/viaf/{}",
    "idref": "https://www.idref.fr/{}",
    "geonames": "https://www.geonames.org/{}",
    "iptc": "http://cv.iptc.org/newscodes/mediatopic/{}",
}
"""Where each identifier leads."""


def companions_html(page: IndexPage, words: Words) -> str:
    """The names that often occur in the same articles."""
    if not page.companions:
        return ""
    up = way_up(page.path)
    lines = "".join(f"<li>{_companion(item, up, words)}</li>\n" for item in page.companions)
    return section_html("companions", words("companions"), f"<ul>\n{lines}</ul>\n")


def _companion(item: Item, up: str, words: Words) -> str:
    count = count_html("articles", item.count, words.lang)
    label = label_html(item.label)
    return (
        f'<a class="fonds-chip" href="{up}{html_of(item.page)}" title="{count}">'
        f'<span dir="auto">{label}</span>'
        f" <small>{label_html(words.number(item.count))}</small></a>"
    )


def ends_html(page: IndexPage, words: Words) -> str:
    """When the record is first and last mentioned, each date leading to its article."""
    if not page.ends:
        return ""
    first, last = (_date_link(card, page.path, words) for card in page.ends)
    if first == last:
        sentence = label_html(words("mention_once", date="{first}"))
    else:
        sentence = label_html(words("mention_ends", first="{first}", last="{last}"))
    return sentence.replace("{first}", first).replace("{last}", last)


def _date_link(card: Card, page: str, words: Words) -> str:
    date = label_html(date_words(card.date, words))
    return f'<a href="{way_up(page)}{html_of(card.page)}">{date}</a>'


def identifier_html(scheme: str, value: str, archive: Archive) -> str:
    """An identifier, as a link to its authority file where the archive has outer links."""
    shown = text_html(value)
    number = value.removeprefix("medtop:")
    if scheme not in ADDRESSES or not archive.external_links or not number.isalnum():
        return shown
    address = ADDRESSES[scheme].format(text_html(number))
    return f'<a href="{address}" rel="noreferrer noopener">{shown}</a>'
