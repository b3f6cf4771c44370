"""The words of the page that explores: those of the search, and its own."""

from __future__ import annotations

from functools import cache
from importlib import resources

from babel import Locale

from fonds.base.locale import FALLBACK, Words
from fonds.base.plainyaml import load_yaml

_LOCALES = resources.files("fonds.search.exploring") / "locales"


@cache
def load_explore_words(lang: str) -> Words:
    """The words for *lang*: its own file, that of its base language, else English."""
    for tag in (lang, lang.split("-")[0], FALLBACK):
        file = _LOCALES / f"{tag}.yml"
        if file.is_file():
            strings = load_yaml(file.read_text(encoding="utf-8"), file.name)
            return Words(tag, Locale.parse(tag.replace("-", "_")), strings)
    raise FileNotFoundError(f"search/exploring/locales/{FALLBACK}.yml")
