"""Posting lists and forms of the search index, read back from its chunks by rules of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate

from fonds.search.numbers import ALPHABET, ENDS

_VALUES = {char: value for value, char in enumerate(ALPHABET)}


def read_numbers(text: str) -> list[int]:
    """The numbers that *text* stands for, as `fonds.search.numbers` writes them."""
    numbers, value, shift = [], 0, 0
    for char in text:
        digit = _VALUES[char]
        if digit < ENDS:
            numbers.append(value | digit << shift)
            value = shift = 0
        else:
            value, shift = value | (digit - ENDS) << shift, shift + 5
    return numbers


def read_growing(text: str) -> list[int]:
    """Numbers that were written as the steps between them."""
    return list(accumulate(read_numbers(text)))


def read_articles(text: str) -> dict[int, tuple[int, int]]:
    """Article → how often it has a form, and how often in its title."""
    numbers, article = iter(read_numbers(text)), -1
    found: dict[int, tuple[int, int]] = {}
    for head in numbers:
        article += (head >> 1) + 1
        more = next(numbers, 0) if head & 1 else 0
        titled = next(numbers, 0) + 1 if more & 1 else 0
        next(numbers if titled else iter(()), 0)  # where in the title the first stands
        found[article] = ((more >> 1) + 1, titled)
    return found


def read_forms(columns: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """Every form of the vocabulary, from the data of its chunks in order."""
    for fronts, _, shown in columns:
        count = shown.count(" ") + 1  # as many digits, a space, and then the rests
        form = ""
        for shared, rest in zip(
            read_numbers(fronts[:count]), fronts[count + 1 :].split(" "), strict=False
        ):
            form = form[:shared] + rest
            yield form
