"""Runs of entries in flat arrays, which hold many short rows one after the other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


def list_entries(starts: Ints, sizes: Ints) -> Ints:
    """The indices of the entries of each run, one run after the other: ``starts[n]`` and so on."""
    shift = starts - (np.cumsum(sizes) - sizes)
    entries: Ints = np.arange(int(sizes.sum())) + np.repeat(shift, sizes)
    return entries
