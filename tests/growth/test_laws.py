"""What is computed for archives that nobody built follows from those that were."""

from __future__ import annotations

import pytest

from tests.bench.laws import fit


def test_a_power_law_is_found_from_its_points() -> None:
    law = fit({size: 0.5 * size**1.02 for size in (10_000, 30_000, 100_000)})
    assert law.exponent == pytest.approx(1.02)
    assert law.at(1_000_000) == pytest.approx(0.5 * 1_000_000**1.02)
    assert law.residual == pytest.approx(0, abs=1e-9)


def test_what_lies_off_the_law_is_said() -> None:
    assert fit({10: 10.0, 100: 120.0, 1000: 1000.0}).residual == pytest.approx(0.13, abs=0.01)
