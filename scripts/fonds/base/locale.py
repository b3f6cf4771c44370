"""Localisation: the interface's strings, from locales/*.yml, and numbers as Babel formats them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal, format_percent

from fonds.base.owndata import read_own

FALLBACK = "en"
_COMMAS = {"ar": "، "}
"""The comma of a list, where it is no Latin one."""


@dataclass(frozen=True, slots=True)
class Words:
    """The interface in one language."""

    lang: str  # its BCP 47 tag: the name of a file of locales/
    locale: Locale  # Babel's data for it
    strings: dict[str, Any]  # key → text, or key → {plural category: text}

    def __call__(self, key: str, n: int | None = None, **values: object) -> str:
        """The text of *key*; *n* chooses the plural form and fills ``{n}``.

        Raises KeyError for an unknown key: a missing string is a bug.
        """
        text = self.strings[key]
        if n is None and not values and isinstance(text, str):
            return text
        if isinstance(text, dict):
            text = text.get(_plural_form(n or 0, self.lang), text["other"])
        if n is not None:
            values["n"] = self.number(n)
        return str(text.format(**values) if values else text)

    def number(self, n: int) -> str:
        """*n* with the language's separators: 12 345."""
        return _number(n, self.lang)

    def share(self, tenths: int) -> str:
        """A share in *tenths* of a per cent: 9,4 %, 28 %."""
        return _share(tenths, self.lang)

    def language(self, tag: str) -> str:
        """The name of the language *tag*, or the tag where Babel has none."""
        return _language_name(tag, self.lang)

    def month(self, month: int) -> str:
        """The name of *month* (1–12) by itself (CLDR’s stand-alone form)."""
        return _month(month, self.lang)

    def joined(self, parts: list[str]) -> str:
        """*parts* as a list in a line of text, separated by commas."""
        return _COMMAS.get(self.locale.language, ", ").join(parts)


@cache
def load_words(lang: str) -> Words:
    """The words of pages for *lang*."""
    return read_words(files("fonds.base") / "locales", lang)


def read_words(folder: Traversable, lang: str) -> Words:
    """The words for *lang* in *folder*: its own file, that of its base language, else English."""
    for tag in (lang, lang.split("-")[0], FALLBACK):
        file = folder / f"{tag}.yml"
        if file.is_file():
            return Words(tag, Locale.parse(tag.replace("-", "_")), read_own(file))
    raise FileNotFoundError(f"{folder}/{FALLBACK}.yml")


@lru_cache(maxsize=4096)
def _number(n: int, lang: str) -> str:
    return format_decimal(n, locale=lang.replace("-", "_"))


@lru_cache(maxsize=4096)
def _share(tenths: int, lang: str) -> str:
    locale = lang.replace("-", "_")
    return format_percent(tenths / 1000, locale=locale, decimal_quantization=False)


@cache
def _month(month: int, lang: str) -> str:
    return str(load_words(lang).locale.months["stand-alone"]["wide"][month])


@lru_cache(maxsize=4096)
def _plural_form(n: int, lang: str) -> str:
    return str(load_words(lang).locale.plural_form(n))


@cache
def _language_name(tag: str, lang: str) -> str:
    try:
        name = Locale.parse(tag, sep="-").get_display_name(lang)
    except (UnknownLocaleError, ValueError):
        name = None
    return str(name or tag)
