"""What an archive has that is written much like a word of a query: see spelling.js.

The commonest forms and the words of names are in one chunk, where a slip may be in any letter;
rarer forms are looked for among those with the same beginning.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial
from unicodedata import category

import numpy as np
from numpy.typing import NDArray

from fonds.base.patterns import late
from fonds.search.analysis import is_unspaced
from fonds.search.answering.contents import Index
from fonds.search.answering.decoding import from_units, read_fronts, read_numbers, to_units
from fonds.search.answering.forms import Entry, find_form, find_prefix, prefix_chunks
from fonds.search.answering.sounds import sound_of

_SHORT = 5  # letters of a word in which one slip is looked for; in longer ones two
_ALIKE = 3  # slips in a word that sounds the same
_MOST = 8  # spellings near to a word
_LIKELY = 0.5  # how much less likely one is than another that stands beside it
_NEAREST = 5  # forms that stand in for a word that occurs nowhere
_MANY_CHUNKS = 6
_GLUED = late(r"([ldjmtscn]|qu)([aeiouyh].{2,})")


@dataclass(frozen=True, slots=True)
class Spellings:
    """All spellings that others are compared with."""

    forms: list[str]  # in units of UTF-16
    named: list[bool]  # whether each is of a name
    cut: list[int]  # letters of the first of two words that it is; 0: it is one
    level: list[int]  # grows with the number of articles
    letters: NDArray[np.int32]  # a row for each, zeros at its end
    lengths: NDArray[np.int32]  # of each


@dataclass(frozen=True, slots=True)
class Near:
    """A spelling near to a word."""

    form: str
    named: bool  # whether it is of a name
    cut: int  # letters of the first of two words that it is; 0: it is one
    edits: int  # slips
    alike: bool  # whether both sound the same
    cost: float  # the lower the likelier

    def words(self) -> list[str]:
        """Its words: two where it is two in one."""
        parts = [self.form[: self.cut], self.form[self.cut :]] if self.cut else [self.form]
        return list(map(from_units, parts))


def may_be_misspelt(form: str) -> bool:
    """Whether a slip in *form* is looked for: numbers are what they are."""
    numbers = any(category(char)[0] == "N" for char in form)
    return len(form) > 2 and not numbers and not is_unspaced(form)


def find_spellings(index: Index, word: str) -> list[Near]:
    """Spellings near to *word*, the likeliest first."""
    form = to_units(word)
    return (
        index.once(("near", form), partial(_compare, index, form)) if may_be_misspelt(word) else []
    )


def find_nearest(index: Index, word: str) -> list[Entry]:
    """The forms that sound like one that occurs nowhere, or are one slip away."""
    if len(word) < 4 or not may_be_misspelt(word):
        return []
    form = to_units(word)
    sure = [it for it in find_spellings(index, word) if not it.cut and _is_sure(form, it)]
    return _read_entries(index, sure) or _find_rare(index, form, 1)


def find_farther(index: Index, word: str) -> list[Entry]:
    """Other inflections of the same beginning, else forms two slips away."""
    if len(word) < 4 or not may_be_misspelt(word):
        return []
    form = to_units(word)
    inflected = _find_inflected(index, form)
    if inflected or len(form) < 8:
        return inflected[:_NEAREST]
    far = [it for it in find_spellings(index, word) if not it.cut]
    return _read_entries(index, far) or _find_rare(index, form, 2)


def split_form(index: Index, word: str) -> list[list[str]]:
    """The words that *word* may be if a space or an apostrophe was left out, likeliest first."""
    form = to_units(word)
    if not may_be_misspelt(word) or len(form) < _SHORT:
        return []
    known = _load(index)
    rows = zip(known.forms, known.cut, known.level, strict=True)
    levels = {other: -1 if cut else level for other, cut, level in rows}
    parts: list[list[str]] = []
    elided = _GLUED.fullmatch(form)
    if elided and levels.get(elided[2], -1) > 0:
        parts.append([f"{elided[1]}’", elided[2]])
    halves = ([form[:at], form[at:]] for at in range(2, len(form) - 1))
    parts += (two for two in halves if all(levels.get(part, -1) > 0 for part in two))

    def worth(words: list[str]) -> int:
        return min(99 if part.endswith("’") else levels[part] for part in words)

    best = sorted(parts, key=worth, reverse=True)[:3]
    return [list(map(from_units, words)) for words in best]


def _load(index: Index) -> Spellings:
    return index.once("spellings", partial(_read, index))


def _read(index: Index) -> Spellings:
    fronts, kinds, levels = index.chunk("s", 0)
    kind = read_numbers(kinds).tolist()
    forms = list(map(to_units, read_fronts(fronts, len(kind))))
    lengths = np.array(list(map(len, forms)), dtype=np.int32)
    letters = np.zeros((len(forms), int(lengths.max(initial=0))), dtype=np.int32)
    for row, form in enumerate(forms):
        letters[row, : len(form)] = list(map(ord, form))
    named, cut = [it > 0 for it in kind], [max(0, it - 1) for it in kind]
    return Spellings(forms, named, cut, read_numbers(levels).tolist(), letters, lengths)


def _compare(index: Index, form: str) -> list[Near]:
    known, sound, found = _load(index), sound_of(form), list[Near]()
    which = np.flatnonzero(np.abs(known.lengths - len(form)) <= _ALIKE)
    edited = _distances(form, known.letters[which], known.lengths[which])
    near = edited <= _ALIKE
    for at, edits in zip(which[near].tolist(), edited[near].tolist(), strict=True):
        if not edits and not known.cut[at]:
            continue
        other, named = known.forms[at], known.named[at]
        alike = sound_of(other) == sound
        if alike or edits <= (2 if len(form) > _SHORT else 1):
            cost = _cost(form, other, edits, alike) - (0.4 if named else 0)
            cost -= known.level[at] * 0.03
            found.append(Near(other, named, known.cut[at], edits, alike, cost))
    return sorted(found, key=lambda it: it.cost)[:_MOST]


def _cost(form: str, other: str, edits: int, alike: bool) -> float:
    first = 0 if form[0] == other[0] else 0.3
    ending = other.startswith(form) and other[len(form) :] in ("e", "s", "x")
    sound = 1.2 if ending else (1.2 if len(form) > _SHORT else 0.7) if alike else 0
    return edits + first - sound


def _distances(
    form: str, letters: NDArray[np.int32], lengths: NDArray[np.int32]
) -> NDArray[np.int32]:
    """Optimal string alignment distance (Damerau 1964) of *form* to each row of *letters*."""
    places = np.arange(letters.shape[1] + 1, dtype=np.int32)
    row = np.repeat(places[None], len(letters), axis=0)
    older, before = row, ""
    for number, letter in enumerate(form, 1):
        following = np.empty_like(row)
        following[:, 0] = number
        same = letters == ord(letter)
        following[:, 1:] = np.minimum(row[:, 1:] + 1, row[:, :-1] + ~same)
        if before:
            swapped = same[:, :-1] & (letters[:, 1:] == ord(before))
            cost = np.where(swapped, older[:, :-2] + 1, following[:, 2:])
            following[:, 2:] = np.minimum(following[:, 2:], cost)
        following = np.minimum.accumulate(following - places, axis=1) + places
        older, row, before = row, following, letter
    found: NDArray[np.int32] = row[np.arange(len(letters)), lengths]
    return found


def _is_sure(form: str, near: Near) -> bool:
    """Whether an answer may be of *near* in place of *form*, unasked."""
    if near.alike:
        return True
    begins = form[0] == near.form[0] or form[:2] == near.form[1::-1]
    return near.edits == 1 and (begins or (near.named and len(form) > _SHORT))


def _read_entries(index: Index, near: list[Near]) -> list[Entry]:
    """The likeliest of *near*, and those nearly as likely."""
    likely = [it for it in near if it.cost < near[0].cost + _LIKELY][:_NEAREST]
    entries = (find_form(index, from_units(it.form)) for it in likely)
    return [entry for entry in entries if entry]


def _find_rare(index: Index, form: str, most: int) -> list[Entry]:
    """Entries *most* slips away that begin as *form* does, but for a slip in the first letters."""
    if index.contents.forms <= len(_load(index).forms):
        return []
    a, b, c = map(to_units, from_units(form)[:3])
    prefixes = (it for it in (a + b + c, b + a + c, b + c))
    few = (it for it in prefixes if len(prefix_chunks(index, it)) <= _MANY_CHUNKS)
    entries = list({it.id: it for prefix in few for it in find_prefix(index, prefix)}.values())
    lengths = np.array([len(it.form) for it in entries], dtype=np.int32)
    letters = np.zeros((len(entries), int(lengths.max(initial=0))), dtype=np.int32)
    for row, entry in enumerate(entries):
        letters[row, : len(entry.form)] = list(map(ord, entry.form))
    edits = _distances(form, letters, lengths).tolist()
    near = [entry for entry, edited in zip(entries, edits, strict=True) if edited <= most]
    return sorted(near, key=by_frequency)[:_NEAREST]


def _find_inflected(index: Index, form: str) -> list[Entry]:
    """Entries that begin as *form* does and differ from it only where inflection is."""
    entries = find_prefix(index, form[: max(5, math.ceil(len(form) * 0.65))])
    shared = partial(_shared_length, form)
    most = max((shared(entry.form) for entry in entries), default=0)
    near = [it for it in entries if shared(it.form) == most and len(it.form) - most <= 5]
    return sorted(near, key=by_frequency)


def _shared_length(one: str, other: str) -> int:
    most = min(len(one), len(other))
    return next((at for at in range(most) if one[at] != other[at]), most)


def by_frequency(entry: Entry) -> tuple[int, int]:
    """Sorts the most frequent first."""
    return -entry.articles, entry.id
