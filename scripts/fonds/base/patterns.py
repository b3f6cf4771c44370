"""Patterns that are compiled when they are first used: of a thousand, a run uses one in eight.

Where modules compile them as they are loaded, that is a sixth of the time that all of fonds takes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any


class _Late:
    """Has what the pattern has, which it takes over one by one: a call costs no more than there."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self._stated = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        made: Any = re.compile(*self._stated)
        found = self.__dict__[name] = getattr(made, name)
        return found


if TYPE_CHECKING:
    late = re.compile
else:

    def late(pattern, flags=0):
        """What `re.compile` gives, in time."""
        return _Late(pattern, flags)
