"""French spacing, at render time only: what is stored keeps the characters of the source.

The rules only exchange one white space for another (Lexique des règles typographiques en usage
à l'Imprimerie nationale): no-break within « » and before a colon; narrow, too, before ; ! ? and
inside numbers. In words of the interface the characters are exchanged. In a text of the archive
they stay, and the page's style sets them: so what is copied is what the source has.
"""

from __future__ import annotations

import re

from fonds.base.patterns import late

NNBSP = "\u202f"
"""Narrow no-break space."""
NBSP = "\u00a0"
"""No-break space."""

_FIRM = r"(?<=«)[ \u00a0]|[ \u00a0](?=»)| (?=:(?:\s|$))"
_THIN = r"[ \u00a0](?=[;!?])|(?<=[0-9])[ \u00a0](?=[0-9]{3}(?![0-9]))"
_SPACES = late(f"(?P<firm>{_FIRM})|(?P<thin>{_THIN})")
_PUNCTUATION = "«»;!?"
_AS_ZEROS = bytes.maketrans(b"123456789\xa0", b"000000000 ")
"""Every digit becomes 0, every space plain: most texts then have no "0 0", and need no regex."""


def space_text(text: str, lang: str) -> str:
    """*text* with the no-break spaces that typesetting in *lang* asks for."""
    return _SPACES.sub(_exchange, text) if _asks(text, lang) else text


def space_html(html: str, lang: str) -> str:
    """*html* with its own spaces, those set apart that typesetting in *lang* shows otherwise."""
    return _SPACES.sub(_set_apart, html) if _asks(html, lang) else html


def _asks(text: str, lang: str) -> bool:
    """Whether *text* may hold a space that French sets otherwise."""
    if lang != "fr" and not lang.startswith("fr-"):
        return False
    if any(char in text for char in _PUNCTUATION) or " :" in text:
        return True
    return b"0 0" in text.encode("latin-1", "replace").translate(_AS_ZEROS)


def _exchange(found: re.Match[str]) -> str:
    return NNBSP if found["thin"] else NBSP


def _set_apart(found: re.Match[str]) -> str:
    if found["thin"]:
        return f'<span class="fonds-thin">{found[0]}</span>'
    return found[0] if found[0] == NBSP else f'<span class="fonds-firm">{found[0]}</span>'
