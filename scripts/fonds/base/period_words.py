"""The words of ``periods.yml``, as the alternatives of regular expressions."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from fonds.base.owndata import read_own

ARTICLE = (
    r"(?:(?:les?|la|the|el|los|il|lo|gli|os?|els?|die|der|das|im|in|en|au|aux|de|den) |l['’] ?)*"
)
"""A regex for the articles and prepositions that may stand before a period."""


@cache
def phrases(kind: str) -> frozenset[str]:
    """The words, and groups of words, of one *kind*."""
    return frozenset(word.replace("~", " ") for word in _words()[kind].split())


def alternatives(*kinds: str) -> str:
    """The words of *kinds* as alternatives of a regex, the longest first."""
    words = sorted(frozenset().union(*map(phrases, kinds)), key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, words))


@cache
def before(kind: str) -> re.Pattern[str]:
    """A word of one *kind* before something else, its stop and articles with it."""
    return re.compile(rf"(?:{alternatives(kind)})(?:\.? |\.|(?<=['’])){ARTICLE}(?=\S)")


@cache
def _words() -> dict[str, str]:
    data: dict[str, str] = read_own(files("fonds.base") / "periods.yml")
    return data
