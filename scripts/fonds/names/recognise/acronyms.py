"""Names and the letters that stand for them: « Confédération générale du travail (CGT) »."""

from __future__ import annotations

from fonds.base.patterns import late
from fonds.names.text.plain import fold

_REACH = 100  # characters of a name before the brackets with its letters
_BRACKET = late(r"[^().,;:!?\n\"]+ \(([^\W\d_]{3,8})\)")
_IN_BRACKETS = late(r" \(([^\W\d_][^\W_]{1,7})[)/ ]")
_BEFORE_BRACKETS = late(r"([^\W\d_][^\W_]{1,7}) \(\Z")


_SMALL = {"des", "les", "aux", "pour", "dans", "sur", "par", "and", "for", "the"}
"""Function words of three letters and more, which have no letter in an acronym; nor have shorter
words: « de », « la »."""


def initials(form: str) -> str:
    """The folded initials of a full name of three parts or more; "" for others."""
    parts = fold(form).replace("-", " ").replace("d'", "").split()
    return "".join(part[0] for part in parts) if 3 <= len(parts) <= 4 and " " in form else ""


def content_letters(form: str) -> str:
    """The folded first letters of all words of *form* but small ones: « de », « la », « pour »."""
    words = fold(form).replace("'", " ").replace("’", " ").replace("-", " ").split()
    return "".join(word[0] for word in words if len(word) > 2 and word not in _SMALL)


def abbreviates(letters: str, form: str) -> bool:
    """Whether the first letters of *form*'s words spell *letters*, in order.

    Capitals may have one letter more, since texts shorten names in other languages as well.
    """
    firsts = iter(fold(word.rpartition("'")[2])[:1] for word in form.replace("-", " ").split())
    hits = sum(letter in firsts for letter in fold(letters))
    return " " in form and hits >= len(letters) - letters.isupper()


def end_before_letters(plain: str, start: int) -> int:
    """Where the name ends that begins at *start* and is followed by its letters; 0 if none is."""
    match = _BRACKET.match(plain, start, start + _REACH)
    if match is None or not match[1][0].isupper():
        return 0
    end = match.start(1) - 2
    name = plain[start:end]
    last = name.rpartition(" ")[2]
    if fold(name)[0] != fold(match[1])[0] or fold(last)[0] not in fold(match[1]):
        return 0
    words = [it for it in name.replace("'", " ").split() if len(it) > 2 and it not in _SMALL]
    return end if len(words) <= len(match[1]) + 1 and abbreviates(match[1], name) else 0


def letters_beside(plain: str, start: int, end: int) -> str:
    """The letters in brackets after the name *start* … *end*, or before the brackets around it."""
    match = _IN_BRACKETS.match(plain, end, end + 12)
    if match is None and plain[start - 1 : start] == "(" and plain[end : end + 1] == ")":
        match = _BEFORE_BRACKETS.search(plain, max(0, start - 12), start)
    if match is None or not match[1][0].isupper():
        return ""
    return match[1] if abbreviates(match[1], plain[start:end]) else ""
