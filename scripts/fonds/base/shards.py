"""Shards: the parts in which a build does its work, so that it never holds all of it at once.

Each article is in exactly one. No byte of the site depends on them.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

Shards = str | int
"""What the option says: "year", "decade", or how many; "": the work is not divided."""

MOST = 1_000
"""Shards that a number may ask for: each is a file of its own while a build is at work."""

_UNDATED = "undated"
_BY_TIME = ("year", "decade")


def is_sharding(stated: object) -> bool:
    """Whether *stated* is something that the option can say."""
    if isinstance(stated, int):
        return not isinstance(stated, bool) and 2 <= stated <= MOST
    return stated in ("", *_BY_TIME)


def name_shard(shards: Shards, article_id: str, year: int | None) -> str:
    """The shard of the article *article_id*, filed under *year*; it can be part of a file's name.

    It depends on nothing else: whatever the archive holds beside it, an article stays in its shard.
    """
    if isinstance(shards, int):
        return f"{zlib.crc32(article_id.encode('utf-8', 'surrogatepass')) % shards:03d}"
    if not shards:
        return "all"
    if year is None:
        return _UNDATED
    return f"{year:04d}" if shards == "year" else f"{year // 10:03d}x"


def divide(shards: Shards, articles: Iterable[tuple[str, int | None]]) -> dict[str, list[int]]:
    """Each shard with the places in *articles*, ids and years, of those that are in it, ascending.

    Shards are in the order of their first article.
    """
    parts: dict[str, list[int]] = {}
    for place, (article_id, year) in enumerate(articles):
        parts.setdefault(name_shard(shards, article_id, year), []).append(place)
    return parts
