"""EDTF dates in the reader's words: 2022-01 is « janvier 2022 »."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import lru_cache

from babel.dates import format_date

from fonds.base.locale import Words, load_words
from fonds.base.patterns import late

_PART = late(r"(-?\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?([?~%]?)$")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def date_words(edtf: str, words: Words) -> str:
    """The EDTF string *edtf* in the language of *words*; unchanged if it has no wording."""
    return _date_words(edtf, words.lang)


def period_words(first: str, last: str, words: Words) -> str:
    """From *first* to *last*, both EDTF: « de mars 2016 à mai 2017 »."""
    start, end = date_words(first, words), date_words(last, words)
    return start if start == end else words("first_last", first=start, last=end)


@lru_cache(maxsize=4096)
def _date_words(edtf: str, lang: str) -> str:
    words = load_words(lang)
    if "/" not in edtf:
        return _part_words(edtf, words)
    start, end = (part.replace("..", "") for part in edtf.split("/", 1))
    if not start:
        return words("date_until", date=_part_words(end, words))
    if not end:
        return words("date_since", date=_part_words(start, words))
    return f"{_part_words(start, words)} – {_part_words(end, words)}"


def _part_words(part: str, words: Words) -> str:
    match = _PART.match(part)
    if not match:
        return part
    year, month, day, qualifier = match.groups()
    text = _plain_words(year, month or "XX", day or "XX", words)
    if qualifier:
        key = {"?": "date_uncertain", "~": "date_about", "%": "date_about_uncertain"}[qualifier]
        return words(key, date=text)
    return text


_NUMERALS = (("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))


def roman(number: int) -> str:
    """*number*, below 40, in Roman numerals."""
    written = ""
    for numeral, value in _NUMERALS:
        written += numeral * (number // value)
        number %= value
    return written


def ordinal(number: int) -> str:
    """*number* as English counts centuries: 21st."""
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number // 10 == 1 else endings.get(number % 10, 'th')}"


_NUMBERED: dict[str, Callable[[int], str]] = {"roman": roman, "ordinal": ordinal, "number": str}
"""How a language numbers centuries."""


def _plain_words(year: str, month: str, day: str, words: Words) -> str:
    if "X" in year:
        key = "date_decade" if year.endswith("X") and not year.endswith("XX") else "date_century"
        number = int(year[:2]) + 1  # of a century; a decade does not ask for it
        if key == "date_century":
            return words(key, number, century=_NUMBERED[words("century_form")](number))
        return words(key, year=year.replace("X", "0"))
    if month in _SEASONS:
        return words("date_season", season=words(f"season_{_SEASONS[month]}"), year=year)
    if month == "XX":
        return year
    if day == "XX":
        return words("date_month", month=words.month(int(month)), year=year)
    if not 1 <= int(year) <= 9999:
        return f"{year}-{month}-{day}"
    date = datetime.date(int(year), int(month), int(day))
    return format_date(date, format="long", locale=words.locale)
