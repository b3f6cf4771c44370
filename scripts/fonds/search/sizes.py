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

    lists: Bounds  # characters of a chunk of posting lists, beside their forms or apart
    texts: Bounds  # characters of one of texts
    apart: bool  # whether what concerns all articles is in files of its own


WIDE = Bounds(32_000, 80_000)
FOLLOWING = Bounds(4_000, 12_000)
"""Of words that follow others, which are asked for while a reader types."""
_SMALL = Sizes(
    lists=Bounds(8_000, 20_000),
    texts=Bounds(5_000, 14_000),
    apart=False,
)
_LARGE = Sizes(lists=WIDE, texts=WIDE, apart=True)


def choose_sizes(articles: int) -> Sizes:
    """The sizes of the index of an archive with so many *articles*."""
    return _SMALL if articles <= FEW else _LARGE
