"""SOURCE_DATE_EPOCH, the one moment that outputs may state (reproducible-builds.org)."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from fonds.base.errors import UsageError
from fonds.base.speech import tell


def read_epoch() -> datetime | None:
    """The moment that SOURCE_DATE_EPOCH states; None if it is not set.

    Raises UsageError if it is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return None
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            tell("SOURCE_DATE_EPOCH={epoch}: give seconds since 1970, or unset it", epoch=epoch)
        ) from None
