"""Files that come into place whole: written beside, then renamed."""

from __future__ import annotations

import os
from pathlib import Path

_BINARY = getattr(os, "O_BINARY", 0)  # Windows has it


def write_file(file: str | Path, data: bytes) -> None:
    """Write *data*, all of it, as a new file; an OSError says into which file.

    What stands there is replaced and never written through: it may be a link to another file.
    """
    try:
        descriptor = _create(file)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
        finally:
            os.close(descriptor)
    except OSError as error:  # of a full disk it does not by itself
        error.filename = error.filename or file
        raise


def _create(file: str | Path) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY  # which follow no link
    try:
        return os.open(file, flags, 0o666)
    except FileExistsError:
        Path(file).unlink()
        return os.open(file, flags, 0o666)


def put_whole(file: Path, data: bytes) -> None:
    """Make *data* the content of *file*; a reader, or a run that is killed, never sees half of it.

    If the disk refuses, the former content stays and no draft is left.
    """
    draft = file.with_name(f".{file.name}.part")
    try:
        write_file(draft, data)
        draft.replace(file)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
