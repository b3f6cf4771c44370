"""First names, by themselves: who files people by their surnames needs no other list."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from fonds.names.text.plain import fold, make_plain

_LISTS = {
    "fr": (
        files("fonds.names") / "data/first_names.fr.txt",
        files("fonds.names") / "data/more_first_names.fr.txt",
    )
}
"""Language → the files that list them."""


@cache
def read_first_names(language: str) -> frozenset[str]:
    """The first names of *language*, folded; none if there is no list."""
    texts = (file.read_text(encoding="utf-8") for file in _LISTS.get(language, ()))
    lines = (line for text in texts for line in make_plain(text).splitlines())
    return frozenset(fold(line) for line in lines if not line.startswith("#"))
