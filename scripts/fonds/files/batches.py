"""What a worker does with a batch of items, on this machine or on another."""

from __future__ import annotations

from collections.abc import Callable
from traceback import format_exception
from typing import Any

from fonds.base.errors import BuildFailedError, UsageError, failing_plainly

Outcome = tuple[list[Any], Exception | None]
"""The results of a batch, or the error that stopped it."""


class Work:
    """The function that a worker applies to every item, made at its first batch."""

    def __init__(self, make: Callable[[], Callable[[object], object]]) -> None:
        self._make = make
        self._do: Callable[[object], object] | None = None

    def apply(self, batch: list[object]) -> Outcome:
        """The results of *batch*, or the error that stopped it."""
        try:
            with failing_plainly():
                self._do = self._do or self._make()
                return [self._do(item) for item in batch], None
        except (UsageError, BuildFailedError) as error:
            return [], error
        except Exception as error:  # shown whole where it is raised again
            return [], RuntimeError("".join(format_exception(error)))
