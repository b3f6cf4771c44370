"""A chunk of the search index, read as a page reads it (`fonds.search.chunks` writes them)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Any

from fonds.search.chunks import RECEIVER
from fonds.search.numbers import ALPHABET, ENDS

_VALUES = {char: value for value, char in enumerate(ALPHABET)}

_WIDEST = 64  # bits of a number; more would take time in proportion to their square


class ChunkError(ValueError):
    """A file of the index that no build writes."""


def read_chunk(script: bytes) -> Any:
    """The data of one chunk; ChunkError if *script* is none."""
    text = script.decode("utf-8", "replace")
    head, tail = f"{RECEIVER}(", ");\n"
    try:
        if not (text.startswith(head) and text.endswith(tail)):
            raise ChunkError("it is no script of the index")
        _, _, data = json.loads(f"[{text[len(head) : -len(tail)]}]")
    except (ValueError, RecursionError) as error:
        raise ChunkError(str(error)) from error
    return data


def read_numbers(text: str) -> list[int]:
    """The numbers that *text* stands for, as `fonds.search.numbers` writes them."""
    numbers, value, shift = [], 0, 0
    for char in text:
        digit = _VALUES.get(char)
        if digit is None:
            raise ChunkError(f"{char!r} is no part of a number")
        if digit < ENDS:
            numbers.append(value | digit << shift)
            value = shift = 0
        elif shift > _WIDEST:
            raise ChunkError("a number has too many digits")
        else:
            value, shift = value | (digit - ENDS) << shift, shift + 5
    return numbers


def read_growing(text: str) -> list[int]:
    """Numbers that were written as the steps between them."""
    return list(accumulate(read_numbers(text)))


def read_gaps(text: str) -> list[int]:
    """The articles of a name."""
    return [number - 1 for number in accumulate(gap + 1 for gap in read_numbers(text))]


def read_articles(text: str) -> dict[int, tuple[int, int]]:
    """Article → how often it has a form, and how often in its title."""
    numbers, article = iter(read_numbers(text)), -1
    found: dict[int, tuple[int, int]] = {}
    for head in numbers:
        article += (head >> 1) + 1
        more = next(numbers, 0) if head & 1 else 0
        titled = next(numbers, 0) + 1 if more & 1 else 0
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
