"""Values as people and tools write them: dates with a time of day, languages by name, lists."""

from __future__ import annotations

from email.utils import parsedate
from functools import cache

from fonds.base.calendar_names import LOCALES, is_weekday
from fonds.base.chars import fold_white
from fonds.base.clock import cut_time
from fonds.base.edtf import Order, read_date
from fonds.base.fold import fold
from fonds.base.model import Edtf
from fonds.base.patterns import late

_LONGEST = 120  # characters; no date with its time is longer
_DAY = late("[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")


def has_time(text: str) -> bool:
    """Whether the date that *text* is has a time of day, or more that EDTF does not hold."""
    text = fold_white(text)
    return cut_time(text) != text


def plain_date(text: str) -> str:
    """*text* without the time of day after the date, or a weekday behind it."""
    text = cut_time(fold_white(text))
    before, _, last = text.rpartition(" ")
    return before.rstrip(",") if before and begins_with_weekday(last) else text


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


def find_day(text: str, order: Order = "") -> Edtf | None:
    """The day, or the month, that *text* is; None if it is none for sure."""
    date = find_date(text, order)
    return date if date and _DAY.fullmatch(date.text) else None


def begins_with_weekday(text: str) -> bool:
    """Whether *text* begins with the name of a day of the week."""
    return is_weekday(text.partition(" ")[0].rstrip(",."))


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
