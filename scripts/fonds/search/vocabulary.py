"""The vocabulary: every form, its most frequent spelling, and its other inflections."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from fonds.base.flatrows import list_entries
from fonds.search.chunks import MODULUS, ChunkWriter, File
from fonds.search.family_store import FamilyStore, Keyed
from fonds.search.numbers import write_numbers
from fonds.search.packing import Lists, find_starts

COMMON = 59
"""How many of the most frequent forms are common: phrases with them are searched in another way."""

FEW = 10
"""A form is of a family if one in so many of its occurrences is spelled so: *sûr* does not make
*sur* a form of *sûre*."""

_FORM = (1 << 32) - 1
"""Where the number of a form is in a pair of key and form."""

_ENTRY = 4  # characters of a form in a chunk, about, beside itself and its lists

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
    families: FamilyStore | None = None,
) -> Vocabulary:
    """The vocabulary of *surfaces*, of which *counts* says how often each occurs.

    *folded*: the form of each, the first of which is the end of a paragraph; *occurs_in*:
    language → whether each surface occurs in it; *families*: what is known of these already.
    """
    used = [number for number in np.flatnonzero(counts).tolist() if number]
    forms = _sort_utf16({folded[number] for number in used})
    numbers = {form: number for number, form in enumerate(forms)}
    find = numbers.get
    rank = np.array([find(form, -1) for form in folded], dtype=np.int32)
    rank[0] = -1
    return Vocabulary(
        forms,
        _most_frequent_spelling(surfaces, rank, counts, used),
        _find_inflections(surfaces, rank, counts, occurs_in, families or FamilyStore()),
        [zlib.crc32(form.encode("utf-8", "surrogatepass")) for form in forms],
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
    hashes = np.array(words.boundary_hashes, dtype=np.int64)
    starts = find_starts(ends, np.flatnonzero(hashes % MODULUS == 0), writer.bounds)
    for low, high in pairwise([*starts, len(words.forms)]):
        part = range(low, high)
        make = partial(_write_columns, words, articles, lists, part)
        yield writer.put(_inputs(words, articles, lists, part), make, low)


def _inputs(
    words: Vocabulary, articles: NDArray[np.int64], lists: tuple[Lists, Lists], part: range
) -> bytes:
    """All that a chunk of the vocabulary depends on."""
    low, high = part.start, part.stop
    inflections = [
        (n - low, [other - n for other in words.inflections[n]])
        for n in part
        if n in words.inflections
    ]
    texts = "\n".join([*words.forms[low:high], *words.shown[low:high], repr(inflections)])
    row: list[bytes | bytearray] = [
        texts.encode("utf-8", "surrogatepass"),
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
        inflections = words.inflections.get(number, ())
        numbers += (int(articles[number]), len(inflections))
        numbers += (_zigzag(other - number) for other in inflections)
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


def _sort_utf16(forms: set[str]) -> list[str]:
    joined = "".join(forms)
    if len(joined.encode("utf-16-be", "surrogatepass")) == 2 * len(joined):
        return sorted(forms)  # without pairs of surrogates it is the order of code points
    return sorted(forms, key=lambda form: form.encode("utf-16-be", "surrogatepass"))


def _zigzag(value: int) -> int:
    return 2 * value if value >= 0 else -2 * value - 1


def _most_frequent_spelling(
    surfaces: list[str],
    rank: NDArray[np.int32],
    counts: NDArray[np.int64],
    used: list[int],
) -> list[str]:
    """The most frequent spelling of each form; of equals, the first in order."""
    surface = np.array(used, dtype=np.int64)
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


def _find_inflections(
    surfaces: list[str],
    rank: NDArray[np.int32],
    counts: NDArray[np.int64],
    occurs_in: dict[str, NDArray[np.bool_]],
    store: FamilyStore,
) -> dict[int, list[int]]:
    found = [np.zeros(0, dtype=np.int64)]
    for lang, present in occurs_in.items():
        numbers = np.flatnonzero(present)[1 if present[0] else 0 :]
        if len(numbers) and (keys := store.find(lang, numbers, surfaces)):
            found.append(_match_keys(rank[numbers], counts[numbers], *keys))
    pairs = np.unique(np.concatenate(found))
    form, others = pairs >> 32, (pairs & _FORM).tolist()
    heads = np.flatnonzero(np.diff(form, prepend=-1))
    runs = pairwise([*heads.tolist(), len(others)])
    asking = form[heads].tolist()
    return {one: others[low:high] for one, (low, high) in zip(asking, runs, strict=True)}


def _match_keys(
    forms: NDArray[np.int32], spelled: NDArray[np.int64], asks: Keyed, answers: Keyed
) -> NDArray[np.int64]:
    """Each form that asks for a key, in one integer with each other form that answers to it.

    Keys are numbers, in one integer with the form, since all words of an archive have some.
    """
    totals = np.bincount(forms, weights=spelled).astype(np.int64)
    asked, answered = (
        _keep_common(
            keys.astype(np.int64) << 32 | np.repeat(forms, sizes), np.repeat(spelled, sizes), totals
        )
        for keys, sizes in (asks, answers)
    )
    low = np.searchsorted(answered, asked >> 32 << 32)
    sizes = np.searchsorted(answered, (asked >> 32) + 1 << 32) - low
    asking = np.repeat(asked & _FORM, sizes)
    found = answered[list_entries(low, sizes)] & _FORM
    pairs: NDArray[np.int64] = (asking << 32 | found)[asking != found]
    return pairs


def _keep_common(
    pairs: NDArray[np.int64], spelled: NDArray[np.int64], totals: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Those of *pairs*, key and form, that one in `FEW` occurrences of the form has, in order."""
    different, place = np.unique(pairs, return_inverse=True)
    shares = np.bincount(place, weights=spelled, minlength=len(different))
    kept: NDArray[np.int64] = different[shares * FEW >= totals[different & _FORM]]
    return kept


def _most_frequent_forms(
    rank: NDArray[np.int32], counts: NDArray[np.int64], used: list[int]
) -> list[int]:
    of_forms = np.bincount(rank[used], weights=counts[used]).astype(np.int64)
    order = np.lexsort((np.arange(len(of_forms)), -of_forms))
    return sorted(int(form) for form in order[:COMMON])
