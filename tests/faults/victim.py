"""Runs ``fonds`` as the command line does, and kills its process group at the n-th change on disk.

``python -m tests.faults.victim N COUNT ARGUMENT…``: N 0 kills nothing; the number of changes goes
into the file COUNT. Every opening for writing, renaming, removing and making of folders counts.
"""

from __future__ import annotations

import atexit
import os
import signal
import sys
from pathlib import Path

_CHANGES = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate"})
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def watch(fatal: int, count_file: str) -> None:
    """Count changes from now on, and die at the one of number *fatal*, before it is made."""
    count = 0

    def see(event: str, args: tuple[object, ...]) -> None:
        nonlocal count
        if event in _CHANGES or (event == "open" and int(str(args[2])) & _WRITING):
            count += 1
            if count == fatal:
                os.killpg(0, signal.SIGKILL)

    atexit.register(lambda: Path(count_file).write_text(str(count)))
    sys.addaudithook(see)


def keep_often() -> None:
    """A build of shards keeps what it has done as often as one of many more articles does."""
    from fonds.catalogue import unfinished
    from fonds.search import tokens

    unfinished._KEPT = tokens._KEPT = 10


if __name__ == "__main__":
    from fonds.cli import main

    keep_often()
    watch(int(sys.argv[1]), sys.argv[2])
    main(sys.argv[3:])
