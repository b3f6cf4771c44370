"""What a signal does that ends a command: one line, nothing left running, the conventional code.

No exception is raised for it, which might surface anywhere and be swallowed there: a command may
die at any moment, and the next one finds all whole, so it ends where it stands.

This is loaded before all else, and loads next to nothing.
"""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager, suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
SIGNALS = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))
"""Those that end a command; Windows lacks the last."""

_LINE = b"fonds: stopped; nothing is half done: run the same command again to go on\n"

_shields: list[int] = []
"""Signals that came while a block was `shielded`, after a 0 for the block."""

_cleanings: dict[object, Callable[[], None]] = {}
"""What to do before the end, the latest first."""


def catch_signals(signals: Iterable[signal.Signals] = SIGNALS, *, only_free: bool = False) -> None:
    """End this process plainly at each of *signals*, but for those that it is to ignore (nohup).

    *only_free*: leave those too for which somebody else has a handler. Does nothing outside the
    main thread, where Python has no handlers.
    """
    with suppress(ValueError):
        for number in signals:
            known = signal.getsignal(number)
            if known is signal.SIG_DFL or not (only_free or known is signal.SIG_IGN):
                signal.signal(number, _stop)


def when_stopped(key: object, clean: Callable[[], None]) -> None:
    """Call *clean* if a signal ends this process; it takes the place of what *key* stood for.

    It runs amid anything else: it may take no lock, and may find its work half done already.
    """
    _cleanings[key] = clean


@contextmanager
def if_stopped(clean: Callable[[], None]) -> Iterator[None]:
    """Call *clean* if a signal ends this process in the block."""
    key = object()
    when_stopped(key, clean)
    try:
        yield
    finally:
        del _cleanings[key]


@contextmanager
def shielded() -> Iterator[None]:
    """A signal waits for the end of this block, and processes started in it never get one.

    Who started them ends them: Ctrl+C reaches all processes of a terminal, one that has not begun
    yet too.
    """
    masked = hasattr(signal, "pthread_sigmask")  # not on Windows
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS) if masked else None
    _shields.append(0)
    try:
        yield
    finally:
        came = max(_shields)
        _shields.clear()
        if before is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        if came:  # to another thread, which no mask of this one holds up
            _stop(came, None)


def _stop(number: int, frame: FrameType | None) -> None:
    if _shields:
        _shields.append(number)
        return
    for other in SIGNALS:
        signal.signal(other, signal.SIG_IGN)
    for clean in reversed(list(_cleanings.values())):
        with suppress(Exception):
            clean()
    with suppress(OSError):  # past all buffers, and in place of a bar that stands there
        os.write(2, (b"\r\x1b[K" if os.isatty(2) else b"") + _LINE)
    os._exit(128 + number)
