"""ISO-2022: East Asian text in seven bits, in which escape sequences tell what the bytes mean."""

from __future__ import annotations

from fonds.base.patterns import late

_CODECS = ("iso2022_kr", "iso2022_jp", "iso2022_jp_2", "iso2022_jp_ext", "iso2022_jp_3")
_BEGIN = late(rb"\x1b\$(?:[@AB]|\([CDOPQ]|\)C)")
_ESCAPE = late(rb"\x1b(?:\$[@AB]|\$[()][CDOPQ]|\([BIJ]|\.[AF])|[\x0e\x0f]")


def find_escaped(data: bytes) -> str:
    """The ISO-2022 codec that *data* are in, "" if they are in none.

    No byte is lost but escape sequences, of which there may be more than are needed.
    """
    if b"\x1b" not in data or not data.isascii() or not _BEGIN.search(data):
        return ""
    return next((codec for codec in _CODECS if _is_valid(data, codec)), "")


def _is_valid(data: bytes, codec: str) -> bool:
    try:
        again = data.decode(codec).encode(codec)
    except UnicodeError:
        return False
    return _ESCAPE.sub(b"", again) == _ESCAPE.sub(b"", data)
