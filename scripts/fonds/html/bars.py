"""Small drawings beside the lines of a list, with words for whoever does not see them."""

from __future__ import annotations

from fonds.base.dates import period_words
from fonds.base.locale import Words
from fonds.html.markup import label_html, text_html
from fonds.pages.index import Item

_BAR, _GAP, _TALL = 6, 2, 24
"""Size of a month's bar: its width, the gap after it, the height of the tallest."""
_STEP, _HIGH = 3, 12
"""Of a line of time: width of a stretch with its gap, height of the tallest."""


def months_svg(item: Item, words: Words) -> str:
    """The months of a year as bars; nothing where they are not told."""
    most = max(item.months, default=0)
    if not most:
        return ""
    bars = "".join(
        f'<rect x="{month * (_BAR + _GAP)}" y="{_TALL - height}" width="{_BAR}" height="{height}"/>'
        for month, count in enumerate(item.months)
        if (height := max(1, round(_TALL * count / most)) if count else 1)
    )
    told = words.joined(
        [f"{words.month(month)} {n}" for month, n in enumerate(item.months, 1) if n]
    )
    return (
        f' <svg class="fonds-bars" role="img" aria-label="{text_html(told)}"'
        f' viewBox="0 0 {12 * (_BAR + _GAP) - _GAP} {_TALL}">{bars}</svg>'
    )


def spread_svg(item: Item, words: Words) -> str:
    """Where its articles lie in the archive's time; the words tell the first and the last."""
    most = max(item.spread, default=0)
    if not most:
        return ""
    bars = "".join(
        f"M{stretch * _STEP + 1} {_HIGH}v-{max(1, round(_HIGH * count / most))}"
        for stretch, count in enumerate(item.spread)
        if count
    )
    told = label_html(period_words(*item.dates, words))
    return (
        f' <svg class="fonds-spread" role="img" aria-label="{told}"'
        f' viewBox="0 0 {len(item.spread) * _STEP - 1} {_HIGH}"><path d="{bars}"/></svg>'
    )
