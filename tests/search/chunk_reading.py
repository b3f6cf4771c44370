"""Posting lists and forms of the search index, read back from its chunks by rules of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise

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


def read_sizes(numbers: str) -> Iterator[tuple[int, int]]:
    """How many characters the articles and positions of each form take in its chunk; 0: none."""
    row = iter(read_numbers(numbers))
    for _ in row:  # how many articles it has
        for _ in range(next(row)):  # the other forms of its families
            next(row)
        articles = next(row)
        yield articles, next(row) if articles else 0


def read_lists(data: list[str]) -> list[str]:
    """The articles of each form in a chunk of the vocabulary, still encoded."""
    ends = [0, *accumulate(size for size, _ in read_sizes(data[1]))]
    return [data[3][begin:end] for begin, end in pairwise(ends)]


def read_forms(chunks: Iterable[list[str]]) -> Iterator[str]:
    """Every form of the vocabulary, from the data of its chunks in order."""
    for fronts, _, shown, *_ in chunks:
        count = shown.count(" ") + 1  # as many digits, a space, and then the rests
        form = ""
        for shared, rest in zip(
            read_numbers(fronts[:count]), fronts[count + 1 :].split(" "), strict=False
        ):
            form = form[:shared] + rest
            yield form
