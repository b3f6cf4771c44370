"""Which forms find each other: those of words that a language counts as one family."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fonds.base.flatrows import Ints, list_entries
from fonds.search.family_store import FamilyStore, Keyed

FEW = 10
"""A form is of a family if one in so many of its occurrences is spelled so: *sûr* does not make
*sur* a form of *sûre*."""

_FORM = (1 << 32) - 1
"""Where the number of a form is in a pair of key and form."""


@dataclass(frozen=True, slots=True)
class Inflections:
    """Of each form the other forms that it finds."""

    ends: Ints  # where those of each form end
    steps: Ints  # those of one form after the other: their numbers, less that of the form

    def span(self, low: int, high: int) -> tuple[int, int]:
        """From where to where those of the forms from *low* to below *high* are."""
        return int(self.ends[low - 1]) if low else 0, int(self.ends[high - 1])

    def steps_of(self, form: int) -> list[int]:
        """Those of one form."""
        steps: list[int] = self.steps[slice(*self.span(form, form + 1))].tolist()
        return steps


def find_inflections(
    surfaces: list[str],
    rank: NDArray[np.int32],
    counts: NDArray[np.int64],
    occurs_in: dict[str, NDArray[np.bool_]],
    store: FamilyStore,
    forms: int,
) -> Inflections:
    """The inflections of so many *forms*: *rank* says which of them each of *surfaces* has.

    *counts*, *occurs_in*: as in `make_vocabulary`; *store*: the families of words.
    """
    found = [np.zeros(0, dtype=np.int64)]
    for lang, present in occurs_in.items():
        numbers = np.flatnonzero(present)[1 if present[0] else 0 :]
        if len(numbers) and (keys := store.find(lang, numbers, surfaces)):
            found.append(_match_keys(rank[numbers], counts[numbers], *keys))
    pairs = np.sort(np.concatenate(found))
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]
    asking = pairs >> 32
    return Inflections(np.cumsum(np.bincount(asking, minlength=forms)), (pairs & _FORM) - asking)


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
