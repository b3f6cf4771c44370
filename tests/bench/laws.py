"""How a cost grows: a power law through what was measured."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Law:
    """y = factor · n ^ exponent, the line through logarithms by least squares."""

    factor: float
    exponent: float
    residual: float  # by how much what was measured lies off it at most, 0.1 for 10 %

    def at(self, size: int) -> float:
        """What it gives for *size* articles."""
        return float(self.factor * size**self.exponent)


def fit(measured: dict[int, float]) -> Law:
    """The law through *measured*, size → value, of two sizes or more."""
    points = [(math.log(size), math.log(value)) for size, value in measured.items()]
    middle = sum(x for x, _ in points) / len(points)
    level = sum(y for _, y in points) / len(points)
    spread = sum((x - middle) ** 2 for x, _ in points)
    exponent = sum((x - middle) * (y - level) for x, y in points) / spread
    law = Law(math.exp(level - exponent * middle), exponent, 0.0)
    off = max(abs(value / law.at(size) - 1) for size, value in measured.items())
    return Law(law.factor, exponent, off)
