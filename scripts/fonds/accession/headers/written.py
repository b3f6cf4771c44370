"""Values as people and tools write them: dates with a time of day, languages by name, lists."""

from __future__ import annotations

import re
from email.utils import parsedate
from functools import cache

from fonds.base.chars import fold_white
from fonds.base.edtf import LOCALES, Order, read_date
from fonds.base.fold import fold
from fonds.base.model import Edtf

_LONGEST = 120  # characters; no date with its time is longer
_CLOCK = re.compile(
    r"(?:T|[ ,]{1,2}(?:(?:à|at|um|om|alle|a las|às|kl\.?|-|–) ?)?)"
    r"[0-2]?[0-9](?:h(?![a-z0-9])|(?:[:h][0-5][0-9]){1,2}(?:[.,][0-9]{1,9})?)"
    r"(?: ?[AaPp]\.?[Mm]\.?| Uhr)?"
    r"(?: ?(?:Z|[A-Z]{3,4}|(?:UTC|GMT)? ?[+-][0-9]{1,2}(?::?[0-9]{2})?)){0,2}"
    r"(?: ?\([^()]{1,40}\))?\Z"
)
"""A time of day, with its zone, at the end of a date: ``à 10h32``, ``16:39:00 -0700 (PDT)``."""


def plain_date(text: str) -> str:
    """*text* without the time of day after the date, or a weekday behind it."""
    text = fold_white(text)
    if len(text) > _LONGEST:
        return text
    if clock := _CLOCK.search(text):
        text = text[: clock.start()]
    before, _, last = text.rpartition(" ")
    return before.rstrip(",") if before and is_weekday(last) else text


def mail_date(text: str) -> str:
    """The day of the date of an e-mail (RFC 5322, section 3.3), where the sender was."""
    text = fold_white(text)
    try:
        parsed = parsedate(text) if len(text) <= _LONGEST else None
    except (ValueError, IndexError, TypeError):
        parsed = None
    return "{:04}-{:02}-{:02}".format(*parsed[:3]) if parsed else plain_date(text)


def find_date(text: str, order: Order = "") -> Edtf | None:
    """The date that *text* is, whatever its time of day; None if it is none for sure."""
    try:
        return read_date(plain_date(text), order)
    except ValueError:
        return None


def is_weekday(word: str) -> bool:
    """Whether *word* names a day of the week, in one of the languages of dates."""
    return word[:1].isalpha() and fold(word.rstrip(".")) in _weekdays()


@cache
def _weekdays() -> frozenset[str]:
    from babel import Locale  # costs 50 ms, which a run without such a header is spared

    return frozenset(
        fold(name).rstrip(".")
        for locale in LOCALES
        for context in Locale(locale).days.values()
        for width in ("wide", "abbreviated")
        for name in context[width].values()
    )


def find_tag(name: str) -> str:
    """The tag of the language called *name* in one of the languages of dates; "" if none is."""
    return _tags().get(fold(fold_white(name)), "")


@cache
def _tags() -> dict[str, str]:
    """The folded names of languages that mean one language only, and its tag."""
    from babel import Locale

    found: dict[str, set[str]] = {}
    for locale in LOCALES:
        for tag, name in Locale(locale).languages.items():
            if "_" not in tag and len(tag) <= 3:
                found.setdefault(fold(name), set()).add(tag)
    return {name: tag for name, (tag, *more) in found.items() if not more}
