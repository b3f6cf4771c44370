"""The whole archive in time, as bars that lead to its years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fonds.base.addresses import html_of, year_page
from fonds.base.locale import Words
from fonds.catalogue.queries import Card
from fonds.html.bars import Bars
from fonds.html.markup import section_html, text_html, word_html

_BARS = Bars(tallest=72, least=2, step=20, width=16, inset=2)
_MONTHLY_YEARS = 4
"""Up to this many years each bar is a month; beyond, a year."""
_MOST_YEARS = 200
"""Beyond this many years nothing is drawn: a bar would be thinner than can be hit."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar."""

    at: int  # place from the left
    count: int  # articles
    page: str  # where it leads
    name: str  # of its month or year


def year_list(card: Card) -> str:
    """The address of the list of a card's year, relative to the site."""
    return html_of(year_page(card.year))


def timeline_svg(
    cards: list[Card],
    words: Words,
    up: str = "",
    find_list: Callable[[Card], str] = year_list,
) -> str:
    """The bars of *cards*, each a link; nothing where there is but one to show.

    *up* is the way from the page to the site's root; *find_list* gives where a month's bar leads,
    relative to the site.
    """
    years = sorted({card.year for card in cards if card.year is not None})
    if not years or years[-1] - years[0] >= _MOST_YEARS:
        return ""
    by_month = years[-1] - years[0] < _MONTHLY_YEARS
    bars = list(_months(cards, words, find_list) if by_month else _years(cards, years))
    if len(bars) < 2:
        return ""
    number = bars[-1].at - bars[0].at + 1
    most = max(bar.count for bar in bars)
    drawn = "".join(_draw(bar, most, words, up) for bar in bars)
    attributes = f'role="group" aria-label="{word_html("home_timeline", words.lang)}"'
    ends = "".join(f"<span>{text_html(bar.name)}</span>" for bar in (bars[0], bars[-1]))
    scale = _BARS.chart(drawn, bars[0].at, number, attributes, ends)
    return section_html("timeline", words("home_timeline"), scale)


def _years(cards: list[Card], years: list[int]) -> Iterator[Bar]:
    counts = Counter(card.year for card in cards)
    for year in years:
        yield Bar(year, counts[year], html_of(year_page(year)), str(year))


def _months(cards: list[Card], words: Words, find_list: Callable[[Card], str]) -> Iterator[Bar]:
    """A bar a month; articles whose month is not known are in the list of years alone."""
    months = {(card.year, card.month): card for card in cards if card.year and card.month}
    counts = Counter((card.year, card.month) for card in cards)
    for (year, month), card in sorted(months.items()):
        name = words("date_month", month=words.month(month), year=year)
        yield Bar(year * 12 + month, counts[year, month], find_list(card), name)


def _draw(bar: Bar, most: int, words: Words, up: str) -> str:
    label = text_html(f"{bar.name} : {words('articles', bar.count)}")
    return (
        f'<a href="{up}{bar.page}" aria-label="{label}"><title>{label}</title>'
        f"<rect {_BARS.place(bar.at, bar.count, most)}/></a>"
    )
