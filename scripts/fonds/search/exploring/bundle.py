"""The script and the stylesheet of the page that explores."""

from __future__ import annotations

from importlib import resources
from typing import Any

from fonds.base.locale import Words
from fonds.base.minify import minify_style
from fonds.search.exploring.explore_words import load_explore_words
from fonds.search.scripts import join

MODULES = resources.files("fonds.search.exploring") / "assets"
SCRIPT, STYLE = "explore.js", "explore.css"


def explore_script(words: Words, given: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The joined modules, and what they are *given*, with its own words beside the search's."""
    own = load_explore_words(words.lang).strings
    data = {**given, "WORDS": {"lang": words.lang, "strings": {**words.strings, **own}}}
    return join("explore", given=data, folder=MODULES), data


def explore_style() -> bytes:
    """The stylesheet, which comes after that of the search."""
    return minify_style((MODULES / STYLE).read_text(encoding="utf-8")).encode()
