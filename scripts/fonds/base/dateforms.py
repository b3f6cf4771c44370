"""Parses dates as people write them, in figures and in words, into EDTF; nothing is guessed."""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Collection, Iterator
from typing import Literal

from fonds.base.calendar_names import (
    OTHER_WORDS,
    PARTICLES,
    Names,
    common_names,
    fold_name,
    is_weekday,
    more_names,
)
from fonds.base.patterns import late
from fonds.base.speech import tell

Order = Literal["", "day-first", "month-first", "mixed"]
"""How day and month of a date in figures follow each other where both ways are possible.

Empty: nobody said; hyphens then mean day first, as in every locale of CLDR, slashes can mean
either. ``mixed``: both occur side by side, so that neither can be taken for granted.
"""

TIME = r"[0-2][0-9]:[0-5][0-9](?::[0-6][0-9](?:[.,][0-9]{1,9})?)?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
"""A regex for the time of day as ISO 8601 writes it."""

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_SPACED_TIME = late(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}) {TIME}")
_YEAR_FIRST = late(r"([0-9]{4})([-/.])([0-9]{1,2})(?:\2([0-9]{1,2}))?")
_YEAR_LAST = late(
    r"([0-9]{1,2})([-/]|\. ?)([0-9]{1,2})([-/]|\. ?)([0-9]{4})(?![0-9])"  # “15. 1. 2022” in Czech
)
_COMPACT = late(r"(1[4-9][0-9]{2}|20[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])")
_AS_NUMBER = late(r"([0-9]{4}|[0-9]{8})\.0")  # how tables of numbers are saved
_MONTH_AND_YEAR = late(r"([0-9]{1,2})[-/.]([0-9]{4})")
EAST_ASIAN_WEEKDAY = (
    r"(?:[日月火水木金土]曜日?|(?:星期|周)[一二三四五六日天]|[월화수목금토일]요일"
    r"|\([日月火水木金土월화수목금토일](?:曜日?|요일)?\))"
)
"""A regex for the day of the week behind a date in figures: 2022年1月15日（土）."""
_EAST_ASIAN = late(
    r"([0-9]{4}) ?[年년](?: ?([0-9]{1,2}) ?[月월](?: ?([0-9]{1,2}) ?[日일]"
    rf"{EAST_ASIAN_WEEKDAY}?)?)?"
)
_KOREAN = late(r"([0-9]{4})\. ([0-9]{1,2})\. ([0-9]{1,2})\.")
_TWO_DIGITS = late(r"[0-9]{1,2}(?:[-/][0-9]{1,2}|([-/.])[0-9]{1,2}\1[0-9]{2})")

_WORD = late(r"[^\W\d_]+|[0-9]{4}(?![^\W_])|[0-9]{1,2}(?:ere|er|st|nd|rd|th|e|o|a|°)?(?![^\W_])")
_DIGIT = late("[0-9]")  # prefilter: no date without one
_BETWEEN = r" ?[.,،、'’/–-]{0,2} ?"
_WORDS = late(rf"(?:{_BETWEEN}w)+{_BETWEEN}")
_COMPLETE = late("[DN]MY|M[DN]Y|MY")  # of the letters of `_shape`
_YEARLESS = late("[DN]MN?|M[DN]N?")  # a year of two digits counts as none
_NEXT_DAY = late(r" (?:le|the|el|il|der|den) [0-9]{1,2}\Z")
"""An article before the last number: it is no year, but begins what follows: “Le 14 juillet”."""
_MAY_BE_NAMED = late("w?(?:[DN]w|w[DN]?)Y")  # w: a word, which no common month need be
YEAR_MARK = late(r"(?<=[0-9]{4}) ?(?:г|года|году|р|року|r|roku)\.?\Z")
"""“Year”, as Slavic languages write it behind one; a capital begins another word."""


class ImpossibleDate(ValueError):  # noqa: N818 (the domain's word)
    """The form of a date, but of a day, month or span that no calendar has."""


class AmbiguousDate(ValueError):  # noqa: N818 (the domain's word)
    """A date that can be read in more than one way, such as ``03/04/22``."""


class UnorderedDate(AmbiguousDate):
    """A date in figures that can be read day first and month first: ``03/04/2022``."""


def orders_of_figures(text: str) -> tuple[Order, ...]:
    """`fonds.base.edtf.possible_orders` of figures without anything before them."""
    match = _YEAR_LAST.match(text)
    if not match or "." in match[2] + match[4] or int(match[1]) == int(match[3]):
        return ()
    return _orders(match)


def from_figures(text: str, order: Order) -> str:
    """EDTF of a date in figures; empty if *text* is of another form."""
    if match := _SPACED_TIME.fullmatch(text):
        return match[1]
    if match := _AS_NUMBER.fullmatch(text):
        return from_figures(match[1], order) or match[1]
    if match := _YEAR_FIRST.fullmatch(text):
        return _edtf(match[1], _check_month(text, match[3]), match[4])
    if match := _MONTH_AND_YEAR.fullmatch(text):
        return _edtf(match[2], _check_month(text, match[1]))
    if match := _YEAR_LAST.fullmatch(text):
        month_first = _choose(text, match, order) == "month-first"
        day, month = (3, 1) if month_first else (1, 3)
        return _edtf(match[5], match[month], match[day])
    if match := (
        _EAST_ASIAN.fullmatch(text) or _COMPACT.fullmatch(text) or _KOREAN.fullmatch(text)
    ):
        return _edtf(match[1], match[2], match[3])
    if _TWO_DIGITS.fullmatch(text):
        raise _lacking_year(text)
    return ""


def from_words(text: str) -> str:
    """EDTF of a date whose month is named."""
    words = _words(text)
    for names in _languages(words):
        rest = words[1:] if _begins_with_weekday(words, names) else words
        shape = "".join([_shape(word, names.months) for word in rest])
        if _COMPLETE.fullmatch(shape) and _is_month(rest[shape.index("M")], text, names):
            found = dict(zip(shape.replace("N", "D"), rest, strict=True))
            day = re.match("[0-9]*", found.get("D", ""))
            return _edtf(found["Y"], str(names.months[found["M"]]), day[0] if day else "")
        if names is common_names() and _YEARLESS.fullmatch(shape):
            if len(shape) == len("DMN") and _NEXT_DAY.search(fold_name(text)):
                break
            raise _lacking_year(text)
    raise no_date(text)


def no_date(text: str) -> ValueError:
    """The error of a *text* that is none."""
    return ValueError(
        tell(
            "“{text}” is no date that fonds can read; write it as 2022-01-15 or 2022-01.", text=text
        )
    )


def quote_as_written(message: str, given: str) -> str:
    """*message*, which begins with a date in quotation marks, with the date as it is *given*."""
    shown, end, rest = message.removeprefix("“").partition("”")
    return message if shown in given else f"“{given}{end}{rest}"


def _languages(words: list[str]) -> Iterator[Names]:
    """The names to read *words* by: common ones and, if one may be a month, those in its script."""
    if not words:
        return
    yield common_names()
    named = [word for word in words if word[0].isalpha()]
    kinds = "".join(["w" if word[0].isalpha() else _shape(word) for word in words])
    if _MAY_BE_NAMED.fullmatch(kinds) and (more := more_names(named[-1])):
        yield more


def _is_month(word: str, text: str, names: Names) -> bool:
    """Whether *word* is meant as one in *text*, though it may be another in other languages."""
    return names is common_names() or word not in OTHER_WORDS or f"{word}." in fold_name(text)


def _begins_with_weekday(words: list[str], names: Names) -> bool:
    return words[0] in names.weekdays and not names.months.keys().isdisjoint(words[1:])


def month_length(year: int, month: int) -> int:
    """How many days *month* has in *year* of the proleptic Gregorian calendar."""
    return 29 if month == 2 and isleap(year) else _LENGTHS[month - 1]


def _orders(match: re.Match[str]) -> tuple[Order, ...]:
    one, other, year = int(match[1]), int(match[3]), int(match[5])
    found: list[Order] = []
    if _is_day(year, other, one):
        found.append("day-first")
    if _is_day(year, one, other):
        found.append("month-first")
    return tuple(found)


def _is_day(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def _choose(text: str, match: re.Match[str], order: Order) -> Order:
    """The order in which figures with the year last are to be read."""
    if match[2][0] == match[4][0] == ".":
        return "day-first"
    possible = _orders(match)
    if len(possible) < 2 or int(match[1]) == int(match[3]):
        return possible[0] if possible else "day-first"  # an impossible day is refused as such
    if order in possible:
        return order
    if order == "mixed" or "/" in text:
        raise _unordered(text, match)
    return "day-first"


def _words(text: str) -> list[str]:
    """Folded words and numbers of *text*, without particles; none if anything else is there."""
    if not _DIGIT.search(text):
        return []
    first, _, rest = text.partition(" ")
    folded = fold_name(rest if "-" in first and is_weekday(first) else text)  # terça-feira
    if not _WORDS.fullmatch(_WORD.sub("w", folded)):
        return []
    found = [match[0] for match in _WORD.finditer(folded)]
    return [] if found[-1] in PARTICLES else [word for word in found if word not in PARTICLES]


def _shape(word: str, months: Collection[str] = ()) -> str:
    """M for a month, Y for four digits, N for two, D for another number of a day, else “?”."""
    if word in months:
        return "M"
    if word.isdecimal():
        return {1: "D", 2: "N", 4: "Y"}[len(word)]
    return "D" if word[0].isdecimal() else "?"


def _check_month(text: str, month: str) -> str:
    """*month*, which in EDTF could be a season: “1920/21” is none."""
    if int(month) > 12:
        raise ImpossibleDate(
            tell("“{text}” is impossible: there is no month {month}.", text=text, month=month)
        )
    return month


def _edtf(year: str, month: str | None, day: str | None = None) -> str:
    return "-".join(part.zfill(2) for part in (year, month, day) if part)


def _lacking_year(text: str) -> AmbiguousDate:
    return AmbiguousDate(
        tell(
            "“{text}” has no year of four digits, so it can be read in more than one way;"
            " write it as EDTF: 2022-01-15, or 2022-01 if only the month is known.",
            text=text,
        )
    )


def _unordered(text: str, match: re.Match[str]) -> UnorderedDate:
    one, other = (_edtf(match[5], match[month], match[day]) for month, day in ((3, 1), (1, 3)))
    return UnorderedDate(
        tell(
            "“{text}” can be read day first and month first; write {first} or {other}.",
            text=text,
            first=one,
            other=other,
        )
    )
