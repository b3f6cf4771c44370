"""A record through time: its mentions per month as bars, and the same as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from fonds.base.locale import Words, load_words
from fonds.catalogue.queries import Card
from fonds.html.bars import Bars
from fonds.html.markup import text_html, word_html

_BARS = Bars(tallest=60, least=2, step=10, width=7, inset=1.5)
_MONTHLY_YEARS = 20
"""Up to this many years each bar is a month; beyond, a year."""
_MOST_YEARS = 400
"""Beyond this many years nothing is drawn: the bars would be too thin."""
_NAMED_YEARS = 8
"""Up to this many years each is named below its bars; beyond, only the first and the last."""
_UNKNOWN = 15
"""The month that is not known, in a month's number: 16 × its year + the month (year alone: 0)."""
_UNDATED = 1 << 40
"""The whole number where not even the year is known: after all others."""


class Tally(NamedTuple):
    """How much of a record lies in each month, by the month's number, in the order of time."""

    articles: Mapping[int, int]  # that bear the record
    mentions: Mapping[int, int]  # of it in their texts; empty if none has any


def number_month(card: Card) -> int:
    """The month of *card* as a number that sorts: unknown months after the others of their year."""
    return _UNDATED if card.year is None else card.year << 4 | (card.month or _UNKNOWN)


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


def months_html(name: str, tally: Tally, words: Words) -> str:
    """The months of the record *name*: bars for the eye, and a table for everyone.

    Nothing where one month holds all: its number is above already, and one bar shows no course.
    """
    if len(tally.articles) < 2:
        return ""
    heading = word_html("months" if tally.mentions else "months_articles", words.lang)
    return (
        f'<section class="fonds-months">\n<h2 id="months">{heading}</h2>\n'
        f"{_chart(tally, words)}{_table(name, tally, words)}</section>\n"
    )


def _chart(tally: Tally, words: Words) -> str:
    """Bars over whole years, so that every record's are read alike; "" if nothing can be drawn."""
    dated = [month for month in tally.articles if month != _UNDATED]
    if not dated or (dated[-1] >> 4) - (dated[0] >> 4) >= _MOST_YEARS:
        return ""
    first, last = dated[0] >> 4, dated[-1] >> 4
    by_month = last - first < _MONTHLY_YEARS
    counts, unit = (tally.mentions, "mentions") if tally.mentions else (tally.articles, "articles")
    counted = _count_months(dated, counts) if by_month else _count_years(dated, counts)
    most = max(counted.values(), default=0)
    if not most:
        return ""
    bars = [
        f"<rect {_BARS.place(_place(at, first), count, most)}>"
        f"<title>{_bar_title(at, count, unit, words.lang)}</title></rect>"
        for at, count in counted.items()
        if count
    ]
    number = (last - first + 1) * (12 if by_month else 1)
    attributes = 'role="img" aria-labelledby="months"'
    return _BARS.chart("".join(bars), 0, number, attributes, _axis(first, last, words))


def _count_months(dated: list[int], counts: Mapping[int, int]) -> dict[int, int]:
    return {month: counts[month] for month in dated if month & 15 != _UNKNOWN}


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
def _bar_title(at: int, count: int, unit: str, lang: str) -> str:
    """What the bar of the month or year numbered *at* says; *unit*: what is counted."""
    words = load_words(lang)
    name = _month_name(at, lang) if at & 15 else str(at >> 4)
    return text_html(words("part_told", name=name, told=words(unit, count)))


def _axis(first: int, last: int, words: Words) -> str:
    """The years below the bars; only the outer ones where they are many."""
    if first == last:
        names = [words("date_month", month=words.month(month), year=first) for month in (1, 12)]
    elif last - first < _NAMED_YEARS:
        names = [str(year) for year in range(first, last + 1)]
    else:
        names = [str(first), str(last)]
    years = ' class="fonds-years"' if 0 < last - first < _NAMED_YEARS else ""
    spans = "".join(f"<span>{text_html(name)}</span>" for name in names)
    return f'<div{years} aria-hidden="true">{spans}</div>\n'


def _table(name: str, tally: Tally, words: Words) -> str:
    """The numbers; mentions only where some text has one."""
    mentions, lang = tally.mentions, words.lang
    rows = [_row(month, n, mentions.get(month, -1), lang) for month, n in tally.articles.items()]
    return (
        f"{_table_head(name, bool(mentions), words)}{''.join(rows)}</tbody>\n</table>\n</details>\n"
    )


def _table_head(name: str, mentioned: bool, words: Words) -> str:
    keys = ["months_month", "months_count_articles"]
    if mentioned:
        keys.insert(1, "months_count_mentions")
    heads = "".join(f'<th scope="col">{word_html(key, words.lang)}</th>' for key in keys)
    summary = word_html("months_table", words.lang)
    caption = words("months_caption" if mentioned else "months_caption_articles", name=name)
    return (
        f'<details class="fonds-unfold">\n<summary>{summary}</summary>\n'
        f'<table class="fonds-table">\n<caption>{text_html(caption)}</caption>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    )


@lru_cache(maxsize=16384)
def _row(month: int, articles: int, mentions: int, lang: str) -> str:
    """A row of the table; many records' tables have the same. *mentions*: -1 for no such cell."""
    words = load_words(lang)
    counts = [articles] if mentions < 0 else [mentions, articles]
    cells = "".join(f"<td>{text_html(words.number(count))}</td>" for count in counts)
    return f'<tr><th scope="row">{text_html(_month_name(month, lang))}</th>{cells}</tr>\n'


@lru_cache(maxsize=4096)
def _month_name(number: int, lang: str) -> str:
    words, year, month = load_words(lang), number >> 4, number & 15
    if number == _UNDATED:
        return words("undated")
    if month == _UNKNOWN:
        return words("month_unknown", year=year)
    return words("date_month", month=words.month(month), year=year)
