"""The word lists beside this module, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from fonds.base.owndata import read_own


@cache
def load(name: str) -> dict[str, Any]:
    """The mapping in the package's data file *name*, such as ``words.yml``."""
    data: dict[str, Any] = read_own(files("fonds.parse") / name)
    return data
