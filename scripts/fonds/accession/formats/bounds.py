"""The bounds that a reader is held to: it ends in time, and damage becomes a sentence."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from fonds.accession.decoding import Refusal
from fonds.accession.formats.document import Document, Reader, UnreadableError
from fonds.base.speech import tell
from fonds.catalogue.sources import NO_READER

INSTALL = "pip install 'fonds[formats]'"
"""The command that installs the libraries of all readers."""

_LONGEST = 10.0
"""Seconds of the processor's time that a reader may take for one file: a busy machine changes
nothing about what is read."""
_AGAIN = 0.5
"""Seconds after which it is sent again, if the first time was in a place that hears nothing."""


class _TooSlowError(BaseException):
    """A reader did not end in time. No Exception: libraries go on after any of those."""


def guard(reader: Reader, data: bytes) -> Document | Refusal:
    """What *reader* makes of *data*, within bounds, and without an exception."""
    try:
        with _time_limit(_LONGEST):
            return attempt(reader, data)
    except _TooSlowError:
        message = tell(
            "Reading it took more than {longest:g} seconds: save its text as .txt.",
            longest=_LONGEST,
        )
        return Refusal("too-slow", message)


def attempt(reader: Reader, data: bytes) -> Document | Refusal:
    """What *reader* makes of *data*, without an exception."""
    try:
        return reader(data)
    except ImportError as error:  # of a library that is there in part
        return Refusal(
            NO_READER,
            tell(
                "A library cannot be loaded ({error}): {install} mends it.",
                error=error,
                install=INSTALL,
            ),
        )
    except UnreadableError as error:
        return error.refusal
    except Exception as error:  # a library may raise anything on damaged bytes
        what = f"{type(error).__name__}: {error}"[:200]
        return Refusal(
            "broken", tell("It is damaged and cannot be read ({what}): get it anew.", what=what)
        )


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Raise _TooSlowError in a block that takes longer; only where the system has timers."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not (
        threading.main_thread()
    ):
        yield
        return
    before = signal.signal(signal.SIGPROF, _give_up)
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _give_up(number: int, frame: FrameType | None) -> None:
    raise _TooSlowError
