"""One word: the forms that it stands for, and the articles that have one of them."""

from __future__ import annotations

import math
from functools import partial
from unicodedata import category

import numpy as np

from fonds.search.analysis import is_unspaced, load_rules
from fonds.search.answering.contents import Index
from fonds.search.answering.decoding import from_units, to_units
from fonds.search.answering.forms import (
    Entry,
    Form,
    find_form,
    find_prefix,
    prefix_chunks,
    read_family_of,
)
from fonds.search.answering.lists import read_postings
from fonds.search.answering.matches import Match, unite_docs
from fonds.search.answering.ranking import rarity, read_norms, score

_NEAREST = 5  # forms that stand in for a word that occurs nowhere
_MANY_CHUNKS = 8


def expand_word(index: Index, form: str) -> list[Form]:
    """A word of a query, the forms akin to it, and those of what it is short for."""
    entry = find_form(index, form)
    own = read_family_of(index, entry) if entry else []
    known, short = {it.entry.id for it in own}, load_rules()["short"]
    full = expand_word(index, short[form]) if form in short else []
    return [*own, *(Form(it.entry, False) for it in full if it.entry.id not in known)]


def match_forms(index: Index, forms: list[Form], in_title: bool) -> Match:
    """The articles that have one of *forms*, in the title if *in_title*."""
    found, norms = np.zeros(index.contents.articles), read_norms(index)
    heads: dict[int, int] = {}
    for form in forms:
        it = read_postings(index, form.entry.id)
        headed = it.titled > 0
        for doc, at in zip(it.docs[headed].tolist(), it.heads[headed].tolist(), strict=True):
            heads[doc] = min(at, heads.get(doc, at))
        kept = headed if in_title else slice(None)
        docs = it.docs[kept]
        found[docs] += norms.frequency(docs, it.counts[kept], it.titled[kept], form.exact)
    docs = np.flatnonzero(found)
    weight = rarity(index, len(docs))
    exact = [read_postings(index, form.entry.id).docs for form in forms if form.exact]
    very = unite_docs(exact) if len(forms) > 1 else None
    return Match(docs, score(weight, found[docs]), weight, heads, very)


def find_nearest(index: Index, word: str) -> list[Entry]:
    """The forms nearest to one that occurs nowhere, the most frequent first.

    Those at distance one, else other inflections of the same beginning, else those at distance two.
    """
    if len(word) < 4 or is_unspaced(word) or any(category(char)[0] == "N" for char in word):
        return []  # a number is that number
    form = to_units(word)
    candidates = _find_candidates(index, form)
    one = [entry for edits, entry in candidates if edits == 1]
    nearest = one or _find_inflected(index, form) or [entry for _, entry in candidates]
    return nearest[:_NEAREST]


def _find_candidates(index: Index, form: str) -> list[tuple[int, Entry]]:
    most = 1 if len(form) < 8 else 2
    measured = [(edit_distance(form, it.form, most), it) for it in _similar_entries(index, form)]
    near = [pair for pair in measured if pair[0] <= most]
    return sorted(near, key=lambda pair: (pair[0], *by_frequency(pair[1])))


def _similar_entries(index: Index, form: str) -> list[Entry]:
    """Entries with the same beginning, an edit in the first two letters allowed."""
    a, b, c = list(from_units(form))[:3]
    wide = len(prefix_chunks(index, to_units(a))) <= _MANY_CHUNKS
    prefixes = [a, b + a, b + c] if wide else [a + b, b + a, a + c, b + c]
    found = (find_prefix(index, to_units(prefix)) for prefix in prefixes)
    return list({entry.id: entry for entries in found for entry in entries}.values())


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


def edit_distance(one: str, other: str, most: int) -> int:
    """Optimal string alignment distance (Damerau 1964), up to *most*."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    older: list[int] = []
    row = list(range(len(other) + 1))
    for i in range(1, len(one) + 1):
        following = [i]
        for j in range(1, len(other) + 1):
            cost = min(row[j] + 1, following[j - 1] + 1, row[j - 1] + (one[i - 1] != other[j - 1]))
            if older and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                cost = min(cost, older[j - 2] + 1)
            following.append(cost)
        if min(following) > most:
            return most + 1
        older, row = row, following
    return row[-1]
