"""The whole archive in time, as bars that lead to its years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fonds.base.addresses import html_of, year_page
from fonds.base.locale import Words
from fonds.catalogue.queries import Card
from fonds.html.axis import top_html, years_html
from fonds.html.bars import Bars
from fonds.html.markup import section_html, text_html, word_html

_BARS = Bars(tallest=72, least=2, step=20, width=16)
_MONTHLY_YEARS = 6
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

    They count articles: of these all shares elsewhere are. *up* is the way from the page to the
    site's root; *find_list* gives where a month's bar leads, relative to the site.
    """
    years = sorted({card.year for card in cards if card.year is not None})
    if not years or years[-1] - years[0] >= _MOST_YEARS:
        return ""
    first, last = years[0], years[-1]
    by_month = last - first < _MONTHLY_YEARS
    bars = list(_months(cards, first, words, find_list) if by_month else _years(cards, first))
    if len(bars) < 2:
        return ""
    number = (last - first + 1) * (12 if by_month else 1)
    most = max(bar.count for bar in bars)
    drawn = _BARS.path(((bar.at, bar.count) for bar in bars), most)
    drawn += "".join(_link(bar, words, up) for bar in bars)
    name = word_html("timeline_months" if by_month else "timeline_years", words.lang)
    around = (top_html(words("articles", most)), years_html(first, last, words))
    attributes = f'role="group" aria-label="{name}"'
    scale = _BARS.chart(drawn, number, attributes, around)
    return section_html("timeline", words("home_timeline"), scale)


def _years(cards: list[Card], first: int) -> Iterator[Bar]:
    counts = Counter(card.year for card in cards if card.year is not None)
    for year, count in sorted(counts.items()):
        yield Bar(year - first, count, html_of(year_page(year)), str(year))


def _months(
    cards: list[Card], first: int, words: Words, find_list: Callable[[Card], str]
) -> Iterator[Bar]:
    """A bar a month; articles whose month is not known are in the list of years alone."""
    months = {(card.year, card.month): card for card in cards if card.year and card.month}
    counts = Counter((card.year, card.month) for card in cards)
    for (year, month), card in sorted(months.items()):
        name = words("date_month", month=words.month(month), year=year)
        at = (year - first) * 12 + month - 1
        yield Bar(at, counts[year, month], find_list(card), name)


def _link(bar: Bar, words: Words, up: str) -> str:
    label = text_html(words("part_told", name=bar.name, told=words("articles", bar.count)))
    return (
        f'<a href="{up}{bar.page}" aria-label="{label}"><title>{label}</title>'
        f"{_BARS.column(bar.at)}</a>"
    )
