"""One key for the spellings of a person's name that come from other scripts."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from fonds.base.patterns import late
from fonds.names.text.plain import fold

_SOUNDS = (
    ("sch", "S"), ("tch", "S"), ("ch", "S"), ("sh", "S"), ("dj", "j"), ("kh", "k"), ("gh", "g"),
    ("ph", "f"), ("th", "t"), ("qu", "k"), ("q", "k"), ("c", "k"), ("w", "v"), ("ou", "u"),
    ("oo", "u"), ("yy", "y"), ("iy", "i"), ("ij", "i"), ("y", "i"), ("j", "i"), ("tz", "z"),
    ("ts", "z"), ("ae", "a"), ("x", "ks"),
)  # fmt: skip
"""Letters that several languages use for one sound, in the order of their replacement."""

_DOUBLED = late(r"(.)\1+")
_MUTE = late(r"(?<=[a-zS])[eh](?= |$)")
_OTHER = late(r"[^a-z ]")


@lru_cache(maxsize=100_000)
def key_spelling(name: str) -> str:
    """The same for Zelensky, Zelenskyy and Zelenski, for Poutine and Putin."""
    key = _OTHER.sub("", fold(name).replace("-", " "))
    for letters, sound in _SOUNDS:
        key = key.replace(letters, sound)
    return _MUTE.sub("", _DOUBLED.sub(r"\1", key)).strip()


def are_spellings(left: str, right: str, is_first_name: Callable[[str], bool]) -> bool:
    """Whether two full names with one key are one person's.

    Jean and Jeanne have one key, but are two well-known first names.
    """
    first, other = fold(left.split()[0]), fold(right.split()[0])
    return first == other or not (is_first_name(first) and is_first_name(other))
