"""Slugs: names for URLs and files, ASCII, stable, the same on every system.

The id of an article is a function of the path of its source alone, that of a record of its folded
label alone: what else the archive holds moves no address.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Container
from posixpath import splitext

from anyascii import anyascii

from fonds.base.patterns import late

MAX_LENGTH = 80
"""Longest slug: deep folders and a bundle's name still fit Windows' 260 characters."""

_BETWEEN = "--"
"""Between the folders of a path."""
_PART = "---"
"""Before what tells apart sources of like names, or the articles of one source."""
_DIGITS = 8
"""How many hexadecimal digits of a SHA-256 follow a name that is not plain."""
_OTHER = late(r"[^A-Za-z0-9_]+")
_SLUG = late(r"[a-z0-9_]+(?:--?[a-z0-9_]+)*(?:---[0-9a-f]{8})?")
_PLAIN = late(r"[a-z0-9_]+(?:[-/][a-z0-9_]+)*\.txt")
"""Paths whose folders and stem are their own slugs, as are most: they need not be made."""
_NAMELESS = late(r"a-[0-9a-f]{12}")
_NUMBER = late(r"[1-9][0-9]{0,6}")

_RESERVED = {"index", "a-z", "con", "prn", "aux", "nul", "clock"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}
"""Names that Windows keeps for devices, and those of fonds' own index pages."""


def slugify(text: str) -> str:
    """*text* as ASCII letters, digits, hyphens and underscores; empty if nothing of it is left.

    Other scripts are transliterated (anyascii, by Unicode's own tables and national standards).
    """
    return _OTHER.sub("-", text if text.isascii() else anyascii(text)).strip("-")


def is_slug(text: str) -> bool:
    """Whether *text* may be the last part of a record's id."""
    return len(text) <= MAX_LENGTH and _SLUG.fullmatch(text) is not None


def name_source(
    path: str, hidden: bool = False, *, taken: Container[str] = (), exact: bool = False
) -> str:
    """The id of the source at *path*, relative to the seeds, "/" between folders.

    ``lemonde/001.txt`` is ``lemonde--001``. If a folder or the stem is not its own slug, or the
    suffix is not ``.txt``, ``---`` and eight digits of the SHA-256 of the path follow.
    So they do where the plain id is one of *taken*, published ones of other sources.
    *hidden*: digits alone, so that no address reveals the name of a file. *exact*: paths differ
    that are the same in Unicode's normal form NFC, as some systems allow.
    """
    if not hidden and not exact and _PLAIN.fullmatch(path):
        name = path.removesuffix(".txt").replace("/", _BETWEEN)
        if _is_free(name, taken):
            return name
    path = path if exact else unicodedata.normalize("NFC", path)
    if hidden:
        return f"a-{short_hash(path)}"
    stem, suffix = splitext(path)
    return _name(stem.split("/"), path, suffix == ".txt" and not exact, taken)


def is_nameless(source_id: str) -> bool:
    """Whether *source_id* reveals no name of a file."""
    return _NAMELESS.fullmatch(source_id) is not None


def name_part(source_id: str, part: int) -> str:
    """The id of the n-th article of a source that holds many, ``mails---2``; 0: it holds one."""
    return f"{source_id}{_PART}{part}" if part else source_id


def split_part(article_id: str) -> tuple[str, int]:
    """The id of its source, and its place there; 0 if the source holds it alone."""
    source_id, _, part = article_id.rpartition(_PART)
    return (source_id, int(part)) if _NUMBER.fullmatch(part) and source_id else (article_id, 0)


def name_record(folded: str, taken: Container[str] = ()) -> str:
    """The slug of the record whose label is *folded* (`base.fold.fold_name`).

    ``joe biden`` is ``joe-biden``. Where the label cannot be read back out of it, because it is
    of another script or has other signs, ``---`` and eight digits of its SHA-256 follow; so they do
    where the plain slug is one of *taken*, ids that people gave to other records.
    """
    return _name(folded.replace(" ", "-").split("/"), folded, True, taken)


def short_hash(text: str) -> str:
    """A hash of *text* (surrogates allowed) in twelve hexadecimal digits."""
    return hashlib.blake2b(_encode(text), digest_size=6).hexdigest()


def _name(segments: list[str], whole: str, is_plain: bool, taken: Container[str]) -> str:
    slugs = [slugify(segment).lower() for segment in segments]
    name = _BETWEEN.join(filter(None, slugs))
    if is_plain and slugs == segments and all(segments) and _is_free(name, taken):
        return name
    shown = name[: MAX_LENGTH - len(_PART) - _DIGITS].rstrip("-") or "x"
    return f"{shown}{_PART}{hashlib.sha256(_encode(whole)).hexdigest()[:_DIGITS]}"


def _is_free(name: str, taken: Container[str]) -> bool:
    return len(name) <= MAX_LENGTH and name not in _RESERVED and name not in taken


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
