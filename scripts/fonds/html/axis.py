"""The axes of a chart: the years below it, and what its full height stands for."""

from __future__ import annotations

from collections.abc import Iterator

from fonds.base.locale import Words
from fonds.html.markup import text_html

_NAMED = 7
"""Most years that are named below a chart: more would not fit the width of a phone."""
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100)
"""Years from one named year to the next."""


def years_html(first: int, last: int, words: Words) -> str:
    """The years below bars that run over whole years, from *first* to *last*.

    As many are named as fit; a single one by its first and last month.
    """
    if first == last:
        names = [words("date_month", month=words.month(month), year=first) for month in (1, 12)]
        ends = "".join(f"<span>{text_html(name)}</span>" for name in names)
        return f'<div class="fonds-ends" aria-hidden="true">{ends}</div>\n'
    spans = "".join(
        f'<span style="--years:{years}">{name}</span>' for name, years in _stretches(first, last)
    )
    return f'<div class="fonds-years" aria-hidden="true">{spans}</div>\n'


def _stretches(first: int, last: int) -> Iterator[tuple[str, int]]:
    """(year at its left, or nothing; its length in years) of each stretch of the axis."""
    number = last - first + 1
    step = next((step for step in _STEPS if number <= step * _NAMED), -(-number // _NAMED))
    named = [first, *range(first - first % step + step, last + 1, step)]
    for at, year in enumerate(named):
        years = (named[at + 1] if at + 1 < len(named) else last + 1) - year
        yield (str(year) if 2 * years >= step or at else ""), years


def top_html(text: str) -> str:
    """What the full height of a chart stands for: *text*, at its upper edge."""
    return f'<div class="fonds-top" aria-hidden="true"><span>{text_html(text)}</span></div>\n'
