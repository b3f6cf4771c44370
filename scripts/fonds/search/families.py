"""Which words find each other, by language: a dictionary's families, else Snowball's stems."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from fonds.search.french import Families, French
from fonds.search.stems import choose_stemmer, load_irregular

FindFamilies = Callable[[list[str]], Iterator[Families]]
"""The families of words as they are written in a text."""


def choose_families(lang: str) -> FindFamilies | None:
    """The families of words of the language *lang* (BCP 47); None if nothing is known of it.

    They are those of the accented word, since accents carry inflection (déployé, déploie). A
    long s is an s: no stemmer and no dictionary knows it.
    """
    base = lang.split("-")[0].lower()
    find = _OWN.get(base, _stem_families)(base)
    if find is None:
        return None

    def find_families(written: list[str]) -> Iterator[Families]:
        plain = [unicodedata.normalize("NFC", word).lower().replace("ſ", "s") for word in written]
        return find(plain, written)

    return find_families


Finder = Callable[[list[str], list[str]], Iterator[Families]]
"""The families of words, given in small letters and as they are written."""


def _stem_families(lang: str) -> Finder | None:
    stem = choose_stemmer(lang)
    if stem is None:
        return None
    return lambda plain, _: (Families(keys, keys) for keys in zip(stem(plain), strict=True))


@cache
def _french_families(lang: str) -> Finder | None:
    stem = choose_stemmer(lang)
    if stem is None:
        return None
    french = French(lambda word: stem([word])[0], load_irregular().get(lang, {}))
    return lambda plain, written: (
        french.find_families(word, word[:1] != surface[:1])
        for word, surface in zip(plain, written, strict=True)
    )


_OWN = {"fr": _french_families}
"""Languages that have more than a stemmer."""
