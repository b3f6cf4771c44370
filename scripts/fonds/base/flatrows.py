"""Many short rows in one flat array, one after the other; and which numbers are in one."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
_Number = TypeVar("_Number", bound=np.number)


def list_entries(starts: Ints, sizes: Ints) -> Ints:
    """The indices of the entries of some rows, a row after the other: from ``starts[n]`` on,
    ``sizes[n]`` of them."""
    shift = starts - (np.cumsum(sizes) - sizes)
    entries: Ints = np.arange(int(sizes.sum())) + np.repeat(shift, sizes)
    return entries


def list_different(numbers: NDArray[_Number]) -> NDArray[_Number]:
    """Each of *numbers* once, ascending. `numpy.unique` loads masked arrays for it, which takes
    10 ms."""
    ordered = np.sort(numbers)
    apart = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=apart[1:])
    found: NDArray[_Number] = ordered[apart]
    return found
