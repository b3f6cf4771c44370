"""Slugs: names for URLs and files, ASCII, stable, the same on every system."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from posixpath import basename, splitext

from fonds.base.fold import LIGATURES

MAX_LENGTH = 80
"""Longest slug: deep folders and a bundle's name still fit Windows' 260 characters."""

_PART = "---"
_OTHER = re.compile(r"[^A-Za-z0-9_]+")

_RESERVED = {"index", "a-z", "con", "prn", "aux", "nul", "clock"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}
"""Names that Windows keeps for devices, and those of fonds' own index pages."""


def slugify(text: str) -> str:
    """*text* as ASCII letters, digits, hyphens and underscores; empty if nothing of it is left."""
    if not text.isascii():
        plain = unicodedata.normalize("NFKD", text.replace("’", "-").translate(LIGATURES))
        text = plain.encode("ascii", "ignore").decode("ascii")
    return _OTHER.sub("-", text).strip("-")


def short_hash(text: str) -> str:
    """A hash of *text* (surrogates allowed) in twelve hexadecimal digits."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def name_articles(paths: Iterable[str], hidden: bool = False) -> dict[str, str]:
    """The id of each source path: the slug of its stem, or a hash where that cannot serve.

    *hidden*: a hash for all, so that no address reveals the name of a file.

    Every member of a case-folded clash takes a hash of its path, and so does an empty, reserved
    or over-long slug: the ids do not depend on the order of *paths*.
    """
    slugs = {path: "" if hidden else slugify(splitext(basename(path))[0]) for path in paths}
    return _resolve(slugs, prefix="a")


def name_part(source_id: str, part: int) -> str:
    """The id of the n-th article of a source that holds many, ``mails---2``; 0: it holds one.

    No slug has three hyphens in a row, so it is the id of no other source.
    """
    return f"{source_id}{_PART}{part}" if part else source_id


def split_part(article_id: str) -> tuple[str, int]:
    """The id of its source, and its place there; 0 if the source holds it alone."""
    source_id, _, part = article_id.partition(_PART)
    return (source_id, int(part)) if part.isascii() and part.isdigit() else (article_id, 0)


def name_records(labels: Iterable[str], taken: Iterable[str] = ()) -> dict[str, str]:
    """The slug of each record label of one kind, none of them one of *taken* (curated ids)."""
    slugs = {label: slugify(label).lower() for label in labels}
    return _resolve(slugs, prefix="r", taken=frozenset(taken))


def _resolve(
    slugs: dict[str, str], prefix: str, taken: frozenset[str] = frozenset()
) -> dict[str, str]:
    counts = Counter(slug.lower() for slug in slugs.values())
    return {
        key: slug
        if counts[slug.lower()] == 1 and slug.lower() not in taken and _is_usable(slug)
        else f"{prefix}-{short_hash(key)}"
        for key, slug in slugs.items()
    }


def _is_usable(slug: str) -> bool:
    return 0 < len(slug) <= MAX_LENGTH and slug.lower() not in _RESERVED
