"""Places that datelines name, and names of months, in each script: from CLDR and ``places.yml``."""

from __future__ import annotations

from functools import cache

from fonds.base.chars import fold_white
from fonds.base.edtf import LOCALES
from fonds.base.fold import fold
from fonds.parse.scripts import main_script
from fonds.parse.wordlists import load

_LOCALES = {
    "Latin": LOCALES,
    "Arabic": ("ar", "fa", "ur"),
    "Armenian": ("hy",),
    "Bengali": ("bn",),
    "Cyrillic": ("ru", "uk", "bg", "sr", "be", "mk"),
    "Devanagari": ("hi", "mr", "ne"),
    "Ethiopic": ("am",),
    "Georgian": ("ka",),
    "Greek": ("el",),
    "Han": ("zh", "zh_Hant", "ja"),
    "Hangul": ("ko",),
    "Hebrew": ("he",),
    "Kana": ("ja",),
    "Tamil": ("ta",),
    "Thai": ("th",),
}
"""Script → locales whose names are looked up in it."""


def is_place(name: str) -> bool:
    """Whether *name* is a territory or city that datelines name, in any case, accents or not."""
    return _folded(name) in _places(main_script(name))


def is_of_date(word: str) -> bool:
    """Whether *word* is a number, or names a month or a day of the week in its script."""
    return word.isdecimal() or _folded(word) in _calendar(main_script(word))


@cache
def _places(script: str) -> frozenset[str]:
    """Folded names of territories and cities in *script*; names of no script known are none."""
    from babel import Locale  # costs 50 ms, which texts without any dash are spared
    from babel.core import get_global

    lists = load("places.yml")
    names = {
        city.strip() for city in lists["cities" if script == "Latin" else "elsewhere"].split(",")
    }
    if script == "Latin":
        names |= {zone.split("/")[-1].replace("_", " ") for zone in get_global("zone_territories")}
    for language in _LOCALES.get(script, ()):
        locale = Locale.parse(language)
        names |= {name for code, name in locale.territories.items() if code.isalpha()}
        names |= {zone["city"] for zone in locale.time_zones.values() if "city" in zone}
    return frozenset(map(_folded, names))


@cache
def _calendar(script: str) -> frozenset[str]:
    """Folded names of months and days of the week in *script*."""
    from babel import Locale

    return frozenset(
        _folded(name).rstrip(".")
        for language in _LOCALES.get(script, ())
        for field in ("months", "days")
        for context in getattr(Locale.parse(language), field).values()
        for width in ("wide", "abbreviated")
        for name in context[width].values()
    )


def _folded(name: str) -> str:
    return fold_white(fold(name).replace("’", "'").replace("-", " "))
