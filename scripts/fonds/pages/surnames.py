"""The form by which a person is filed: “Macron, Emmanuel”, particles by the rules of libraries.

What French cataloguing says (AFNOR Z 44-061): the particles de, d’, von, van … in small letters
stand behind the first names, “Gaulle, Charles de”; articles (le, la, du, des) and whatever has a
capital belong to the surname, “Le Pen, Marine”, “El Khomri, Myriam”.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from fonds.base.collation import collate
from fonds.base.fold import LIGATURES, fold
from fonds.base.patterns import late
from fonds.names.text.first_names import read_first_names


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BEHIND = _words("de d von van zu zum zur der den di da do dos das av af")
"""Particles that stand behind the first names, if in small letters."""
_WITH = _words("le la les du des del della ben bin ibn al el abu bou ould ter ten y e")
"""Small words that the surname begins with, whatever their letters."""
_ROLES = _words(
    "prince princesse roi reine pape empereur duc duchesse comte comtesse baron baronne sœur"
    " soeur frère frere père pere mère mere abbé abbe saint sainte imam rabbin cheikh sultan"
    " émir emir miss mister lady lord sir king queen pope princess emperor duke duchess father"
    " mother sister brother mc dj docteur dr général general capitaine m. mme mlle"
)
"""Words at the beginning of what is no first name and surname."""
_FAMILY_FIRST = _words(
    "ai cao chen deng gao guo hu huang jiang li liang lin liu lu mao peng qin sun wang wen wu"
    " xi xu yang yu zeng zhang zhao zheng zhou zhu"
)
"""Surnames that stand first, in Chinese order."""
_REGNAL = late(r"[IVX]+|\d+(?:er|e|st|nd|rd|th)?|Ier")
_INITIAL = late(r"[A-Z]\.?(?:-?[A-Z]\.?)*")
_GIVEN_BY_HYPHEN = late(r"[^\W\d_]+-[^\W\d_]+")
_ELIDED = late(r"([dD])[’']\s?(?=\w)")


@lru_cache(maxsize=65536)
def file_name(label: str, lang: str) -> str:
    """*label*, a person's name, as registers show it: the surname first, where that is known."""
    words = label.split()
    first = words[0].lower() if words else ""
    if len(words) < 2 or first in _ROLES or first in _BEHIND | _WITH:
        return label
    if (
        not words[-1][-1].isalpha()
        or _REGNAL.fullmatch(words[-1])
        or not all(_is_latin(word) for word in words)
    ):
        return label
    if _is_korean(words) or (fold(words[0]) in _FAMILY_FIRST and len(words) == 2):
        return label
    at = _surname(words, _first_names(lang))
    if at is None:
        return label
    given, surname = words[:at], words[at:]
    behind: list[str] = []
    while len(surname) > 1 and surname[0] in _BEHIND:
        behind.append(surname.pop(0))
    if (elided := _ELIDED.match(surname[0])) and elided[1] == "d":
        behind.append("d’")
        surname[0] = surname[0][elided.end() :]
    filed = " ".join(surname)
    return f"{filed[0].upper()}{filed[1:]}, {' '.join([*given, *behind])}"


def _surname(words: Sequence[str], is_first_name: Callable[[str], bool]) -> int | None:
    """Which of *words* the surname, with its particles, begins at; None if that is not known.

    First names are those that a list knows, initials among them; at least the first word is one.
    """
    at = 1
    while at < len(words) - 1 and (_INITIAL.fullmatch(words[at]) or is_first_name(words[at])):
        at += 1
    small = [n for n, word in enumerate(words[1:], 1) if word.lower() in _BEHIND | _WITH]
    if small and small[0] < at and small[0] < len(words) - 1:
        at = small[0]
    return at


def _is_latin(word: str) -> bool:
    return all(ord(char) < 0x250 or char in "’" for char in word)


def _is_korean(words: Sequence[str]) -> bool:
    """Kim Jong-un: a surname and a given name whose second part is in small letters."""
    first, second = words[0], words[-1]
    found = _GIVEN_BY_HYPHEN.fullmatch(second) if len(words) == 2 and len(first) <= 5 else None
    return found is not None and second.partition("-")[2].islower()


def collate_filed(filed: str) -> str:
    """The sort key of a form that `file_name` gave: “Le Pen” is filed under its L."""
    if ", " not in filed:
        return collate(filed)
    return fold(filed.translate(LIGATURES)).replace("’", "'").lstrip("«\"'“ ")


@lru_cache(maxsize=8)
def _first_names(lang: str) -> Callable[[str], bool]:
    """Whether a word is a first name in *lang*; none is known of most languages."""
    known = read_first_names(lang.partition("-")[0])
    return lambda word: fold(word) in known or fold(word).partition("-")[0] in known
