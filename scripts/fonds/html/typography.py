"""French spacing, at render time only: what is stored keeps the characters of the source.

The rules only exchange one white space for another (Lexique des règles typographiques en usage
à l'Imprimerie nationale): thin and unbreakable before ; ! ? » and after «, inside numbers;
unbreakable before a colon.
"""

from __future__ import annotations

import re

NNBSP = "\u202f"
"""Narrow no-break space."""
NBSP = "\u00a0"
"""No-break space."""

_THIN = re.compile(r"(?<=«)[ \u00a0]|[ \u00a0](?=[»;!?])")
_THOUSANDS = re.compile(r"(?<=[0-9])[ \u00a0](?=[0-9]{3}(?![0-9]))")
_COLON = re.compile(r" (?=:(?:\s|$))")
_PUNCTUATION = "«»;!?"
_AS_ZEROS = bytes.maketrans(b"123456789\xa0", b"000000000 ")
"""Every digit becomes 0, every space plain: most texts then have no "0 0", and need no regex."""


def space_text(text: str, lang: str) -> str:
    """*text* with the no-break spaces that typesetting in *lang* asks for."""
    if lang != "fr" and not lang.startswith("fr-"):
        return text
    if any(char in text for char in _PUNCTUATION):
        text = _THIN.sub(NNBSP, text)
    if b"0 0" in text.encode("latin-1", "replace").translate(_AS_ZEROS):
        text = _THOUSANDS.sub(NNBSP, text)
    return _COLON.sub(NBSP, text) if ":" in text and " :" in text else text
