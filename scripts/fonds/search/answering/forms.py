"""The vocabulary of an index: which forms there are, how they are written, which are akin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from fonds.search.answering.contents import Index, last_up_to
from fonds.search.answering.decoding import from_units, read_fronts, read_numbers, to_units

_COLUMNS = {"p": 3, "x": 4}
"""Letter of a list → the column of a chunk that has those of its forms."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A form of the vocabulary."""

    id: int  # among all forms
    form: str  # folded, in units of UTF-16
    shown: str  # as it is written most often
    articles: int  # that have it
    same_stem: tuple[int, ...]  # numbers of the other forms of its families
    lists: dict[str, slice]  # letter of a list → where in its chunk; empty: they are apart


@dataclass(frozen=True, slots=True)
class Form:
    """A form that a word of a query stands for."""

    entry: Entry
    exact: bool  # whether it is the very form asked for


def find_form(index: Index, form: str) -> Entry | None:
    """The entry of *form*, if the archive has it."""
    chunk = last_up_to(index.family("v").forms, to_units(form))
    if chunk < 0:
        return None
    wanted = to_units(form)
    return next((entry for entry in read_entries(index, chunk) if entry.form == wanted), None)


def find_prefix(index: Index, prefix: str) -> list[Entry]:
    """The entries of all forms that begin with *prefix*, which is in units of UTF-16."""
    entries = (
        entry for chunk in prefix_chunks(index, prefix) for entry in read_entries(index, chunk)
    )
    return [entry for entry in entries if entry.form.startswith(prefix)]


def prefix_chunks(index: Index, prefix: str) -> range:
    """The chunks that may hold forms with *prefix*."""
    firsts = index.family("v").forms
    return range(max(0, last_up_to(firsts, prefix)), last_up_to(firsts, f"{prefix}\uffff") + 1)


def read_family_of(index: Index, entry: Entry) -> list[Form]:
    """*entry*, and the forms akin to it."""
    numbers = index.family("v").numbers
    akin = [
        read_entries(index, chunk := last_up_to(numbers, other))[other - numbers[chunk]]
        for other in entry.same_stem
    ]
    return [Form(entry, True), *(Form(other, False) for other in akin)]


def read_entries(index: Index, chunk: int) -> list[Entry]:
    """The entries of one chunk of the vocabulary."""
    return index.once(("entries", chunk), partial(_decode, index, chunk))


def _decode(index: Index, chunk: int) -> list[Entry]:
    fronts, digits, written, *_ = index.chunk("v", chunk)
    numbers, shown = iter(read_numbers(digits).tolist()), written.split(" ")
    entries, ends = [], [0, 0]
    first = index.family("v").numbers[chunk]
    for id_, (form, spelling) in enumerate(
        zip(read_fronts(fronts, len(shown)), shown, strict=True), first
    ):
        articles, size = next(numbers), next(numbers)
        akin = tuple(id_ + _unzigzag(next(numbers)) for _ in range(size))
        units = to_units(form)
        lists = _read_lists(numbers, ends)
        entries.append(Entry(id_, units, _read_shown(units, spelling), articles, akin, lists))
    return entries


def read_list(index: Index, family: str, id_: int) -> str | None:
    """A list of the form *id_*, as text; None if it is in files of its own."""
    numbers = index.family("v").numbers
    chunk = last_up_to(numbers, id_)
    place = read_entries(index, chunk)[id_ - numbers[chunk]].lists.get(family)
    if place is None:
        return None
    text: str = index.chunk("v", chunk)[_COLUMNS[family]][place]
    return text


def _read_lists(numbers: Iterator[int], ends: list[int]) -> dict[str, slice]:
    """Where the lists of the next form are, after those that end at *ends*, which move on."""
    size = next(numbers)
    if not size:
        return {}
    starts = tuple(ends)
    ends[:] = starts[0] + size, starts[1] + next(numbers)
    return {
        family: slice(*place)
        for family, place in zip(_COLUMNS, zip(starts, ends, strict=True), strict=True)
    }


def _unzigzag(step: int) -> int:
    return -(step + 1) // 2 if step % 2 else step // 2


def _read_shown(form: str, written: str) -> str:
    if written == "^":
        return from_units(form[0].upper() + form[1:])
    return written or from_units(form)
