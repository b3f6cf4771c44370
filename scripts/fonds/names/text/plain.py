"""Text in the one spelling that names are looked up in, every character where it was."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from fonds.base.chars import WINDOWS_1252
from fonds.base.fold import fold as _fold
from fonds.base.patterns import late

_SIGNS = {
    "’": "'", "‘": "'", "ʼ": "'", "´": "'", "＇": "'", "‐": "-", "‑": "-", "–": "-", "—": "-",
    "“": '"', "”": '"', "„": '"', "\xa0": " ", "\u2009": " ", "\u202f": " ", "\t": " ",
}  # fmt: skip
_CONTROLS = {chr(code): _SIGNS.get(char, char) for code, char in WINDOWS_1252.items()}
_REPLACED = _SIGNS | _CONTROLS
_PLAIN = str.maketrans(_CONTROLS)
_CONTROL = late(f"[{''.join(_CONTROLS)}]")


PUT_IN = frozenset("".join(_REPLACED.values()))
"""The characters that `make_plain` puts in place of others."""


def make_plain(text: str) -> str:
    """*text* with straight apostrophes and quotes, hyphens and spaces; of the same length."""
    for sign, plain in _SIGNS.items():  # a third of the time of str.translate
        text = text.replace(sign, plain)
    return text.translate(_PLAIN) if _CONTROL.search(text) else text


_POSSESSIVE = late(r"(?<=\w)'(?=s\b)")


def part_possessive(plain: str) -> str:
    """*plain* with the apostrophe of “Trump's” as one that parts words; of the same length."""
    return _POSSESSIVE.sub("’", plain)


_ACCENTS = late("[\u0300-\u036f]")


def fold_text(text: str) -> str:
    """*text* without accents and case, for looking up Latin words; its length may change."""
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", make_plain(text)).casefold())


fold = lru_cache(maxsize=200_000)(_fold)
"""A word without case and accents, cached: rules look up the same words again and again."""
