"""Inputs that do what none may do, to see that it is noticed."""

from __future__ import annotations

import os
import time

BOUNDED = 100_000_000
"""Bytes that an input may take here."""


def _raise() -> None:
    raise KeyError("x")


def _fill() -> None:
    _ = b"x" * (BOUNDED + (BOUNDED >> 1))


def _fill_all() -> None:
    _ = b"x" * (4 * BOUNDED)


def _work() -> None:
    end = time.process_time() + 0.8
    while time.process_time() < end:
        pass


TROUBLES = (
    lambda: None,
    _raise,
    lambda: os._exit(3),
    _fill,
    _fill_all,
    _work,
    lambda: None,
)
"""All but hanging, which takes time to be noticed."""


def get_into_trouble(name: str, number: int) -> None:
    """The trouble of that *number*."""
    TROUBLES[number]()


def hang(name: str, number: int) -> None:
    """Never come back from the first input."""
    time.sleep(0 if number else 600)
