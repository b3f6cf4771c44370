"""Names: the records that articles are tagged with, found under each of their forms."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from fonds.search.analysis import name_words
from fonds.search.answering.contents import Index, last_up_to
from fonds.search.answering.decoding import Ints, read_growing, read_numbers, to_units
from fonds.search.answering.matches import Match, unite_docs

_MOST_GLUED = 8  # names that are read
_MOST_CALLED = 3  # of them, those that may be meant


@dataclass(frozen=True, slots=True)
class Name:
    """A name that articles are tagged with."""

    id: int  # among all names
    label: str
    articles: int  # tagged with it
    forms: tuple[str, ...]  # folded, the preferred one first


def find_names(index: Index, facet: str, text: str, quoted: bool, star: bool) -> list[Name]:
    """The names of *facet* that *text* means.

    *quoted*: it is the whole name, a preferred form before any other; else its words stand in a row
    somewhere in one of the forms, the last a beginning if *star*.
    """
    words = name_words(text)
    names = [it for it in _names_with(index, words, star) if facet_of(index, it.id) == facet]
    key = " ".join(words)
    if not quoted:
        return [it for it in names if any(_stands_in(form, key, star) for form in it.forms)]
    preferred = [it for it in names if it.forms[0] == key]
    return preferred or [it for it in names if key in it.forms]


def names_called(index: Index, text: str) -> list[Name]:
    """The names some form of which is the whole of *text*."""
    words = name_words(text)
    return [it for it in _names_with(index, words, False) if " ".join(words) in it.forms]


def names_glued(index: Index, form: str) -> list[Name]:
    """The names in which two words, written as one, are *form*: those of most articles."""
    numbers = numbers_with(index, [form], False)[:_MOST_GLUED]
    names = [read_name(index, id_) for id_ in numbers]
    glued = [it for it in names if any(_is_glued_in(name, form) for name in it.forms)]
    return sorted(glued, key=lambda it: (-it.articles, it.id))[:_MOST_CALLED]


def _is_glued_in(name: str, form: str) -> bool:
    return any(one + other == form for one, other in pairwise(name.split(" ")))


def match_names(index: Index, names: list[Name]) -> Match:
    """The articles tagged with one of *names*."""
    return Match(unite_docs(_read_tagged(index, name.id) for name in names))


def facet_of(index: Index, id_: int) -> str:
    """The key of the facet that the name *id_* belongs to."""
    facets = index.contents.facets
    return facets[last_up_to([facet.first for facet in facets], id_)].key


def _names_with(index: Index, words: list[str], star: bool) -> list[Name]:
    """Names with a form in which the first word, or the start of the only one, occurs."""
    return [read_name(index, id_) for id_ in numbers_with(index, words, star)]


def numbers_with(index: Index, words: list[str], star: bool = False) -> list[int]:
    """The numbers of names with a form in which the first word, or the start of the only one, is.

    Of each facet those with most articles are first.
    """
    rows = _find_rows(index, words[0], star and len(words) == 1) if words else []
    return sorted({number for _, numbers in rows for number in read_growing(numbers)})


def _find_rows(index: Index, word: str, star: bool) -> list[tuple[str, str]]:
    firsts, key = index.contents.first_words, to_units(word)
    first = max(0, last_up_to(firsts, key))
    last = last_up_to(firsts, f"{key}\uffff") if star else first
    if not firsts:
        return []
    rows = [row for chunk in range(first, last + 1) for row in index.chunk("n", chunk)]
    return [(it, numbers) for it, numbers in rows if it == word or (star and it.startswith(word))]


def read_name(index: Index, id_: int) -> Name:
    """What is known of the name *id_*."""
    facets, size = index.contents.facets, index.contents.records
    own = last_up_to([facet.first for facet in facets], id_)
    chunk, rank = divmod(id_ - facets[own].first, size)
    before = sum(min(max(it.count - chunk * size, 0), size) for it in facets[:own])
    label, _, articles, *forms = index.chunk("r", chunk)[before + rank]
    return Name(id_, label, articles, tuple(forms))


def _stands_in(form: str, key: str, star: bool) -> bool:
    return f" {key}{'' if star else ' '}" in f" {form} "


def _read_tagged(index: Index, id_: int) -> Ints:
    numbers = index.family("g").numbers
    chunk = last_up_to(numbers, id_)
    gaps = read_numbers(index.chunk("g", chunk)[id_ - numbers[chunk]])
    docs: Ints = np.cumsum(gaps + 1) - 1
    return docs
