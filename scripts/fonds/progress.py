"""Progress: a bar that moves on a terminal, a plain line a stage elsewhere."""

from __future__ import annotations

import sys
import time
from typing import TextIO

_EVERY = 0.1
"""Seconds between two paintings of the bar."""


class Progress:
    """Shows how far each stage is; call it as ``pipeline.Stage``."""

    def __init__(self, stream: TextIO | None = None, quiet: bool = False) -> None:
        self._stream = stream or sys.stderr
        self._quiet = quiet
        self._live = not quiet and self._stream.isatty()
        self._stage = ""
        self._done = self._total = 0
        self._painted = 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        """*done* of *total* (0: not known) of *stage*."""
        if stage != self._stage:
            self.close()
            self._stage = stage
        self._done, self._total = done, total
        if self._live and time.monotonic() - self._painted > _EVERY:
            self._painted = time.monotonic()
            self._stream.write(f"\r\x1b[K{self._line()}")
            self._stream.flush()

    def close(self) -> None:
        """End the line of the stage that runs."""
        if self._stage and not self._quiet:
            self._stream.write(f"\r\x1b[K{self._line()}\n" if self._live else f"{self._line()}\n")
            self._stream.flush()
        self._stage = ""

    def _line(self) -> str:
        if not self._total:
            return f"{self._stage}: {self._done}"
        share = 100 * self._done // self._total
        return f"{self._stage}: {self._done} of {self._total} ({share} %)"
