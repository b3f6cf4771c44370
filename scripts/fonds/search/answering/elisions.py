"""Elisions whose apostrophe was left out of a query: "l etat", "qu il": see elisions.js."""

from __future__ import annotations

import re

from fonds.base.patterns import late
from fonds.search.analysis import fold, load_rules
from fonds.search.answering.scanner import WHITE

_ELIDABLE = "[ldjmtscn]|(?:jus|lors|puis|quoi|pres)?qu|aujourd"
_APOSTROPHES = load_rules()["apostrophes"]
_LETTER = "(?:[^\\W\\d_]|[\u0300-\u036f])"
_LETTERS = late(rf"(?:\A|[{_APOSTROPHES}])(?:{_ELIDABLE})\Z", re.IGNORECASE)
_WITHIN = late(rf"(?<![^{WHITE}{_APOSTROPHES}])({_ELIDABLE}) (?=({_LETTER}+))", re.IGNORECASE)
_NEXT = late(f"[ \u00a0\u202f]({_LETTER}+)")


def ends_elided(chunk: str, text: str, at: int) -> bool:
    """Whether *chunk*, which ends at *at* in *text*, is elided before the word behind it."""
    found = _NEXT.match(text, at) if _LETTERS.search(chunk) else None
    if not found or not _opens(found[1]):
        return False
    begins = not text[: at - len(chunk)].strip()
    return not _is_capital(chunk) or _is_capital(found[1]) or begins


def join_elided(phrase: str) -> str:
    """*phrase* with its apostrophes."""
    return _WITHIN.sub(_join, phrase)


def _join(found: re.Match[str]) -> str:
    fits = _opens(found[2]) and (not _is_capital(found[1]) or _is_capital(found[2]))
    return f"{found[1]}’" if fits else found[0]


def _opens(word: str) -> bool:
    """Whether a word may be elided before *word*."""
    form = fold(word)
    return form[0] in "aeiouyh" and form != "et"


def _is_capital(word: str) -> bool:
    return word[:1].isupper()
