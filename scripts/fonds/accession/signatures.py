"""Detects bytes that are no plain text: magic numbers of well-known formats, control characters."""

from __future__ import annotations

from fonds.base.speech import tell

_MAGIC_NUMBERS = (
    (b"%PDF-", tell("a PDF document")),
    (b"PK\x03\x04", tell("a ZIP archive or an Office document")),
    (b"PK\x05\x06", tell("a ZIP archive")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", tell("an old Office document")),
    (b"{\\rtf", tell("an RTF document")),
    (b"\xff\xd8\xff", tell("a JPEG image")),
    (b"\x89PNG\r\n\x1a\n", tell("a PNG image")),
    (b"\x7fELF", tell("a program")),
    (b"\x1f\x8b\x08", tell("a gzip archive")),
    (b"7z\xbc\xaf\x27\x1c", tell("a 7z archive")),
    (b"\xfd7zXZ\x00", tell("an xz archive")),
    (b"SQLite format 3\x00", tell("a database")),
)

CONTROLS = bytes([*range(0x09), *range(0x0E, 0x20)])
"""The C0 controls that are not white space."""

_CONTROL_CHARS = CONTROLS.decode("ascii")


def name_format(data: bytes) -> str:
    """What *data* are by their first bytes, such as "a PDF document"; "" when they may be text."""
    return next((name for start, name in _MAGIC_NUMBERS if data.startswith(start)), "")


def has_many_controls(text: str) -> bool:
    """Whether controls are more than 5 % of *text*, beyond two; random bytes have 10 %."""
    controls = sum(map(text.count, _CONTROL_CHARS))
    return controls > 2 + len(text) // 20
