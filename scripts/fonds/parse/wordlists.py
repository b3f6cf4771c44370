"""The word lists beside this module, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from fonds.base.plainyaml import load_yaml


@cache
def load(name: str) -> dict[str, Any]:
    """The mapping in the package's data file *name*, such as ``words.yml``."""
    text = files("fonds.parse").joinpath(name).read_text("utf-8")
    data: dict[str, Any] = load_yaml(text, name)
    return data
