"""Bar charts: how bars are drawn, and the small ones beside the lines of a list.

All of one page have one scale, so that they can be compared. Each has a text alternative.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from fonds.base.addresses import html_of, month_list
from fonds.base.dates import period_words
from fonds.base.locale import Words
from fonds.html.markup import label_html, text_html
from fonds.pages.index import Item


class Bars(NamedTuple):
    """The sizes of one kind of bar chart, in the units of its drawing."""

    tallest: int  # height of the bar of the highest value
    least: int  # height of the lowest bar, which can still be seen
    step: int  # from the left of a bar to that of the next
    width: int  # of a bar

    def height(self, value: int, most: int) -> int:
        """The height of the bar of *value*, where the highest is *most*."""
        return max(self.least, round(self.tallest * value / most))

    def path(self, values: Iterable[tuple[int, int]], most: int) -> str:
        """The bars of *values* as one path, which is shorter than a shape each.

        (place counted from the left, value) of each; what is 0 has none.
        """
        inset = (self.step - self.width) / 2
        drawn = "".join(
            f"M{at * self.step + inset:g} {self.tallest}"
            f"v-{self.height(value, most)}h{self.width}V{self.tallest}z"
            for at, value in values
            if value
        )
        return f'<path d="{drawn}"/>'

    def column(self, at: int) -> str:
        """The whole height at *at*: where a pointer meets a bar, however low that is."""
        return f'<rect x="{at * self.step}" width="{self.step}" height="{self.tallest}"/>'

    def chart(self, drawn: str, count: int, attributes: str, around: tuple[str, str]) -> str:
        """A chart of *count* bars as wide as the page; *around*: what is above and below it."""
        above, below = around
        return (
            f'<div class="fonds-scale" style="--bars:{count}">\n{above}<svg'
            f' viewBox="0 0 {count * self.step} {self.tallest}"'
            f' preserveAspectRatio="none" {attributes}>{drawn}</svg>\n{below}</div>\n'
        )


_OF_YEAR = Bars(tallest=24, least=1, step=8, width=6)
"""The months of a year, those without articles too."""
_OF_SPREAD = Bars(tallest=22, least=1, step=3, width=2)
"""Stretches of time."""


class Scale(NamedTuple):
    """What the highest bars of one page stand for: 0 where it has none."""

    month: int = 0  # of the months beside its years
    stretch: int = 0  # of the stretches of time beside its names

    @classmethod
    def of(cls, items: Iterable[Item]) -> Scale:
        """That of a page with these *items*."""
        month, stretch = 0, 0
        for item in items:
            month = max(month, *(item.shares or item.months or (0,)))
            stretch = max(stretch, *(item.spread or (0,)))
        return cls(month, stretch)


NO_SCALE = Scale()


def scale_html(items: Sequence[Item], scale: Scale, words: Words) -> str:
    """What the bars beside the lines of *items* stand for; nothing where there are none."""
    if scale.stretch:
        sentence = words("scale_told", share=words.share(scale.stretch))
    elif scale.month and any(item.shares for item in items):
        sentence = words("scale_told", share=words.share(scale.month))
    elif scale.month:
        sentence = words("scale_counted", scale.month)
    else:
        return ""
    return f'<p class="fonds-told">{text_html(sentence, words.lang)}</p>\n'


def months_svg(item: Item, scale: Scale, up: str, words: Words) -> str:
    """The months of a year as bars, each a way to its list; nothing where they are not known.

    The keyboard takes the year's own link; what the bars say is said in words too.
    """
    if not scale.month or not any(item.months):
        return ""
    values = item.shares or item.months
    months = {month: _tell_month(item, month, words) for month, n in enumerate(item.months, 1) if n}
    links = "".join(
        f'<a href="{up}{_list_of(item, month)}" tabindex="-1">'
        f"<title>{text_html(text)}</title>{_OF_YEAR.column(month - 1)}</a>"
        for month, text in months.items()
    )
    return (
        f' <svg class="fonds-bars" aria-hidden="true"'
        f' viewBox="0 0 {12 * _OF_YEAR.step} {_OF_YEAR.tallest}">'
        f"{_OF_YEAR.path(enumerate(values), scale.month)}{links}</svg>"
        f'<span class="fonds-unseen">{text_html(words.joined(list(months.values())))}</span>'
    )


def _list_of(item: Item, month: int) -> str:
    """Where *item*, a year, has the list of *month*."""
    if item.by_month or item.by_heading:
        return month_list(item.page, month, item.by_month)
    return html_of(item.page)


def _tell_month(item: Item, month: int, words: Words) -> str:
    """What the bar of *month* stands for: its share and its articles."""
    count = words("articles", item.months[month - 1])
    if item.shares:
        count = words("share_told", share=words.share(item.shares[month - 1]), told=count)
    return words("part_told", name=words.month(month), told=count)


def spread_svg(item: Item, scale: Scale, words: Words) -> str:
    """Its share of the articles of each stretch of the archive's time.

    Its label names the first and last date.
    """
    if not scale.stretch or not any(item.spread):
        return ""
    label = label_html(period_words(*item.dates, words))
    return (
        f' <svg class="fonds-spread" role="img" aria-label="{label}"'
        f' viewBox="0 0 {len(item.spread) * _OF_SPREAD.step} {_OF_SPREAD.tallest}">'
        f"{_OF_SPREAD.path(enumerate(item.spread), scale.stretch)}</svg>"
    )
