"""Files that a person writes for fonds: authorities.yml, topics, the table of the review."""

from __future__ import annotations

from pathlib import Path

from fonds.base.errors import UsageError
from fonds.base.speech import reason_of, tell


def read_input(path: Path) -> bytes:
    """The content of the file at *path*; UsageError if there is none that can be read."""
    if path.exists() and not path.is_file():
        raise UsageError(
            tell("{path}: this is no file; move it away, or put the file itself there", path=path)
        )
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(
            tell(
                "{path}: it cannot be read ({reason}); mend that",
                path=path,
                reason=reason_of(error),
            )
        ) from error
