"""Signal handlers that end a command: one line, no process left running, the usual exit code.

They exit at once instead of raising an exception, which might be swallowed wherever it surfaces:
all writes are atomic, so a command may die at any moment.

This module is imported before all others, and imports next to nothing.
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
"""The signals that end a command; Windows lacks the last."""

_LINE = b"fonds: stopped; nothing is half done: run the same command again to go on\n"

_pending: list[int] = []
"""Not empty in a block of `signals_deferred`: a 0, then the signals that came meanwhile."""

_cleanups: dict[object, Callable[[], None]] = {}
"""Cleanup functions, called in reverse order."""


def catch_signals(signals: Iterable[signal.Signals] = SIGNALS, *, only_free: bool = False) -> None:
    """Install the handler for each of *signals*, but for those that are ignored (nohup).

    *only_free*: nor for those that have another handler. Does nothing outside the
    main thread, where Python has no handlers.
    """
    with suppress(ValueError):
        for number in signals:
            known = signal.getsignal(number)
            if known is signal.SIG_DFL or not (only_free or known is signal.SIG_IGN):
                signal.signal(number, _stop)


def when_stopped(key: object, clean: Callable[[], None]) -> None:
    """Call *clean* if a signal ends this process; it replaces the one registered under *key*.

    It runs in a signal handler: it must take no lock, and its work may be half done already.
    """
    _cleanups[key] = clean


@contextmanager
def if_stopped(clean: Callable[[], None]) -> Iterator[None]:
    """Call *clean* if a signal ends this process in the block."""
    key = object()
    when_stopped(key, clean)
    try:
        yield
    finally:
        del _cleanups[key]


@contextmanager
def signals_deferred() -> Iterator[None]:
    """Defer signals to the end of this block; processes started in it have them blocked.

    Their parent ends them: Ctrl+C reaches all processes of a terminal, also those that are just
    starting.
    """
    can_block = hasattr(signal, "pthread_sigmask")  # not on Windows
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS) if can_block else None
    _pending.append(0)
    try:
        yield
    finally:
        came = max(_pending)
        _pending.clear()
        if before is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        if came:  # in another thread: the mask is that of this one alone
            _stop(came, None)


def _stop(number: int, frame: FrameType | None) -> None:
    if _pending:
        _pending.append(number)
        return
    for other in SIGNALS:
        signal.signal(other, signal.SIG_IGN)
    for clean in reversed(list(_cleanups.values())):
        with suppress(Exception):
            clean()
    with suppress(OSError):  # unbuffered, over a progress bar if there is one
        os.write(2, (b"\r\x1b[K" if os.isatty(2) else b"") + _LINE)
    os._exit(128 + number)
