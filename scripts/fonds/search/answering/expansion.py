"""One word: the forms that it stands for, and the articles that have one of them."""

from __future__ import annotations

import numpy as np

from fonds.search.analysis import load_rules
from fonds.search.answering.contents import Index
from fonds.search.answering.forms import Form, find_form, read_family_of
from fonds.search.answering.lists import read_postings
from fonds.search.answering.matches import Match, unite_docs
from fonds.search.answering.ranking import rarity, read_norms, score


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
