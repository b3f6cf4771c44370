"""Many short rows in one flat array, one after the other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


def list_entries(starts: Ints, sizes: Ints) -> Ints:
    """The indices of the entries of some rows, a row after the other: from ``starts[n]`` on,
    ``sizes[n]`` of them."""
    shift = starts - (np.cumsum(sizes) - sizes)
    entries: Ints = np.arange(int(sizes.sum())) + np.repeat(shift, sizes)
    return entries
