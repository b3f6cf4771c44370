"""The vocabulary: every form, its most frequent spelling, and its other inflections."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from fonds.search.chunks import ChunkWriter, File
from fonds.search.families import choose_families
from fonds.search.numbers import write_numbers

COMMON = 59
"""How many of the most frequent forms are common: phrases with them are searched in another way."""

FEW = 10
"""A form is of a family if one in so many of its occurrences is spelled so: *sûr* does not make
*sur* a form of *sûre*."""

_MIN_FORMS = 512
"""Forms from which on a chunk of the vocabulary may end; where it does is content-defined."""

_MAX_FORMS = 2048
"""Forms that a chunk of the vocabulary does not exceed."""

_LONGEST_PREFIX = 59
"""Most letters that a form shares with the one before it: what one digit can hold."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every form of an archive, numbered in the order of UTF-16, which is JavaScript's."""

    forms: list[str]  # folded
    shown: list[str]  # the most frequent spelling of each
    inflections: dict[int, list[int]]  # form → the other forms that it finds, if there are any
    boundary_hashes: list[int]  # of each form: decides whether a chunk may end before it
    common: list[int]  # numbers of the most frequent forms, ascending
    rank: NDArray[np.int32]  # surface → number of its form; -1 where no text has that form


def make_vocabulary(
    surfaces: list[str],
    folded: list[str],
    counts: NDArray[np.int64],
    occurs_in: dict[str, NDArray[np.bool_]],
) -> Vocabulary:
    """The vocabulary of *surfaces*, of which *counts* says how often each occurs.

    *folded*: the form of each, the first of which is the end of a paragraph; *occurs_in*:
    language → whether each surface occurs in it.
    """
    used = [number for number in np.flatnonzero(counts).tolist() if number]
    forms = _sort_utf16({folded[number] for number in used})
    numbers = {form: number for number, form in enumerate(forms)}
    find = numbers.get
    rank = np.array([find(form, -1) for form in folded], dtype=np.int32)
    rank[0] = -1
    return Vocabulary(
        forms,
        _most_frequent_spelling(len(forms), surfaces, rank, counts, used),
        _find_inflections(surfaces, rank, counts, occurs_in),
        [zlib.crc32(form.encode("utf-8", "surrogatepass")) for form in forms],
        _most_frequent_forms(rank, counts, used),
        rank,
    )


def write_vocabulary(
    words: Vocabulary, articles: NDArray[np.int64], writer: ChunkWriter
) -> Iterator[File]:
    """The chunks of the vocabulary; *articles* says how many have each form."""
    first = 0
    for number in range(1, len(words.forms) + 1):
        size = number - first
        ends = (
            size >= _MIN_FORMS
            and words.boundary_hashes[number % len(words.forms)] % _MIN_FORMS == 0
        )
        if ends or size == _MAX_FORMS or number == len(words.forms):
            part = range(first, number)
            make = partial(_write_columns, words, articles, part)
            yield writer.put(_inputs(words, articles, part), make, first)
            first = number


def _inputs(words: Vocabulary, articles: NDArray[np.int64], part: range) -> str:
    """All that a chunk of the vocabulary depends on."""
    forms = words.forms[part.start : part.stop]
    shown = words.shown[part.start : part.stop]
    inflections = [
        (n - part.start, [other - n for other in words.inflections[n]])
        for n in part
        if n in words.inflections
    ]
    return repr((forms, shown, articles[part.start : part.stop].tolist(), inflections))


def _write_columns(words: Vocabulary, articles: NDArray[np.int64], part: range) -> list[str]:
    """The columns of a chunk: forms (front coded), numbers (articles, inflections), spellings."""
    numbers: list[int] = []
    for number in part:
        inflections = words.inflections.get(number, ())
        numbers += (int(articles[number]), len(inflections))
        numbers += (_zigzag(other - number) for other in inflections)
    shown = (_write_shown(words.forms[n], words.shown[n]) for n in part)
    return [
        write_fronts([words.forms[n] for n in part]),
        write_numbers(numbers),
        " ".join(shown),
    ]


def write_fronts(forms: list[str]) -> str:
    """Front coding (Witten, Moffat and Bell 1999, 4.1) of ascending *forms*, as text.

    The lengths of the prefixes shared with the form before, as numbers; then all suffixes.
    """
    shared = [
        _shared_prefix(before, form) for before, form in zip(["", *forms], forms, strict=False)
    ]
    digits = write_numbers(shared)
    return digits + "".join(f" {form[n:]}" for n, form in zip(shared, forms, strict=True))


def _shared_prefix(before: str, form: str) -> int:
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


def _most_frequent_spelling(
    size: int,
    surfaces: list[str],
    rank: NDArray[np.int32],
    counts: NDArray[np.int64],
    used: list[int],
) -> list[str]:
    """The most frequent spelling of each form; of equals, the first in order."""
    best: list[tuple[int, str]] = [(0, "")] * size
    for number, form, count in zip(used, rank[used].tolist(), counts[used].tolist(), strict=True):
        other = (-count, surfaces[number])
        if other < best[form] or not best[form][1]:
            best[form] = other
    return [surface for _, surface in best]


def _find_inflections(
    surfaces: list[str],
    rank: NDArray[np.int32],
    counts: NDArray[np.int64],
    occurs_in: dict[str, NDArray[np.bool_]],
) -> dict[int, list[int]]:
    inflections: dict[int, set[int]] = {}
    for lang, present in occurs_in.items():
        families = choose_families(lang)
        if families is None:
            continue
        numbers = [number for number in np.flatnonzero(present).tolist() if number]
        kin = families([surfaces[number] for number in numbers])
        forms, spelled = rank[numbers].tolist(), counts[numbers].tolist()
        least = _least_counts(forms, spelled)
        answers = _share_keys(forms, spelled, (one.answers for one in kin), least)
        having: dict[str, list[int]] = {}
        for key, form in answers:
            having.setdefault(key, []).append(form)
        for key, form in _share_keys(forms, spelled, (one.asks for one in kin), least):
            if (found := having.get(key)) and found != [form]:
                inflections.setdefault(form, set()).update(found)
    return {form: sorted(found - {form}) for form, found in inflections.items()}


def _least_counts(forms: list[int], spelled: list[int]) -> dict[int, int]:
    """Form → how often spellings of a family must occur for the form to be of it: a tenth."""
    totals: dict[int, int] = {}
    for form, count in zip(forms, spelled, strict=True):
        totals[form] = totals.get(form, 0) + count
    return {form: -(-total // FEW) for form, total in totals.items()}


def _share_keys(
    forms: list[int], spelled: list[int], keys: Iterable[tuple[str, ...]], least: dict[int, int]
) -> Iterator[tuple[str, int]]:
    """Each key with a form of which enough occurrences, by their spelling, have the key."""
    shares: dict[tuple[str, int], int] = {}
    for form, count, own in zip(forms, spelled, keys, strict=True):
        for key in own:
            shares[key, form] = shares.get((key, form), 0) + count
    return (pair for pair, share in shares.items() if share >= least[pair[1]])


def _most_frequent_forms(
    rank: NDArray[np.int32], counts: NDArray[np.int64], used: list[int]
) -> list[int]:
    of_forms = np.bincount(rank[used], weights=counts[used]).astype(np.int64)
    order = np.lexsort((np.arange(len(of_forms)), -of_forms))
    return sorted(int(form) for form in order[:COMMON])
