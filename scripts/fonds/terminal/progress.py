"""Progress: a bar that moves on a terminal, a plain line a stage elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import Self, TypeVar

from fonds.base.speech import tell
from fonds.terminal.output import is_live, repaint, say

Stage = Callable[[str, int, int], None]
"""Called with a stage's name, how much of it is done, and of how much (0: not known)."""

T = TypeVar("T")

_NAMES = {
    str(name): name
    for name in (
        tell("fetch"),
        tell("read"),
        tell("parse"),
        tell("names"),
        tell("relations"),
        tell("pages"),
        tell("render"),
        tell("publish"),
        tell("search"),
        tell("verify"),
        tell("site"),
        tell("sources"),
        tell("bundle"),
    )
}
"""Stage → what it is called."""
_INTERVAL = 0.1
"""Seconds between two updates of the line."""


def say_nothing(stage: str, done: int, total: int) -> None:
    """A `Stage` that shows nothing, where MkDocs shows progress itself."""


def counted(items: Iterable[T], tick: Callable[[int, int], object], of: int = 0) -> Iterator[T]:
    """*items*; *tick* is called after each with how many are done, and *of* how many.

    In the end all are done: what was not among the items needed nothing.
    """
    count = 0
    for count, item in enumerate(items, 1):
        yield item
        tick(count, of)
    if count < of:
        tick(of, of)


class Progress:
    """Shows how far each stage is, on stderr; call it as a `Stage`, in a ``with``."""

    def __init__(self, quiet: bool = False) -> None:
        self._quiet = quiet
        self._live = not quiet and is_live()
        self._stage = ""
        self._done = self._total = 0
        self._painted = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        if error is None:
            self.close()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """*done* of *total* (0: not known) of *stage*."""
        if stage != self._stage:
            self.close()
            self._stage = stage
        self._done, self._total = done, total
        if self._live and time.monotonic() - self._painted > _INTERVAL:
            self._painted = time.monotonic()
            repaint(self._line())

    def close(self) -> None:
        """End the line of the stage that runs."""
        if self._stage and self._live:
            repaint(self._line(), last=True)
        elif self._stage and not self._quiet:
            say(self._line(), err=True)
        self._stage = ""

    def _line(self) -> str:
        stage = _NAMES.get(self._stage, self._stage)
        if not self._total:
            return tell("{stage}: {done}", stage=stage, done=self._done)
        share = 100 * self._done // self._total
        return tell(
            "{stage}: {done} of {total} ({share} %)",
            stage=stage,
            done=self._done,
            total=self._total,
            share=share,
        )
