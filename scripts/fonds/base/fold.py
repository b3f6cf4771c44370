"""Case and accent folding that several parts share.

The search has rules of its own, in analysis.json, which the browser reads too; relations fold
entire texts and keep the combining marks of scripts whose words differ by them.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from fonds.base.patterns import late

LIGATURES = str.maketrans(
    {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
     "đ": "d", "Đ": "D", "ð": "d", "þ": "th", "ı": "i"}
)  # fmt: skip
"""Letters that Unicode does not decompose, as plain ones."""

_ACCENTS = late(
    "(?<![\u0438\u0443])\u0306|[\u0300-\u0305\u0307-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]"
)
"""Accents of Latin, Greek and Cyrillic (not the breve of й and ў), points of Hebrew and Arabic."""
_SPACES = dict.fromkeys(map(ord, "-'.‐‑‒–—―’‘ʼʹ`´＇．"), " ") | {0xAD: None, 0x200B: None}
"""Signs that stand where others write a space, or nothing."""


def fold(text: str) -> str:
    """*text* without case and accents: "État" becomes "etat"; ligatures stay."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(maxsize=200_000)
def fold_name(name: str) -> str:
    """What a record is known by: two names of one kind with the same fold are one record.

    Case, accents, ligatures do not count; hyphens, apostrophes and full stops are spaces. Marks
    that make another letter (й, が, Indic vowels) do count.
    """
    if name.isascii():
        return " ".join(name.lower().translate(_SPACES).split())
    plain = unicodedata.normalize("NFKD", name.translate(LIGATURES)).casefold()
    plain = unicodedata.normalize("NFC", _ACCENTS.sub("", plain).translate(LIGATURES))
    return " ".join(plain.translate(_SPACES).split())
