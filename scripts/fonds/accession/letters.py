"""How likely a text is in some language: what each pair of its neighbouring letters costs.

Costs are half nats, whole numbers: the less likely a pair, the more it costs, and what a text costs
is the sum over its pairs. So two readings of the same bytes can be compared.
"""

from __future__ import annotations

import json
import string
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from fonds.base.fold import LIGATURES

Ints = NDArray[np.int64]

SPACE, APOSTROPHE, DASH, OPENING, CLOSING, MARK, ODD, CONTROL = range(8)
"""Kinds of characters that are no letters; each letter is a kind of its own after these."""
_KINDS = 8
LATIN = "latin"

_UNSEEN = 17  # a pair that is not known, in half nats
_ACCENT = 5  # what an accent adds to such a pair
_FOREIGN = 22  # a letter that the language has not
_STRAY = 26  # letters of two scripts side by side

_SIGNS = {
    APOSTROPHE: "’\xad",
    OPENING: "“‘«„‚¿¡€£",
    DASH: "—–",
    CLOSING: "”»…°§ºª\xa0",
    CONTROL: "¤",  # where it stands a later code page has the euro
}
_KIND_OF = {sign: kind for kind, signs in _SIGNS.items() for sign in signs}

_BESIDE = (
    # after a letter, after a space, before a letter, before a space
    (APOSTROPHE, 8, 12, 1, 2),
    (DASH, 10, 8, 3, 1),
    (OPENING, 22, 8, 1, 6),
    (CLOSING, 10, 10, 8, 1),
    (MARK, 8, 24, 2, 3),
    (ODD, 24, 20, 6, 1),
    (CONTROL, 60, 60, 6, 6),
)
"""What a sign costs beside what an end of a word or a beginning of one costs there."""
_SIGNS_IN_A_ROW = 10


@dataclass(frozen=True, slots=True)
class Alphabet:
    """One script, in all languages that are written in it."""

    kinds: dict[str, int]  # small letter → its kind; those of ASCII are in each alphabet
    costs: Ints  # of each pair: indexed by language, kind, kind

    def kind_of(self, char: str) -> int:
        """The kind of *char*, whatever it is."""
        small = char.lower()
        if small in self.kinds:
            return self.kinds[small]
        if char in _KIND_OF:
            return _KIND_OF[char]
        category = unicodedata.category(char)
        if char.isascii():
            return SPACE if char.isspace() or category != "Cc" else CONTROL
        return {"C": CONTROL, "M": MARK, "Z": CLOSING}.get(category[0], ODD)

    def is_letter(self, kind: int) -> bool:
        """Whether *kind* is a letter of this script, or one of ASCII."""
        return kind >= _KINDS


@cache
def load_alphabets() -> dict[str, Alphabet]:
    """Script → its alphabet; "latin" is the first."""
    text = (files("fonds.accession") / "letter_pairs.json").read_text("utf-8")
    return {
        script: _make_alphabet(script, languages) for script, languages in json.loads(text).items()
    }


def _make_alphabet(script: str, languages: dict[str, list[str]]) -> Alphabet:
    found = set("".join("".join(levels) for levels in languages.values()))
    letters = [*string.ascii_lowercase, *sorted(found - {" ", *string.ascii_lowercase})]
    kinds = {letter: kind for kind, letter in enumerate(letters, _KINDS)}
    costs = np.stack([_cost_pairs(levels, kinds) for levels in languages.values()])
    if script != LATIN:
        beyond = _KINDS + len(string.ascii_lowercase)
        costs[:, _KINDS:beyond, beyond:] = costs[:, beyond:, _KINDS:beyond] = _STRAY
        costs[:, _KINDS:beyond, MARK] = _STRAY
    return Alphabet(kinds, costs)


def _cost_pairs(levels: list[str], letters: dict[str, int]) -> Ints:
    """The costs of all pairs in one language, of which *levels* has those that are not unlikely.

    A pair that is not there costs as without accents, and somewhat more.
    """
    kinds = {" ": SPACE, **letters}
    costs = np.full((len(letters) + _KINDS,) * 2, _UNSEEN, dtype=np.int64)
    for cost, pairs in enumerate(levels):
        costs[[kinds[it] for it in pairs[::2]], [kinds[it] for it in pairs[1::2]]] = cost
    own = {kinds[char] for pairs in levels for char in pairs}
    foreign = [kind for kind in letters.values() if kind not in own]
    bare = {kind: _bare(letter, kinds) for letter, kind in letters.items()}
    first, last = np.arange(len(costs)), np.arange(len(costs))
    first[[*bare]] = [kind for kind, _ in bare.values()]
    last[[*bare]] = [kind for _, kind in bare.values()]
    more = (first != np.arange(len(costs))) * _ACCENT
    without = costs[last[:, None], first] + more[:, None] + more
    without[:, foreign] += _ACCENT
    costs[:, foreign] = _FOREIGN
    costs = np.where(more[:, None] + more, np.minimum(costs, without), costs)
    costs[SPACE, SPACE] = 1
    _cost_signs(costs)
    return costs


def _bare(letter: str, kinds: dict[str, int]) -> tuple[int, int]:
    """The kinds of the first and the last letter that *letter* is without accent or ligature."""
    plain = unicodedata.normalize("NFD", letter.translate(LIGATURES))
    bare = [kinds[char] for char in plain if char in kinds] or [kinds[letter]]
    return bare[0], bare[-1]


def _cost_signs(costs: Ints) -> None:
    """Fill in what signs cost, once what letters and spaces cost is there."""
    for kind, after_letter, after_space, before_letter, before_space in _BESIDE:
        costs[_KINDS:, kind] = after_letter
        costs[SPACE, kind] = after_space
        costs[kind, _KINDS:] = costs[SPACE, _KINDS:] + before_letter
        costs[kind, SPACE] = before_space
        costs[1:_KINDS, kind] = max(after_space, _SIGNS_IN_A_ROW)
