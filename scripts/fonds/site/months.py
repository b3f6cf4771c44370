"""A record through time: its mentions per month as bars, and the same as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from fonds.catalogue.queries import Card
from fonds.locale import Words, load_words
from fonds.site.markup import label_html, text_html

_HEIGHT, _STEP, _GAP = 60, 10, 3
"""Height of the tallest bar, width of a bar with its gap, and the gap, in the drawing's units."""
_BY_MONTH, _MOST, _NAMED = 20, 400, 8
"""Up to so many years a bar is a month; beyond so many there is none; so many are named below."""


class Month(NamedTuple):
    """What stands in one month; a tuple, since there are tens of thousands."""

    year: int | None  # None where the date is unknown
    month: int  # 1–12; 0 where it is unknown
    articles: int  # that bear the record
    mentions: int  # of it in their texts


def tally_months(cards: Sequence[Card], mentions: Mapping[str, int]) -> list[Month]:
    """The months of *cards*, undated ones last; *mentions*: article id → how many."""
    times = [(card.year, card.month) for card in cards]
    articles = Counter(times)
    named: Counter[tuple[int | None, int]] = Counter()
    for time, card in zip(times, cards, strict=True) if mentions else ():
        named[time] += mentions.get(card.id, 0)
    in_order = sorted(articles, key=lambda at: (at[0] is None, at[0] or 0, at[1] or 13))
    return [
        Month(year, month, articles[year, month], named[year, month]) for year, month in in_order
    ]


def months_html(name: str, months: list[Month], words: Words) -> str:
    """*months* of the record *name*: bars for the eye, and a table for everyone.

    Nothing where one month holds all: its number stands above, and one bar tells no story.
    """
    if len(months) < 2:
        return ""
    told = any(month.mentions for month in months)
    heading = text_html(words("months" if told else "months_articles"))
    return (
        f'<section class="fonds-months">\n<h2 id="months">{heading}</h2>\n'
        f"{_chart(months, told, words)}{_table(name, months, words)}</section>\n"
    )


def _chart(months: list[Month], told: bool, words: Words) -> str:
    """Bars over whole years, so that every record's are read alike; "" if nothing can be drawn."""
    years = [month.year for month in months if month.year is not None]
    if not years or years[-1] - years[0] >= _MOST:
        return ""
    by_month = years[-1] - years[0] < _BY_MONTH
    slots = dict(_slots(months, years[0], told, by_month, words))
    if not slots:
        return ""
    width = (years[-1] - years[0] + 1) * (12 if by_month else 1)
    most = max(count for count, _ in slots.values())
    bars = "".join(
        [
            _bar(at, max(2, round(_HEIGHT * count / most)), title)
            for at, (count, title) in slots.items()
            if count
        ]
    )
    return (
        f'<div class="fonds-scale" style="--bars:{width}">\n'
        f'<svg viewBox="0 0 {width * _STEP} {_HEIGHT}" preserveAspectRatio="none" role="img"'
        f' aria-labelledby="months">{bars}</svg>\n{_axis(years[0], years[-1], words)}</div>\n'
    )


def _slots(
    months: list[Month], first: int, told: bool, by_month: bool, words: Words
) -> Iterator[tuple[int, tuple[int, str]]]:
    """(place from the left, (count, what it says)) of each bar."""
    counts: Counter[tuple[int, str]] = Counter()
    for month in months:
        if month.year is None or (by_month and not month.month):
            continue
        years = month.year - first
        at = years * 12 + month.month - 1 if by_month else years
        name = _month_name(month.year, month.month, words.lang) if by_month else str(month.year)
        counts[at, name] += month.mentions if told else month.articles
    for (at, name), count in counts.items():
        yield at, (count, _bar_title(name, count, told, words.lang))


@lru_cache(maxsize=16384)
def _bar_title(name: str, count: int, told: bool, lang: str) -> str:
    """What a bar says, as HTML."""
    words = load_words(lang)
    counted = words("mentions", count) if told else words("articles", count)
    return text_html(words("part_told", name=name, told=counted))


@lru_cache(maxsize=65536)
def _bar(at: int, height: int, title: str) -> str:
    return (
        f'<rect x="{at * _STEP + _GAP / 2}" y="{_HEIGHT - height}" width="{_STEP - _GAP}"'
        f' height="{height}"><title>{title}</title></rect>'
    )


def _axis(first: int, last: int, words: Words) -> str:
    """The years below the bars; only the outer ones where they are many."""
    if first == last:
        names = [words("date_month", month=words.month(month), year=first) for month in (1, 12)]
    elif last - first < _NAMED:
        names = [str(year) for year in range(first, last + 1)]
    else:
        names = [str(first), str(last)]
    years = ' class="fonds-years"' if 0 < last - first < _NAMED else ""
    spans = "".join(f"<span>{text_html(name)}</span>" for name in names)
    return f'<div{years} aria-hidden="true">{spans}</div>\n'


def _table(name: str, months: list[Month], words: Words) -> str:
    heads = "".join(
        f'<th scope="col">{label_html(words(key))}</th>'
        for key in ("months_month", "months_count_mentions", "months_count_articles")
    )
    rows = "".join([_row(m.year, m.month, m.mentions, m.articles, words.lang) for m in months])
    summary = label_html(words("months_table"))
    caption = text_html(words("months_caption", name=name))
    return (
        f'<details class="fonds-unfold">\n<summary>{summary}</summary>\n'
        f'<table class="fonds-table">\n<caption>{caption}</caption>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</details>\n"
    )


@lru_cache(maxsize=16384)
def _row(year: int | None, month: int, mentions: int, articles: int, lang: str) -> str:
    """A row of the table; many records' tables have the same."""
    words = load_words(lang)
    return (
        f'<tr><th scope="row">{text_html(_month_name(year, month, lang))}</th>'
        f"<td>{text_html(words.number(mentions))}</td>"
        f"<td>{text_html(words.number(articles))}</td></tr>\n"
    )


@lru_cache(maxsize=4096)
def _month_name(year: int | None, month: int, lang: str) -> str:
    words = load_words(lang)
    if year is None:
        return words("undated")
    if not month:
        return words("month_unknown", year=year)
    return words("date_month", month=words.month(month), year=year)
