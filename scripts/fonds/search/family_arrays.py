"""Families: which forms are found together, as arrays to reckon with."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fonds.search.posting_encoding import Flags, Ints


@dataclass(frozen=True, slots=True)
class Families:
    """Which forms are found together: of each form its family, which other families may share."""

    own: Ints  # family of each form, named by the first form that has it
    flat: Ints  # families that have each form, one form after the other
    starts: Ints  # where those of each form begin, and where the last ones end


def find_families(forms: int, inflections: dict[int, list[int]]) -> Families:
    """The families of so many *forms*; *inflections*: form → others of its family."""
    own = np.arange(forms, dtype=np.int64)
    known: dict[tuple[int, ...], int] = {}
    members: list[int] = []
    named: list[int] = []
    for form in sorted(inflections):
        family = tuple(sorted((form, *inflections[form])))
        own[form] = known.setdefault(family, form)
        if own[form] == form:
            members += family
            named += [form] * len(family)
    alone = np.setdiff1d(own, np.array(named, dtype=np.int64))
    member = np.concatenate((np.array(members, dtype=np.int64), alone))
    families = np.concatenate((np.array(named, dtype=np.int64), alone))
    starts = np.searchsorted(np.sort(member), np.arange(forms + 1))
    return Families(own, families[np.lexsort((families, member))], starts)


def forms_of(families: Families, wanted: Flags) -> Flags:
    """Whether each form is in a *wanted* family; the last one stands for breaks, which are not."""
    upto = np.concatenate(([0], np.cumsum(wanted[families.flat])))
    found: Flags = np.append(np.diff(upto[families.starts]) > 0, False)
    return found


def spread(keys: Ints, starts: Ints) -> tuple[Ints, Ints]:
    """For each of *keys* the numbers from its start to the next: rows of the keys, and numbers."""
    sizes = starts[keys + 1] - starts[keys]
    rows = np.repeat(np.arange(len(keys)), sizes)
    offsets = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return rows, starts[keys][rows] + offsets
