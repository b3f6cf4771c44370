"""Bar charts: how a bar is drawn, and the small ones beside the lines of a list.

Each has a text alternative.
"""

from __future__ import annotations

from typing import NamedTuple

from fonds.base.dates import period_words
from fonds.base.locale import Words
from fonds.html.markup import label_html, text_html
from fonds.pages.index import Item


class Bars(NamedTuple):
    """The sizes of one kind of bar chart, in the units of its drawing."""

    tallest: int  # height of the bar of the highest count
    least: int  # height of the lowest bar, which can still be seen or hit
    step: int  # from the left of a bar to that of the next
    width: int  # of a bar
    inset: float = 0  # space left of a bar within its step

    def height(self, count: int, most: int) -> int:
        """The height of the bar of *count*, where the highest count is *most*."""
        return max(self.least, round(self.tallest * count / most))

    def place(self, at: int, count: int, most: int) -> str:
        """The attributes that place the ``rect`` of bar number *at*, counted from the left."""
        height = self.height(count, most)
        return (
            f'x="{at * self.step + self.inset}" y="{self.tallest - height}"'
            f' width="{self.width}" height="{height}"'
        )

    def chart(self, bars: str, first: int, count: int, attributes: str, below: str) -> str:
        """A chart as wide as the page: *count* bars from number *first* on, and what is *below*."""
        return (
            f'<div class="fonds-scale" style="--bars:{count}">\n<svg'
            f' viewBox="{first * self.step} 0 {count * self.step} {self.tallest}"'
            f' preserveAspectRatio="none" {attributes}>{bars}</svg>\n{below}</div>\n'
        )


_OF_YEAR = Bars(tallest=24, least=1, step=8, width=6)
"""The months of a year, those without articles too; the last has no gap after it."""
_OF_SPREAD = Bars(tallest=12, least=1, step=3, width=2)
"""Stretches of time, drawn as one path of strokes, which is shorter."""


def months_svg(item: Item, words: Words) -> str:
    """The months of a year as bars; nothing where they are not known."""
    most = max(item.months, default=0)
    if not most:
        return ""
    bars = "".join(
        f"<rect {_OF_YEAR.place(month, count, most)}/>" for month, count in enumerate(item.months)
    )
    counted = [f"{words.month(month)} {n}" for month, n in enumerate(item.months, 1) if n]
    return (
        f' <svg class="fonds-bars" role="img" aria-label="{text_html(words.joined(counted))}"'
        f' viewBox="0 0 {12 * _OF_YEAR.step - 2} {_OF_YEAR.tallest}">{bars}</svg>'
    )


def spread_svg(item: Item, words: Words) -> str:
    """Where its articles lie in the archive's time; its label names the first and last date."""
    most = max(item.spread, default=0)
    if not most:
        return ""
    tallest, step = _OF_SPREAD.tallest, _OF_SPREAD.step
    bars = "".join(
        f"M{stretch * step + 1} {tallest}v-{_OF_SPREAD.height(count, most)}"
        for stretch, count in enumerate(item.spread)
        if count
    )
    label = label_html(period_words(*item.dates, words))
    return (
        f' <svg class="fonds-spread" role="img" aria-label="{label}"'
        f' viewBox="0 0 {len(item.spread) * step - 1} {tallest}"><path d="{bars}"/></svg>'
    )
