"""UTF-16 and UTF-32: their byte-order marks, and how to recognise them without one."""

from __future__ import annotations

import codecs
import unicodedata

from fonds.accession.signatures import CONTROLS
from fonds.base.chars import fold_white

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the mark of UTF-16, so it comes first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOW_BYTES = bytes(range(0x20))
_NO_TEXT = frozenset({"Cc", "Cn", "Co", "Cs"})  # control, unassigned, private use, surrogate
_SAMPLE = 8192  # bytes that decide whether a reading makes sense


def find_mark(data: bytes) -> tuple[bytes, str]:
    """The byte-order mark that *data* begin with and its codec; empty when there is none.

    A mark of UTF-32 counts only if UTF-32 follows.
    """
    for mark, name in _MARKS:
        if data.startswith(mark) and (name.startswith("utf-16") or _fits(data, name)):
            return mark, name
    return b"", ""


def guess_wide(data: bytes) -> str:
    """The codec of *data* if they look like UTF-16 or UTF-32 without a mark, else "".

    Ideographs without any space, digit or Latin letter between them cannot be
    distinguished from other bytes: they need a byte-order mark or a stated encoding.
    """
    if _is_narrow(data):
        return ""
    return _guess_utf32(data) or _guess_latin_utf16(data) or _guess_other_utf16(data)


def decode_wide(data: bytes, name: str) -> tuple[str, bytes]:
    """The text of *data* in the UTF-16 or UTF-32 called *name*, and the bytes of a cut-off end.

    Lone surrogates survive. Raises UnicodeDecodeError on what is beyond U+10FFFF.
    """
    width = 2 if name.startswith("utf-16") else 4
    end = len(data) - len(data) % width
    return data[:end].decode(name, "surrogatepass"), data[end:]


def _fits(data: bytes, name: str) -> bool:
    try:
        decode_wide(data, name)
    except UnicodeDecodeError:
        return False
    return True


def _is_narrow(data: bytes) -> bool:
    """Whether *data* are better read byte by byte: hardly a control, or UTF-8 with stray NULs."""
    controls = len(data) - len(data.translate(None, CONTROLS))
    if controls * 10 > len(data):
        return False
    return 0 not in data or _is_utf8(data)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _guess_utf32(data: bytes) -> str:
    """UTF-32 if each fourth byte is 0 and the one beside it at most 0x10 (the last plane)."""
    units = len(data) // 4
    for name, zero, plane in (("utf-32-le", 3, 2), ("utf-32-be", 0, 1)):
        top = data[plane : units * 4 : 4]
        fits = units and data[zero : units * 4 : 4].count(0) == units and max(top) <= 0x10
        if fits and _makes_sense(data[:_SAMPLE], name):
            return name
    return ""


def _guess_latin_utf16(data: bytes) -> str:
    """UTF-16 if two in five units have a NUL on one side, and few on the other."""
    enough = max(len(data) // 5, 1)
    first, second = data[0::2].count(0), data[1::2].count(0)
    if second >= max(enough, first * 4):
        return "utf-16-le"
    return "utf-16-be" if first >= max(enough, second * 4) else ""


def _guess_other_utf16(data: bytes) -> str:
    """UTF-16 if a sample makes sense in it; tried in the order that low bytes suggest."""
    first, second = _count_low(data[0::2]), _count_low(data[1::2])
    names = ["utf-16-be", "utf-16-le"] if first > second else ["utf-16-le", "utf-16-be"]
    # Alphabets keep their low bytes on one side; ideographs need not, but are no UTF-8.
    if max(first, second) < 4 * min(first, second) and _is_utf8(data):
        return ""
    return next((name for name in names if _makes_sense(data[:_SAMPLE], name)), "")


def _count_low(data: bytes) -> int:
    return len(data) - len(data.translate(None, _LOW_BYTES))


def _makes_sense(sample: bytes, name: str) -> bool:
    """Whether hardly one in fifty characters of *sample* is something that texts do not hold."""
    text = decode_wide(sample, name)[0]
    odd = sum(unicodedata.category(char) in _NO_TEXT for char in fold_white(text))
    return text != "" and odd * 50 <= len(text)
