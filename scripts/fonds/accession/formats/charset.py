"""The encoding of HTML: what the file says of itself, unless its bytes say otherwise."""

from __future__ import annotations

import re
from codecs import BOM_UTF8

from fonds.accession.decoding import Decoded, Refusal, decode, is_encoding
from fonds.accession.wide import find_mark

_HEAD = 1024  # bytes in which a declaration must stand (HTML Living Standard, 4.2.5.4)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})"""
    rb"""|\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_BROWSERS = {
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii"), "cp1252"),
    **dict.fromkeys(("iso-8859-9", "latin5"), "cp1254"),
    **dict.fromkeys(("iso-8859-11", "tis-620"), "cp874"),
    **dict.fromkeys(("gb2312", "gb_2312-80", "gbk", "x-gbk"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "korean"), "cp949"),
    "big5": "big5hkscs",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
}
"""Names that stand for more than they say, as browsers read them (WHATWG Encoding, 4.2)."""
_ENOUGH = 3  # bytes that UTF-8 has beyond one for each character: fewer may be chance


def decode_html(data: bytes, encoding: str = "") -> Decoded | Refusal:
    """The text of the HTML *data*.

    A byte-order mark goes first; then the *encoding* that a person states, if any, as `heed` does;
    then UTF-8 if they are, since programs that save pages often leave the old declaration in; then
    what they declare; then what any text is read by.
    """
    if find_mark(data)[1] or data.startswith(BOM_UTF8):
        return decode(data)
    named = _find_declared(data[:_HEAD])
    if codec := heed(encoding, named, data):
        return decode(data, codec)
    declared = "" if named.startswith("utf") or not is_encoding(named) else named
    if declared and not _is_utf8(data):
        decoded = decode(data, declared)
        if isinstance(decoded, Decoded):
            return decoded
    return decode(data)


def heed(encoding: str, declared: str, data: bytes) -> str:
    """The *encoding* that a person states of a folder or file, for *data* of it that declare one.

    It goes before what they declare, but for UTF-8 that they are; then it is "".
    """
    bears_out = declared.lower().replace("_", "-") in ("utf-8", "utf8") and _is_utf8(data)
    return "" if bears_out else encoding


def _find_declared(head: bytes) -> str:
    """The codec that *head* declares, as browsers read its name; "" if there is none."""
    match = _DECLARED.search(head)
    name = (match[1] or match[2]).decode("ascii").lower() if match else ""
    return _BROWSERS.get(name, name)


def _is_utf8(data: bytes) -> bool:
    """Whether *data* are UTF-8, with too much beyond ASCII to be so by chance."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return len(data) - len(text) >= _ENOUGH
