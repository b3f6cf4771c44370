"""A text as folded words: what two texts are compared by."""

from __future__ import annotations

import unicodedata
from functools import cache

from fonds.base.chars import UNSPACED
from fonds.base.patterns import late
from fonds.parse.wordlists import load

_MARKS = late("[\u0300-\u036f]+")
_WORD = late(r"[^\W_]+")
_UNSPACED = late(f"[{UNSPACED}]")
_PART = late(f"[{UNSPACED}]+|[^{UNSPACED}]+")


def fold_words(text: str) -> list[str]:
    """The words of *text* in order, without case, accents, ligatures and hyphenation.

    Scripts without spaces (Chinese, Japanese, Thai …) give each two neighbouring characters.
    """
    if text.isascii():  # as most single words are
        return _WORD.findall(text.lower())
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = _MARKS.sub("", plain).replace("œ", "oe").replace("æ", "ae").replace("\xad", "")
    plain = plain.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate has no bytes
    words = _WORD.findall(plain)
    if _UNSPACED.search(plain):
        words = [piece for word in words for piece in _pieces(word)]
    return words


def _pieces(word: str) -> list[str]:
    """*word* with its runs in scripts without spaces as pairs of characters."""
    pieces = []
    for part in _PART.findall(word):
        run = len(part) > 1 and _UNSPACED.match(part)
        pieces += [part[at : at + 2] for at in range(len(part) - 1)] if run else [part]
    return pieces


def is_term(word: str) -> bool:
    """Whether *word* may say what a text is about: three letters or more, or a pair of them."""
    if len(word) > 2:
        return not word.isdigit()
    return len(word) == 2 and _UNSPACED.match(word) is not None


@cache
def stop_words(lang: str) -> frozenset[str]:
    """The folded function words of the language *lang* (BCP 47); none if it has no list."""
    listed = load("stopwords.yml").get(lang.split("-")[0].lower(), "")
    return frozenset(fold_words(listed))
