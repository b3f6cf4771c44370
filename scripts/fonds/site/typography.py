"""French spacing, at render time only: what is stored keeps the characters of the source.

The rules only exchange one white space for another (Lexique des règles typographiques en usage
à l'Imprimerie nationale): thin and unbreakable before ; ! ? » and after «, inside numbers;
unbreakable before a colon.
"""

from __future__ import annotations

import re

NNBSP, NBSP = "\u202f", "\u00a0"

_THIN = re.compile(r"(?<=«)[ \u00a0]|[ \u00a0](?=[»;!?])|(?<=\d)[ \u00a0](?=\d{3}(?!\d))")
_COLON = re.compile(r" (?=:(?:\s|$))")
_MARKS = re.compile(r"[«»;!?:]|\d[ \xa0]\d")
"""Where none of these stands there is nothing to do."""


def space_text(text: str, lang: str) -> str:
    """*text* with the no-break spaces that typesetting in *lang* asks for."""
    if lang != "fr" and not lang.startswith("fr-"):
        return text
    if not _MARKS.search(text):
        return text
    text = _THIN.sub(NNBSP, text)
    return _COLON.sub(NBSP, text) if " :" in text else text
