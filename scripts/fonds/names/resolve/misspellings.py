"""Names that an article spells otherwise than all others: « Audrey Puvar » is Audrey Pulvar."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

_SHORTEST = 5
"""Letters of a word that may be misspelt: « Valls » is not « Vals », nor « Marc » « Mark »."""
_OFTEN = 4
"""Mentions that make a spelling the right one."""
_SELDOM = 2
"""Mentions that a misspelling has at most."""


def find_misspellings(people: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Each name that is another's misspelling, after that other; *people*: folded name → mentions.

    First names or surnames are the same, and nobody else in the archive has the other word.
    """
    for split in (_part, _part_turned):
        parts = {name: split(name) for name in people}
        bearers = Counter(word for _, word in parts.values())
        known: dict[str, list[str]] = defaultdict(list)
        for name, (same, _) in parts.items():
            if people[name] >= _OFTEN:
                known[same].append(name)
        for name, (same, word) in parts.items():
            if people[name] <= _SELDOM and len(word) >= _SHORTEST and bearers[word] == 1:
                meant = [other for other in known[same] if is_misspelling(word, parts[other][1])]
                if len(meant) == 1:
                    yield meant[0], name


def _part(name: str) -> tuple[str, str]:
    """First name and surname."""
    first, _, surname = name.partition(" ")
    return first, surname


def _part_turned(name: str) -> tuple[str, str]:
    first, surname = _part(name)
    return surname, first


def is_misspelling(one: str, other: str) -> bool:
    """Whether one letter is left out, put in, exchanged for another or for its neighbour.

    Those are the errors of F. Damerau, A technique for computer detection and correction of
    spelling errors, 1964.
    """
    short, long = sorted((one, other), key=len)
    if short == long or len(long) > len(short) + 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = long[at + 1 : at + 2] + long[at : at + 1] + long[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or short[at:] == swapped
