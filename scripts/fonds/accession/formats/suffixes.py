"""Which files are opened, by the suffixes of their names: all others are plain text.

No reader stands here: an archive of plain texts needs none of them.
"""

from __future__ import annotations

from posixpath import splitext

_SUFFIXES = {
    "eml": (".eml",),
    "mbox": (".mbox",),
    "html": (".html", ".htm", ".xhtml", ".xht", ".shtml"),
    "mhtml": (".mhtml", ".mht"),
    "doc": (".doc", ".dot"),
    "docx": (".docx", ".docm", ".dotx", ".dotm"),
    "odt": (".odt", ".ott"),
    "fodt": (".fodt",),
    "rtf": (".rtf",),
    "epub": (".epub",),
    "pdf": (".pdf",),
    "warc": (".warc", ".warc.gz"),
    "wacz": (".wacz",),
}
"""Format → its suffixes, in small letters."""
FORMATS = {suffix: name for name, suffixes in _SUFFIXES.items() for suffix in suffixes}
"""Suffix → the format of the document, which has a reader in ``registry``."""
PACKED = (".zip", ".tar", ".tgz", ".tbz", ".tbz2", ".txz", ".gz", ".bz2", ".xz")
"""Suffixes of files packed into one, which ``containers`` opens."""
READABLE = frozenset((*FORMATS, *PACKED))
"""Suffixes of all files that are opened."""


def format_of(path: str) -> str:
    """The format of the document at *path*; "" if it is none, or others packed into one."""
    stem, suffix = splitext(path.lower())
    return FORMATS.get(".warc.gz" if suffix == ".gz" and stem.endswith(".warc") else suffix, "")


def is_packed(path: str) -> bool:
    """Whether the file at *path* is others packed into one."""
    return not format_of(path) and path.lower().endswith(PACKED)
