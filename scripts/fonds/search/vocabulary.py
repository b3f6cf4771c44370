"""The vocabulary: every form, how it is written, and its family of inflections."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from fonds.search.chunks import File, Shelf
from fonds.search.numbers import write_numbers
from fonds.search.stems import choose_stemmer

COMMON = 59
"""How many of the most frequent forms are common: phrases with them are searched in another way."""

_FEWEST, _MOST = 512, 2048
"""Forms of a chunk of the vocabulary."""

_LONGEST_PREFIX = 59
"""What one digit can say of the letters that a form shares with the one before it."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every form of an archive, numbered in the order of UTF-16, which is JavaScript's."""

    forms: list[str]  # folded
    shown: list[str]  # how each is most often written
    kin: dict[int, list[int]]  # of a form, the other forms that share a stem with it; if any do
    marks: list[int]  # of each form, a number that depends on it alone
    common: list[int]  # numbers of the most frequent forms, ascending
    rank: NDArray[np.int32]  # surface → number of its form; -1 where no text has that form


def make_vocabulary(
    surfaces: list[str],
    folded: list[str],
    counts: NDArray[np.int64],
    spoken: dict[str, NDArray[np.bool_]],
) -> Vocabulary:
    """The vocabulary of *surfaces*, of which *counts* says how often each occurs.

    *folded*: the form of each, the first of which is the end of a paragraph; *spoken*: language →
    whether each surface occurs in it.
    """
    used = [number for number in np.flatnonzero(counts).tolist() if number]
    forms = _sort_utf16({folded[number] for number in used})
    numbers = {form: number for number, form in enumerate(forms)}
    find = numbers.get
    rank = np.array([find(form, -1) for form in folded], dtype=np.int32)
    rank[0] = -1
    return Vocabulary(
        forms,
        _most_written(len(forms), surfaces, rank, counts, used),
        _find_kin(surfaces, rank, spoken),
        [zlib.crc32(form.encode("utf-8", "surrogatepass")) for form in forms],
        _most_frequent(rank, counts, used),
        rank,
    )


def write_vocabulary(
    words: Vocabulary, articles: NDArray[np.int64], shelf: Shelf
) -> Iterator[File]:
    """The chunks of the vocabulary; *articles* says how many have each form."""
    first = 0
    for number in range(1, len(words.forms) + 1):
        size = number - first
        ends = size >= _FEWEST and words.marks[number % len(words.forms)] % _FEWEST == 0
        if ends or size == _MOST or number == len(words.forms):
            part = range(first, number)
            make = partial(_write_columns, words, articles, part)
            yield shelf.put(_inputs(words, articles, part), make, first)
            first = number


def _inputs(words: Vocabulary, articles: NDArray[np.int64], part: range) -> str:
    """All that a chunk of the vocabulary depends on."""
    forms = words.forms[part.start : part.stop]
    shown = words.shown[part.start : part.stop]
    kin = [(n - part.start, [other - n for other in words.kin[n]]) for n in part if n in words.kin]
    return repr((forms, shown, articles[part.start : part.stop].tolist(), kin))


def _write_columns(words: Vocabulary, articles: NDArray[np.int64], part: range) -> list[str]:
    """Forms (each without what it shares with the one before), numbers, and ways of writing."""
    numbers: list[int] = []
    for number in part:
        kin = words.kin.get(number, ())
        numbers += (int(articles[number]), len(kin))
        numbers += (_zigzag(other - number) for other in kin)
    shown = (_write_shown(words.forms[n], words.shown[n]) for n in part)
    return [
        write_fronts([words.forms[n] for n in part]),
        write_numbers(numbers),
        " ".join(shown),
    ]


def write_fronts(forms: list[str]) -> str:
    """Front coding (Witten, Moffat and Bell 1999, 4.1) of ascending *forms*, as text.

    How many letters each shares with the one before, as numbers; then the rests of all.
    """
    shared = [_shared(before, form) for before, form in zip(["", *forms], forms, strict=False)]
    digits = write_numbers(shared)
    return digits + "".join(f" {form[n:]}" for n, form in zip(shared, forms, strict=True))


def _shared(before: str, form: str) -> int:
    most = min(len(before), len(form), _LONGEST_PREFIX)
    return next((n for n in range(most) if before[n] != form[n] or form[n] > "\uffff"), most)


def _write_shown(form: str, shown: str) -> str:
    if shown == form:
        return ""
    return "^" if shown == form[0].upper() + form[1:] else shown


def _sort_utf16(forms: set[str]) -> list[str]:
    if max("".join(forms), default="") < "\ud800":  # then the order of code points is the same
        return sorted(forms)
    return sorted(forms, key=lambda form: form.encode("utf-16-be", "surrogatepass"))


def _zigzag(value: int) -> int:
    return 2 * value if value >= 0 else -2 * value - 1


def _most_written(
    size: int,
    surfaces: list[str],
    rank: NDArray[np.int32],
    counts: NDArray[np.int64],
    used: list[int],
) -> list[str]:
    """The most frequent way of writing each form; of equals, the first in order."""
    best: list[tuple[int, str]] = [(0, "")] * size
    for number, form, count in zip(used, rank[used].tolist(), counts[used].tolist(), strict=True):
        other = (-count, surfaces[number])
        if other < best[form] or not best[form][1]:
            best[form] = other
    return [surface for _, surface in best]


def _find_kin(
    surfaces: list[str], rank: NDArray[np.int32], spoken: dict[str, NDArray[np.bool_]]
) -> dict[int, list[int]]:
    families: dict[tuple[str, str], set[int]] = {}
    for lang, present in spoken.items():
        stem = choose_stemmer(lang)
        if stem is None:
            continue
        base = lang.split("-")[0]
        numbers = [number for number in np.flatnonzero(present).tolist() if number]
        stems = stem([surfaces[number] for number in numbers])
        for form, found in zip(rank[numbers].tolist(), stems, strict=True):
            families.setdefault((base, found), set()).add(form)
    kin: dict[int, set[int]] = {}
    for family in families.values():
        if len(family) > 1:
            for form in family:
                kin.setdefault(form, set()).update(family)
    return {form: sorted(others - {form}) for form, others in kin.items()}


def _most_frequent(
    rank: NDArray[np.int32], counts: NDArray[np.int64], used: list[int]
) -> list[int]:
    of_forms = np.bincount(rank[used], weights=counts[used]).astype(np.int64)
    order = np.lexsort((np.arange(len(of_forms)), -of_forms))
    return sorted(int(form) for form in order[:COMMON])
