"""A record through time: its share of the articles of each month as bars, and a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from fonds.base.locale import Words, load_words
from fonds.base.shares import Periods
from fonds.catalogue.queries import Card
from fonds.html.axis import top_html, years_html
from fonds.html.bars import Bars
from fonds.html.markup import text_html, word_html

_BARS = Bars(tallest=60, least=2, step=10, width=7)
_MONTHLY_YEARS = 20
"""Up to this many years each bar is a month; beyond, a year."""
_MOST_YEARS = 400
"""Beyond this many years nothing is drawn: the bars would be too thin."""
UNKNOWN = 15
"""The month that is not known, in a month's number: 16 × its year + the month (year alone: 0)."""
UNDATED = 1 << 40
"""The whole number where not even the year is known: after all others."""


class Tally(NamedTuple):
    """How much of a record lies in each month, by the month's number, in the order of time."""

    articles: Mapping[int, int]  # that bear the record
    mentions: Mapping[int, int]  # of it in their texts; empty if none has any


class Chart(NamedTuple):
    """What the months of a record are shown by, beside their tally."""

    name: str  # of the record
    up: str  # the way from its page to the site's root
    periods: Periods  # what shares are of
    find_list: Callable[[int, int], str]  # where its page lists a year and month; 0: the whole year


def number_month(card: Card) -> int:
    """The month of *card* as a number that sorts: unknown months after the others of their year."""
    return UNDATED if card.year is None else card.year << 4 | (card.month or UNKNOWN)


def tally_months(months: Iterable[int], mentions: Iterable[tuple[int, int]] = ()) -> Tally:
    """Count the articles in *months*; *mentions*: (month, mentions) of each that names the record.

    Several articles may lie in one month.
    """
    counts = Counter(months)
    named = dict.fromkeys(counts, 0)
    for month, count in mentions:
        named[month] += count
    in_order = {month: counts[month] for month in sorted(counts)}
    return Tally(in_order, named if any(named.values()) else {})


def shares_of(articles: Mapping[int, int], periods: Periods) -> dict[int, int]:
    """The share of the articles of its month, by the month's number; that of a year ends in 0.

    All that a chart of *articles* shows of the archive around them.
    """
    shares = {
        month: periods.share(month >> 4, month & 15, count)
        for month, count in articles.items()
        if month != UNDATED and month & 15 != UNKNOWN
    }
    years: Counter[int] = Counter()
    for month, count in articles.items():
        if month != UNDATED:
            years[month & ~15] += count
    return shares | {at: periods.share(at >> 4, None, count) for at, count in years.items()}


def months_html(tally: Tally, chart: Chart, words: Words) -> str:
    """The months of a record: bars for the eye, and a table for everyone.

    Nothing where one month holds all: its number is above already, and one bar shows no course.
    """
    if len(tally.articles) < 2:
        return ""
    shares = shares_of(tally.articles, chart.periods)
    drawn = _chart(tally, shares, chart, words)
    heading = word_html("months" if drawn else "months_articles", words.lang)
    return (
        f'<section class="fonds-months">\n<h2 id="months">{heading}</h2>\n'
        f"{drawn}{_table(tally, shares, chart, words)}</section>\n"
    )


def _chart(tally: Tally, shares: Mapping[int, int], chart: Chart, words: Words) -> str:
    """Bars over whole years, so that every record's are read alike; "" if nothing can be drawn.

    They are for the pointer; the table below has the same links for the keyboard.
    """
    dated = [month for month in tally.articles if month != UNDATED]
    if not dated or (dated[-1] >> 4) - (dated[0] >> 4) >= _MOST_YEARS:
        return ""
    first, last = dated[0] >> 4, dated[-1] >> 4
    by_month = last - first < _MONTHLY_YEARS
    shown = {at: share for at, share in shares.items() if bool(at & 15) == by_month}
    if not shown:
        return ""
    most = max(shown.values())
    counts = tally.articles if by_month else _count_years(dated, tally.articles)
    drawn = _BARS.path(((_place(at, first), share) for at, share in shown.items()), most)
    drawn += "".join(
        f'<a href="{chart.up}{chart.find_list(at >> 4, at & 15)}" tabindex="-1">'
        f"<title>{_bar_title(at, counts[at], share, words.lang)}</title>"
        f"{_BARS.column(_place(at, first))}</a>"
        for at, share in shown.items()
    )
    around = (top_html(words.share(most)), years_html(first, last, words))
    number = (last - first + 1) * (12 if by_month else 1)
    return _BARS.chart(drawn, number, 'aria-hidden="true"', around)


def _count_years(dated: list[int], counts: Mapping[int, int]) -> dict[int, int]:
    years: Counter[int] = Counter()
    for month in dated:
        years[month & ~15] += counts[month]
    return years


def _place(at: int, first: int) -> int:
    """Which bar the month or year numbered *at* is in a chart that begins with the year *first*."""
    year, month = (at >> 4) - first, at & 15
    return year * 12 + month - 1 if month else year


@lru_cache(maxsize=16384)
def _bar_title(at: int, count: int, share: int, lang: str) -> str:
    """What the bar of the month or year numbered *at* says."""
    words = load_words(lang)
    name = month_name(at, lang) if at & 15 else str(at >> 4)
    counted = words("share_told", share=words.share(share), told=words("articles", count))
    return text_html(words("part_told", name=name, told=counted))


def _table(tally: Tally, shares: Mapping[int, int], chart: Chart, words: Words) -> str:
    """The numbers; mentions only where some text has one."""
    mentions, lang = tally.mentions, words.lang
    rows = "".join(
        _row(month, chart, _cells(n, mentions.get(month, -1), shares.get(month, 0), lang), lang)
        for month, n in tally.articles.items()
    )
    return f"{_table_head(chart, bool(mentions), words)}{rows}</tbody>\n</table>\n</details>\n"


def _table_head(chart: Chart, mentioned: bool, words: Words) -> str:
    keys = ["months_month", "months_count_articles", "months_share"]
    if mentioned:
        keys.insert(1, "months_count_mentions")
    heads = "".join(f'<th scope="col">{word_html(key, words.lang)}</th>' for key in keys)
    summary = word_html("months_table", words.lang)
    caption = text_html(words("months_caption", name=chart.name))
    link = f'<a href="{chart.up}time/index.html">{word_html("months_base", words.lang)}</a>'
    return (
        f'<details class="fonds-unfold">\n<summary>{summary}</summary>\n'
        f'<table class="fonds-table">\n<caption>{caption} {link}</caption>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    )


def _row(month: int, chart: Chart, cells: str, lang: str) -> str:
    name = text_html(month_name(month, lang))
    if month != UNDATED:
        known = 0 if month & 15 == UNKNOWN else month & 15
        name = f'<a href="{chart.up}{chart.find_list(month >> 4, known)}">{name}</a>'
    return f'<tr><th scope="row">{name}</th>{cells}</tr>\n'


@lru_cache(maxsize=16384)
def _cells(articles: int, mentions: int, share: int, lang: str) -> str:
    """The numbers of a row; many records' tables have the same. *mentions*: -1 for no such cell."""
    words = load_words(lang)
    counts = [articles] if mentions < 0 else [mentions, articles]
    shown = [words.number(count) for count in counts] + [words.share(share) if share else ""]
    return "".join(f"<td>{text_html(cell)}</td>" for cell in shown)


@lru_cache(maxsize=4096)
def month_name(number: int, lang: str) -> str:
    """The month of that *number* in words."""
    words, year, month = load_words(lang), number >> 4, number & 15
    if number == UNDATED:
        return words("undated")
    if month == UNKNOWN:
        return words("month_unknown", year=year)
    return words("date_month", month=words.month(month), year=year)
