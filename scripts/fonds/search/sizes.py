"""How large the files of an index are.

Posting lists are in small files, so that a page needs little of them. Texts are so too in an
archive of few articles; in one of many they are large, so that there are not too many.
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

    texts: Bounds  # characters of a chunk of texts
    apart: bool  # whether what concerns all articles is in files of its own
    lists: Bounds = Bounds(8_000, 20_000)  # of posting lists, beside their forms or apart
    inline: int = 1024  # chunks of a family up to which the table of contents lists them itself
    cards: int = 4096  # the same of cards, of which a page needs ten, from anywhere


WIDE = Bounds(32_000, 80_000)
FOLLOWING = Bounds(4_000, 12_000)
"""Of words that follow others, which are asked for while a reader types."""
_SMALL = Sizes(texts=Bounds(5_000, 14_000), apart=False)
_LARGE = Sizes(texts=WIDE, apart=True)


def choose_sizes(articles: int) -> Sizes:
    """The sizes of the index of an archive with so many *articles*."""
    return _SMALL if articles <= FEW else _LARGE
