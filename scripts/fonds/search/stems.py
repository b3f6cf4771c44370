"""Stems: what the inflected forms of one word share (Snowball, https://snowballstem.org)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files

import Stemmer

from fonds.base.owndata import read_own

ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque",
    "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian",
    "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
"""Base language → Snowball's algorithm; a version of the stemmer may lack some."""


def choose_stemmer(lang: str) -> Callable[[list[str]], list[str]] | None:
    """A function that stems words of *lang*, in small letters; None if there is none."""
    algorithm = ALGORITHMS.get(lang)
    if algorithm is None or algorithm not in Stemmer.algorithms():
        return None
    stem, irregular = Stemmer.Stemmer(algorithm, 0).stemWords, load_irregular().get(lang, {})

    def stem_words(words: list[str]) -> list[str]:
        stems: list[str] = stem([irregular.get(word, word) for word in words])
        return stems

    return stem_words


@cache
def load_irregular() -> dict[str, dict[str, str]]:
    """Language → form → the form whose families, or stem, it takes."""
    lists: dict[str, dict[str, str]] = read_own(files("fonds.search") / "irregular.yml")
    return lists
