"""Stems: what the inflected forms of one word share (Snowball, https://snowballstem.org)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache
from importlib import resources

import Stemmer

from fonds.base.plainyaml import load_yaml

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
    """A function that stems words of the language *lang* (BCP 47); None if there is no stemmer.

    The stem is that of the accented word, since accents carry inflection (déployé, déploie). A
    long s is an s: no stemmer knows it.
    """
    base = lang.split("-")[0].lower()
    algorithm = ALGORITHMS.get(base)
    if algorithm is None or algorithm not in Stemmer.algorithms():
        return None
    stem, irregular = Stemmer.Stemmer(algorithm, 0).stemWords, _load_irregular().get(base, {})

    def stem_words(words: list[str]) -> list[str]:
        plain = [unicodedata.normalize("NFC", word).lower().replace("ſ", "s") for word in words]
        stems: list[str] = stem([irregular.get(word, word) for word in plain])
        return stems

    return stem_words


@cache
def _load_irregular() -> dict[str, dict[str, str]]:
    """Language → form → the form whose stem it takes."""
    text = (resources.files("fonds.search") / "irregular.yml").read_text(encoding="utf-8")
    lists: dict[str, dict[str, str]] = load_yaml(text, "irregular.yml")
    return lists
