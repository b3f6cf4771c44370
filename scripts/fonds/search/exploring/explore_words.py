"""The words of the page that explores: those of the search, and its own."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from fonds.base.locale import Words, read_words


@cache
def load_explore_words(lang: str) -> Words:
    """The words for *lang*."""
    return read_words(files("fonds.search.exploring") / "locales", lang)
