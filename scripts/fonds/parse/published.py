"""When a text says that it was published: a line near its head that says little else.

“13 mars 2016 . –”, “November 1, 1926”, “Publié le 12 mai 2021 à 10h32 - Mis à jour le 13 mai 2021”,
“By Ann Smith | Jan 5, 2020”, “Paris, le 3 mars 2020”. Such a line stays in the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fonds.base.edtf import Order, UnorderedDate
from fonds.base.model import Edtf
from fonds.parse.datedheads import read_head
from fonds.parse.datedlines import read_day, read_line

_REACH = 2_000  # characters in which the head of a text is looked for
_FIRST_LINES = 8  # among which one with a word such as “Publié” counts
_FIRST_SHORT_LINES = 5  # among which one with a mere date counts, if no text stands before it
_SHORT = 200  # characters of a headline or credit; what is longer is text
_CHRONICLE = 3  # so many different dates on lines of their own are a diary, not a publication


@dataclass(frozen=True, slots=True)
class Published:
    """What the head of a text says of its dates."""

    date: Edtf | None  # of publication; None if it says none
    modified: Edtf | None  # of a later change
    start: int = 0  # where in the text the line begins
    fault: str = ""  # sentence for the report when the date cannot be used
    code: str = ""  # "date-order" with a fault


UNSAID = Published(None, None)
"""What a text says that does not say when it was published."""


def find_published(text: str, order: Order = "") -> Published:
    """When the head of *text* says that it was published; never raises.

    A line with a word for it goes before one with a mere date, or a dateline with one, which counts
    if it states a day and no other such line near it states another; last comes the day in the
    address of a page. *order* is that of day and month in figures.
    """
    said: dict[str, tuple[int, Edtf]] = {}  # kind → the first line that states one
    days: set[str] = set()
    for count, (start, line, may_be_mere) in enumerate(_head(text)):
        try:
            stated = read_line(line, order, below=count > 0) or read_head(line, order)
        except UnorderedDate as error:
            fault = Published(None, None, start, str(error), "date-order")
            return _choose(said) if said else fault
        for kind, date in stated:
            if date and (kind != "date" or may_be_mere):
                said.setdefault(kind, (start, date))
                days |= {date.text} if kind == "date" else set()
    if "published" not in said and (len(days) > 1 or (days and _is_chronicle(text))):
        said.pop("date", None)
    return _choose(said)


def _choose(said: dict[str, tuple[int, Edtf]]) -> Published:
    found = filter(None, map(said.get, ("published", "date", "address")))
    start, date = next(found, (0, None))
    return Published(date, said["updated"][1] if "updated" in said else None, start)


def _head(text: str) -> Iterator[tuple[int, str, bool]]:
    """Where each of the first lines begins, the line, and whether a mere date on it may count."""
    lines = text[:_REACH].splitlines(keepends=True)
    whole = lines if len(text) <= _REACH else lines[:-1]
    start, count, is_short = 0, 0, True
    for line in whole:
        if shown := line.strip():
            yield start, shown, is_short and count < _FIRST_SHORT_LINES
            is_short = is_short and len(shown) <= _SHORT
            count += 1
            if count == _FIRST_LINES:
                return
        start += len(line)


def _is_chronicle(text: str) -> bool:
    """Whether *text* has so many dates on lines of their own that it is one of many days."""
    days = (read_day(line, "day-first") for line in text[: 3 * _REACH].splitlines())
    return len({day.text for day in days if day}) >= _CHRONICLE
