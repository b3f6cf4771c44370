"""What bytes are read as that no other encoding fits: cp1252, or UTF-8 with cp1252 among it."""

from __future__ import annotations

import codecs

from fonds.base.patterns import late

WESTERN = "cp1252"
MIXED = "utf-8+cp1252"

# What cp1252 leaves undefined is read as the C1 control of that number, as browsers do
# (WHATWG Encoding, index windows-1252).
CP1252 = "".join(
    chr(byte) if byte in b"\x81\x8d\x8f\x90\x9d" else bytes([byte]).decode("cp1252")
    for byte in range(256)
)
"""The character of each byte."""

# A UTF-8 sequence that is unlikely in cp1252. "é »" with a no-break space, E9 A0 BB, is valid UTF-8
# too: so a letter followed by spaces and punctuation alone is no evidence, unless it is the Â, Ã or
# â that begins most of UTF-8's Latin letters and punctuation.
_EVIDENT = late(
    rb"[\xc2\xc3][\x80-\xbf]|\xe2[\x80-\xbf]{2}"
    rb"|(?![\xc4-\xf4][\x80\x82\x84\x85\x91-\x97\xa0\xab\xbb]+(?![\x80-\xbf]))"
    rb"(?:[\xc4-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})"
)
_BAD_RUN = late(rb"(?:[\x80-\xc1\xf5-\xff]|[\xc2-\xf4](?![\x80-\xbf]))*")
_ASCII = bytes(range(128))


def decode_cp1252(data: bytes) -> str:
    """*data* as cp1252, which has a character for each byte here."""
    return codecs.charmap_decode(data, "strict", CP1252)[0]


def decode_mixed(data: bytes) -> str:
    """*data* as UTF-8, whose bad bytes are read as cp1252."""
    return data.decode("utf-8", "fonds.cp1252")


def decode_page(data: bytes, codec: str) -> str:
    """*data* in *codec*, which may be one of these two; what is invalid in another is replaced."""
    if codec == MIXED:
        return decode_mixed(data)
    return decode_cp1252(data) if codec == WESTERN else data.decode(codec, "replace")


def share_of_utf8(data: bytes) -> float:
    """How many of the bytes beyond ASCII are part of evident UTF-8, from 0 to 1."""
    beyond = len(data.translate(None, _ASCII))
    return (len(data) - len(_EVIDENT.sub(b"", data))) / beyond if beyond else 0.0


def _read_bad_bytes(error: UnicodeError) -> tuple[str, int]:
    """Codec error handler: bad bytes as cp1252, a whole run at a time to be fast."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    run = _BAD_RUN.match(error.object, error.end)
    end = run.end() if run else error.end
    return decode_cp1252(error.object[error.start : end]), end


codecs.register_error("fonds.cp1252", _read_bad_bytes)
