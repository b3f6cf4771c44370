"""Everything that is tried, by the names of the targets and the numbers of their inputs."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.fuzz.large import LARGE
from tests.fuzz.targets import TARGETS

ALL = TARGETS | LARGE
"""Name → target, the large inputs last: one of each."""


def make_input(name: str, number: int, seed: int) -> bytes:
    """The input of that *number* for the target *name*, always the same for one *seed*."""
    return ALL[name].make(Random(f"{seed} {name} {number}"))  # noqa: S311 - no secret


def count_inputs(total: int) -> dict[str, int]:
    """How many inputs each target gets, in all at least *total*."""
    shares = sum(target.share for target in ALL.values())
    return {name: max(1, -(-total * target.share // shares)) for name, target in ALL.items()}


@dataclass(frozen=True, slots=True)
class Attempt:
    """Makes an input and tries it; a value, so that it can be sent to another process."""

    seed: int  # what chance begins with

    def __call__(self, name: str, number: int) -> None:
        ALL[name].check(make_input(name, number, self.seed))
