"""How large the files of an index are.

In an archive of few articles they are small, so that a page needs little of them; in one of many
they are large, so that there are not too many.
"""

from __future__ import annotations

from dataclasses import dataclass

FEW = 20_000
"""Articles up to which an archive is small."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which sizes the chunks of one family end, at a place that depends on content."""

    least: int  # from which on a chunk may end
    most: int  # which it does not exceed, unless a single unit does


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of one index."""

    lists: Bounds  # characters of a chunk of posting lists
    texts: Bounds  # characters of one of texts
    best: Bounds  # articles of one of cards that are read together
    top: int  # articles of a word whose cards are so
    apart: bool  # whether the lengths of articles are in a file of their own


WIDE = Bounds(32_000, 80_000)
_SMALL = Sizes(
    lists=Bounds(12_000, 32_000),
    texts=Bounds(16_000, 40_000),
    best=Bounds(96, 200),
    top=20,
    apart=False,
)
_LARGE = Sizes(lists=WIDE, texts=WIDE, best=Bounds(256, 512), top=10, apart=True)


def choose_sizes(articles: int) -> Sizes:
    """The sizes of the index of an archive with so many *articles*."""
    return _SMALL if articles <= FEW else _LARGE
