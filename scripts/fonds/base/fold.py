"""Case and accent folding that several parts share.

The search has rules of its own, in analysis.json, which the browser reads too; relations fold
entire texts and keep the combining marks of scripts whose words differ by them.
"""

from __future__ import annotations

import unicodedata

LIGATURES = str.maketrans(
    {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
     "đ": "d", "Đ": "D", "ð": "d", "þ": "th", "ı": "i"}
)  # fmt: skip
"""Letters that Unicode does not decompose, as plain ones."""


def fold(text: str) -> str:
    """*text* without case and accents: "État" becomes "etat"; ligatures stay."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in decomposed if not unicodedata.combining(char))
