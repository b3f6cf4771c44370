"""The families of French words: inflected forms that a dictionary has together.

The dictionary is hunspell-fr's (data/make_french.py makes its file, MPL 2.0). A word that it does
not know is stemmed by Snowball, and is never in a family with one that it knows.

Many forms are of several words: *porte* is a noun and of *porter*. A noun or adjective asks for its
own forms alone; the verb finds it nevertheless. Of what is another word too, a verb has its
infinitive, its participle and the third person: *portions* is hardly ever “we were carrying”.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Families(NamedTuple):
    """The keys of a word's families: a word finds all that answer to a key that it asks for."""

    asks: tuple[str, ...]
    answers: tuple[str, ...]


class Lexicon(NamedTuple):
    """The dictionary: each line has the endings of a kind of word, and the beginnings with them."""

    lines: list[dict[str, str]]  # of each line: ending → the letter of its kind
    stems: dict[str, tuple[int, ...]]  # beginning → the lines that have it


NOUN, GENDERED = "NG"
"""A form of a noun or any other word that is no verb; of one with both genders."""
PARTICIPLE, INFINITIVE, WEAK = "PIW"
"""Forms of a verb; a weak one counts where it is no other word's. There are others, which are V."""
ASKING_ACTION, OFFICE = "EA"
"""The noun of a verb's action, which asks for the verb; one in D does not. A noun that asks for who
does so, and is not found by it."""
GRAMMAR, NAME = "X="
"""A word of grammar; a proper name."""

_NOMINAL = {NOUN, GENDERED}
_ASK = {NOUN, GENDERED, INFINITIVE, ASKING_ACTION, OFFICE}
"""What is asked for though the form is a noun too."""


@cache
def load_lexicon() -> Lexicon:
    """The families of the dictionary."""
    data = (files("fonds.search") / "data/french.txt.gz").read_bytes()
    lines: list[dict[str, str]] = []
    stems: dict[str, tuple[int, ...]] = {}
    for line in gzip.decompress(data).decode().splitlines():
        if line.startswith("#"):
            continue
        kinds, _, having = line.partition("\t")
        own = (len(lines),)
        lines.append({ending[:-1]: ending[-1] for ending in kinds.split(" ")})
        for stem in having.split(" "):
            stems[stem] = stems[stem] + own if stem in stems else own
    stems[""] = stems.pop("-", ())
    return Lexicon(lines, stems)


class French:
    """Gives French words their families.

    *stem* is for words that the dictionary does not know; *irregular* has forms that take another's
    families, or, if that is their own, none.
    """

    def __init__(self, stem: Callable[[str], str], irregular: Mapping[str, str]) -> None:
        self._stem = stem
        self._irregular = irregular
        self._lines, self._stems = load_lexicon()
        self._endings = frozenset(ending for line in self._lines for ending in line)
        self._longest = max(map(len, self._endings))

    def find_families(self, word: str, is_name: bool) -> Families:
        """The families of *word*, in small letters; *is_name*: it is written with a capital."""
        taken = self._irregular.get(word)
        if taken == word:
            return _alone(word)
        word = taken or word
        found = self._look_up(word)
        if not found and word[0] == "e" and is_name:  # capitals often lack their accent: Etat
            found = self._look_up(f"é{word[1:]}")
        if not found and "oe" in word:
            found = self._look_up(word.replace("oe", "œ"))
        return _choose(word, found, is_name) if found else self._stem_unknown(word, is_name)

    def _look_up(self, word: str) -> list[tuple[str, str, str]]:
        """The kind, the ending and the key of each family that *word* may be of."""
        found = []
        for at in range(max(len(word) - self._longest, 0), len(word) + 1):
            ending = word[at:]
            for number in self._stems.get(word[:at], ()) if ending in self._endings else ():
                if kind := self._lines[number].get(ending):
                    found.append((kind, ending, f"{word[:at]}{number}"))
        return found

    def _stem_unknown(self, word: str, is_name: bool) -> Families:
        """Of names, which no stemmer knows, plurals alone are joined."""
        plain = f"^{word.removesuffix('s') if len(word) > 4 else word}"
        keys = (plain,) if is_name else (plain, f"?{self._stem(word)}")
        return Families(keys, keys)


def _alone(word: str) -> Families:
    return Families((f"={word}",), (f"={word}",))


def _choose(word: str, found: list[tuple[str, str, str]], is_name: bool) -> Families:
    """Which of the families *found* a word asks for, and to which it answers."""
    kinds = {kind for kind, _, _ in found}
    if NAME in kinds:  # Paris is no plural of pari, but Pierre, at a beginning, may be a stone
        found = [row for row in found if row[0] != NAME and not (is_name and row[1])]
    if GRAMMAR in kinds or not found:
        return _alone(word)
    firm = [row for row in found if row[0] != WEAK] or found
    kinds = {kind for kind, _, _ in firm}
    asking = _ASK | {PARTICIPLE} if GENDERED in kinds else _ASK
    asked = [row for row in firm if row[0] in asking] if kinds & _NOMINAL else firm
    return Families(
        tuple(row[2] for row in asked), tuple(row[2] for row in firm if row[0] != OFFICE)
    )
