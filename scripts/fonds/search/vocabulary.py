"""The vocabulary: every form, its most frequent spelling, and its other inflections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import compress, pairwise

import numpy as np
from numpy.typing import NDArray

from fonds.base.flatrows import Ints
from fonds.search.chunks import MODULUS, ChunkWriter, File
from fonds.search.family_store import FamilyStore
from fonds.search.forms import Forms
from fonds.search.inflections import Inflections, find_inflections
from fonds.search.numbers import write_numbers
from fonds.search.packing import Lists, find_starts

COMMON = 59
"""How many of the most frequent forms are common: phrases with them are searched in another way."""

_ENTRY = 4  # characters of a form in a chunk, about, beside itself and its lists

_LONGEST_PREFIX = 59
"""Most letters that a form shares with the one before it: what one digit can hold."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every form of an archive, numbered in the order of UTF-16, which is JavaScript's."""

    forms: list[str]  # folded
    shown: list[str]  # the most frequent spelling of each
    inflections: Inflections  # the other forms that each finds
    boundary_hashes: Ints  # of each form: decides whether a chunk may end before it
    common: list[int]  # numbers of the most frequent forms, ascending
    rank: NDArray[np.int32]  # surface → number of its form; -1 where no text has that form


def make_vocabulary(
    surfaces: list[str],
    known: Forms,
    counts: NDArray[np.int64],
    occurs_in: dict[str, NDArray[np.bool_]],
    families: FamilyStore | None = None,
) -> Vocabulary:
    """The vocabulary of *surfaces*, of which *counts* says how often each occurs.

    *known*: the form of each, the first of which is the end of a paragraph; *occurs_in*:
    language → whether each surface occurs in it; *families*: what is known of these already.
    """
    used = np.flatnonzero(counts)
    used = used[used > 0]
    has = np.zeros(len(known.names), dtype=np.bool_)
    has[known.places[used]] = True
    numbers = np.append(np.where(has, np.cumsum(has) - 1, -1), -1)  # last that of a break
    rank = numbers[known.places].astype(np.int32)
    return Vocabulary(
        forms := list(compress(known.names, has.tolist())),
        _most_frequent_spelling(surfaces, rank, counts, used),
        find_inflections(surfaces, rank, counts, occurs_in, families or FamilyStore(), len(forms)),
        known.hashes[has].astype(np.int64),
        _most_frequent_forms(rank, counts, used),
        rank,
    )


def write_vocabulary(
    words: Vocabulary,
    articles: NDArray[np.int64],
    lists: tuple[Lists, Lists],
    writer: ChunkWriter,
) -> Iterator[File]:
    """The chunks of the vocabulary, each with the *lists* of its forms, articles and positions.

    *articles* says how many have each form. What a page needs of a word is so in one file.
    """
    sizes = np.array([len(form) for form in words.forms], dtype=np.int64) + _ENTRY
    ends = np.cumsum(sizes) + lists[0].ends + lists[1].ends
    boundaries = np.flatnonzero(words.boundary_hashes % MODULUS == 0)
    starts = find_starts(ends, boundaries, writer.bounds)
    for low, high in pairwise([*starts, len(words.forms)]):
        part = range(low, high)
        make = partial(_write_columns, words, articles, lists, part)
        yield writer.put(_inputs(words, articles, lists, part), make, low)


def _inputs(
    words: Vocabulary, articles: NDArray[np.int64], lists: tuple[Lists, Lists], part: range
) -> bytes:
    """All that a chunk of the vocabulary depends on."""
    low, high = part.start, part.stop
    inflections = words.inflections
    begin, end = inflections.span(low, high)
    texts = "\n".join([*words.forms[low:high], *words.shown[low:high]])
    row: list[bytes | bytearray] = [
        texts.encode("utf-8", "surrogatepass"),
        (inflections.ends[low:high] - begin).tobytes(),
        inflections.steps[begin:end].tobytes(),
        articles[low:high].tobytes(),
    ]
    for one in lists:
        begin, end = one.span(low, high)
        row += (one.data[begin:end], (one.ends[low:high] - begin).tobytes())
    return b"\0".join(row)


def _write_columns(
    words: Vocabulary, articles: NDArray[np.int64], lists: tuple[Lists, Lists], part: range
) -> list[str]:
    """The columns of a chunk: forms (front coded), numbers, spellings, articles, positions."""
    numbers: list[int] = []  # of a form: articles, inflections, sizes of its lists; 0: apart
    sizes = [np.diff(one.ends, prepend=0)[part.start : part.stop].tolist() for one in lists]
    for number, of_articles, of_positions in zip(part, *sizes, strict=True):
        steps = words.inflections.steps_of(number)
        numbers += (int(articles[number]), len(steps), *map(_zigzag, steps))
        numbers += (of_articles, of_positions) if of_articles else (0,)
    shown = (_write_shown(words.forms[n], words.shown[n]) for n in part)
    return [
        write_fronts([words.forms[n] for n in part]),
        write_numbers(numbers),
        " ".join(shown),
        *(one.text(part.start, part.stop) for one in lists),
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


def _zigzag(value: int) -> int:
    return 2 * value if value >= 0 else -2 * value - 1


def _most_frequent_spelling(
    surfaces: list[str],
    rank: NDArray[np.int32],
    counts: NDArray[np.int64],
    surface: Ints,
) -> list[str]:
    """The most frequent spelling of each form, of the numbers *surface*; of equals, the first."""
    order = np.lexsort((-counts[surface], rank[surface]))
    surface, form = surface[order], rank[surface[order]]
    heads = np.flatnonzero(np.diff(form, prepend=-1))
    shown = [surfaces[number] for number in surface[heads].tolist()]
    most = np.repeat(counts[surface[heads]], np.diff(heads, append=len(form)))
    equal = counts[surface] == most
    equal[heads] = False
    for one, number in zip(form[equal].tolist(), surface[equal].tolist(), strict=True):
        shown[one] = min(shown[one], surfaces[number])
    return shown


def _most_frequent_forms(
    rank: NDArray[np.int32], counts: NDArray[np.int64], used: Ints
) -> list[int]:
    of_forms = np.bincount(rank[used], weights=counts[used]).astype(np.int64)
    order = np.lexsort((np.arange(len(of_forms)), -of_forms))
    return sorted(int(form) for form in order[:COMMON])
