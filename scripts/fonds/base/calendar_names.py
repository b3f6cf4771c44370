"""Names of months and weekdays in many languages, as CLDR has them.

Those of `LOCALES` are known from the first written date on; the rest is loaded, script by script,
when a word asks for it that may be one: each language costs some milliseconds.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from fonds.base.fold import fold

LOCALES = ("fr", "en", "es", "de", "it", "pt", "nl")
"""Languages whose names are read anywhere, in dates without a year too."""
_REGIONS = ("fr_CA", "de_AT")  # juill., Jänner

_MORE = {
    "LATIN": ("ca", "ro", "pl", "cs", "sv", "tr", "da", "nb", "fi"),
    "CYRILLIC": ("ru", "uk", "bg"),
    "GREEK": ("el",),
    "ARABIC": ("ar", "ar_DZ", "ar_MA"),
}
"""Script → languages whose names are read where a day or year of four digits stands beside them."""

OTHER_WORDS = frozenset(("des", "pro", "led"))
"""Short names of months in those languages that are everyday words in others, “10 des 2000 …”: they
count with a stop alone."""

PARTICLES = frozenset(
    ("le", "de", "del", "den", "der", "vom", "am", "the", "of", "on", "el", "di", "il", "do", "op",
     "d", "dnia", "dne", "от")
)  # fmt: skip
"""Words that may be part of a date, folded; one at its end belongs to what follows."""


@dataclass(frozen=True, slots=True)
class Names:
    """What some languages call the months and the days of the week, folded."""

    months: dict[str, int]  # name → number, from 1
    weekdays: dict[str, int]  # name → number, from 0


def fold_name(text: str) -> str:
    """*text* as names are compared: the Turkish ı counts as i."""
    return fold(text).replace("ı", "i")


@cache
def common_names() -> Names:
    """The names in `LOCALES`."""
    languages = LOCALES + _REGIONS
    return Names(calendar_names("months", languages), calendar_names("days", languages))


def more_names(word: str) -> Names | None:
    """The names in further languages of the script that *word* is written in."""
    script = unicodedata.name(word[0], "").partition(" ")[0]
    return _more_names(script) if script in _MORE else None


def is_weekday(word: str) -> bool:
    """Whether *word*, with or without a stop, names a day of the week in any of the languages."""
    name = fold_name(word).rstrip(".,،")
    if not name or name in common_names().weekdays:
        return bool(name)
    more = more_names(name)
    return more is not None and name in more.weekdays


@cache
def _more_names(script: str) -> Names:
    languages = _MORE[script]
    return Names(calendar_names("months", languages), calendar_names("days", languages))


def calendar_names(field: str, languages: tuple[str, ...] = LOCALES) -> dict[str, int]:
    """Full and short names of *field* in *languages*, folded, without a final stop."""
    from babel import Locale  # costs 50 ms, which a run without named months is spared

    return {
        fold_name(name).rstrip("."): number
        for language in languages
        for context in getattr(Locale.parse(language), field).values()
        for width in ("wide", "abbreviated")
        for number, name in context[width].items()
    }
