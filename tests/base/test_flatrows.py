from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from fonds.base.flatrows import list_different


@pytest.mark.parametrize("numbers", [[], [3], [2, 2], [5, 1, 5, 0, 1, -1]])
def test_each_number_is_listed_once(numbers: list[int]) -> None:
    found = list_different(np.array(numbers, dtype=np.int64))
    assert found.tolist() == sorted({*numbers})
    assert found.dtype == np.int64


def test_masked_arrays_are_not_loaded_for_it() -> None:
    code = (
        "import sys, numpy; from fonds.base.flatrows import list_different;"
        "list_different(numpy.array([1, 1])); sys.exit('numpy.ma' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
