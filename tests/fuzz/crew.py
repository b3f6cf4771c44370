"""Processes that try inputs, and one that watches them: for what hangs, dies or eats memory."""

from __future__ import annotations

import multiprocessing
import re
import resource
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

from fonds.files.workers import count_cores

MOST_SECONDS = 10.0
"""Of the processor's time, for one input."""
MOST_BYTES = 1 << 30
"""Of memory that one input may take, beside what its process has anyway."""
_HANGS = 300.0
"""Seconds on the clock after which an input is said to hang; the machine may be busy."""
_LOOKS = 0.5
"""Seconds between two looks at what the processes are at."""
_PIECE = 25
"""Inputs that a process is given at once."""

_OWN = Path("/proc/self")
_STATUS, _MAPPED, _REFERENCES = _OWN / "status", _OWN / "statm", _OWN / "clear_refs"

Try = Callable[[str, int], None]
"""Makes and checks the input of that number of the target of that name; raises what is wrong."""


@dataclass(frozen=True, slots=True)
class Fault:
    """An input that broke a promise."""

    name: str  # of the target
    number: int  # of the input
    message: str  # what was wrong


@dataclass(frozen=True, slots=True)
class Piece:
    """Inputs of one target that are tried one after the other."""

    name: str  # of the target
    start: int  # number of the first
    stop: int  # number behind the last


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a piece."""

    piece: Piece  # as far as it got
    seconds: float  # of the processor's time that it took
    slowest: float  # of those, for one input at most
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one input may take."""

    seconds: float = MOST_SECONDS  # of the processor's time
    bytes: int = MOST_BYTES  # of memory
    hangs: float = _HANGS  # seconds on the clock until its process is killed


BOUNDS = Bounds()
"""What is promised of any file."""


def cut_into_pieces(counts: Iterable[tuple[str, int]]) -> Iterator[Piece]:
    """The pieces of so many inputs of each target."""
    for name, count in counts:
        for start in range(0, count, _PIECE):
            yield Piece(name, start, min(count, start + _PIECE))


def try_all(
    attempt: Try, pieces: Iterable[Piece], bounds: Bounds = BOUNDS, workers: int = 0
) -> Iterator[Done]:
    """What became of each of *pieces*; *attempt* is pickled.

    A process that dies or hangs is replaced; the rest of its piece is tried again without that one.
    """
    queue = iter(pieces)
    rest: list[Piece] = []
    crew = [_Member(attempt, bounds) for _ in range(workers or count_cores())]
    try:
        while True:
            for member in crew:
                if not member.piece and (piece := rest.pop() if rest else next(queue, None)):
                    member.give(piece)
            busy = [member for member in crew if member.piece]
            if not busy:
                return
            wait([member.pipe for member in busy], timeout=_LOOKS)
            for member in busy:
                if done := member.look():
                    rest += member.rest
                    yield done
    finally:
        for member in crew:
            member.end()


class _Member:
    """One process, and what it is at."""

    def __init__(self, attempt: Try, bounds: Bounds) -> None:
        self._attempt, self._bounds = attempt, bounds
        self.piece: Piece | None = None
        self.rest: list[Piece] = []
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._at = context.Value("q", 0, lock=False)
        self._process = context.Process(
            target=_work, args=(theirs, self._at, self._attempt, self._bounds), daemon=True
        )
        self._process.start()
        theirs.close()

    def give(self, piece: Piece) -> None:
        """Have it try *piece*."""
        self.piece, self.rest = piece, []
        self._at.value, self._seen, self._since = -1, -1, time.monotonic()
        self.pipe.send(piece)

    def look(self) -> Done | None:
        """What became of its piece, if it is done with it, dead, or at one input for too long."""
        if self.piece is None:
            return None
        now = time.monotonic()
        if self._at.value != self._seen:
            self._seen, self._since = self._at.value, now
        try:
            if self.pipe.poll():
                done: Done = self.pipe.recv()
                self.piece = None
                return done
        except (EOFError, OSError):
            return self._replace("Its process died.")
        hangs = self._seen >= 0 and now - self._since > self._bounds.hangs
        return self._replace(f"It hangs: {self._bounds.hangs:g} seconds.") if hangs else None

    def _replace(self, message: str) -> Done:
        piece, at = self.piece, self._at.value
        self.end()
        if piece is None or at < 0:
            raise RuntimeError("A process cannot be started: see above what it says.")
        pieces = (Piece(piece.name, piece.start, at), Piece(piece.name, at + 1, piece.stop))
        self.rest, self.piece = [it for it in pieces if it.start < it.stop], None
        self._start()
        seconds = time.monotonic() - self._since
        bad = Piece(piece.name, at, at + 1)
        return Done(bad, seconds, seconds, (Fault(piece.name, at, message),))

    def end(self) -> None:
        """End it, whatever it is at."""
        self._process.kill()
        self._process.join()
        self.pipe.close()


def _work(pipe: Connection, at: Synchronized[int], attempt: Try, bounds: Bounds) -> None:
    """What a process does: try pieces until it is ended."""
    while True:
        piece: Piece = pipe.recv()
        start, slowest, faults = time.process_time(), 0.0, list[Fault]()
        for number in range(piece.start, piece.stop):
            began = time.process_time()
            at.value = number
            message = try_one(partial(attempt, piece.name, number), bounds)
            if message:
                faults.append(Fault(piece.name, number, message))
            slowest = max(slowest, time.process_time() - began)
        pipe.send(Done(piece, time.process_time() - start, slowest, tuple(faults)))


def try_one(work: Callable[[], object], bounds: Bounds = BOUNDS) -> str:
    """What is wrong with *work*: what it raises, takes of time, of memory; "" if nothing is."""
    _forget_peak()
    began, before = time.process_time(), _peak()
    _limit_memory(bounds.bytes)
    try:
        work()
    except Exception:
        return traceback.format_exc()
    finally:
        _limit_memory(0)
    seconds, grown = time.process_time() - began, _peak() - before
    if seconds > bounds.seconds:
        return f"It took {seconds:.1f} seconds."
    return f"It took {grown >> 20} MB of memory." if grown > bounds.bytes else ""


def _peak() -> int:
    """Bytes of memory that this process has had at most, since `_forget_peak` where that can be."""
    if not _STATUS.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    found = re.search(r"VmHWM:\s*([0-9]+) kB", _STATUS.read_text())
    return int(found[1]) * 1024 if found else 0


def _forget_peak() -> None:
    """Let the most be what there is now, on Linux (proc_pid_clear_refs(5))."""
    if _REFERENCES.exists():
        _REFERENCES.write_text("5")


def _limit_memory(more: int) -> None:
    """Let this process take that much *more* than it has, and as much again; 0: all there is.

    What it maps counts, which is more than what it fills. Only where the system tells what it maps.
    """
    if not _MAPPED.exists():
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = (_mapped() + 2 * more) if more else hard
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _mapped() -> int:
    return int(_MAPPED.read_text().split()[0]) * resource.getpagesize()
