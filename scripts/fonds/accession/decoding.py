"""From bytes to text: which encoding they are in, without losing a character."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from itertools import islice

from fonds.accession.signatures import has_many_controls, name_format
from fonds.accession.wide import decode_wide, find_mark, guess_wide
from fonds.base.chars import WHITE


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file. Lone surrogates of UTF-16 are in it as they came."""

    text: str  # every character but the byte-order mark
    encoding: str  # codec that it was read with, "utf-8+cp1252" where two were needed
    remark: str = ""  # one sentence where the encoding was guessed, else ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why bytes have no text."""

    code: str  # "empty", "blank", "not-text", "undecodable" or "unknown-encoding"
    message: str  # one sentence: what, and what to do next


_NOT_WHITE = re.compile(f"[^{WHITE}]")
_STATE_IT = "state its encoding in the metadata if letters look wrong."

_HOST_NAMES = frozenset({"idna", "punycode"})
"""Codecs of host names, whose time is quadratic in the length of a text."""

# What cp1252 leaves undefined is read as the C1 control of that number, as browsers do
# (WHATWG Encoding, index windows-1252).
_CP1252 = "".join(
    chr(byte) if byte in b"\x81\x8d\x8f\x90\x9d" else bytes([byte]).decode("cp1252")
    for byte in range(256)
)

# A UTF-8 sequence that is unlikely in cp1252. "é »" with a no-break space, E9 A0 BB, is valid UTF-8
# too: so a letter followed by spaces and punctuation alone is no evidence, unless it is the Â, Ã or
# â that begins most of UTF-8's Latin letters and punctuation.
_EVIDENT = re.compile(
    rb"[\xc2\xc3][\x80-\xbf]|\xe2[\x80-\xbf]{2}"
    rb"|(?![\xc4-\xf4][\x80\x82\x84\x85\x91-\x97\xa0\xab\xbb]+(?![\x80-\xbf]))"
    rb"(?:[\xc4-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})"
)
_BAD_RUN = re.compile(rb"(?:[\x80-\xc1\xf5-\xff]|[\xc2-\xf4](?![\x80-\xbf]))*")
_ASCII = bytes(range(128))


def decode(data: bytes, encoding: str = "") -> Decoded | Refusal:
    """The text of *data*: in *encoding* if one is stated, else in the encoding they show.

    Tried in turn: byte-order marks, the NULs of unmarked UTF-16 and UTF-32, UTF-8 whose bad bytes
    are read as cp1252, cp1252. Never raises, never replaces; linear in the size of *data*.
    """
    if not data:
        return Refusal("empty", "The file is empty: put its text there, or remove it.")
    result = _decode_stated(data, encoding) if encoding else _decode_unstated(data)
    if isinstance(result, Decoded) and not _NOT_WHITE.search(result.text):
        return Refusal("blank", "The file holds only white space: put its text there.")
    return result


def is_encoding(name: str) -> bool:
    """Whether *name* is a text codec that Python knows."""
    try:
        b" ".decode(name)
    except UnicodeDecodeError:
        return True  # one byte is too few for UTF-16, yet the codec is there
    except (LookupError, ValueError):
        return False
    return codecs.lookup(name).name not in _HOST_NAMES


def _decode_stated(data: bytes, encoding: str) -> Decoded | Refusal:
    if not is_encoding(encoding):
        return Refusal(
            "unknown-encoding",
            f"The encoding “{encoding}” is unknown: write one such as utf-8, cp1252 or mac_roman.",
        )
    name = codecs.lookup(encoding).name
    errors = "surrogatepass" if name.startswith(("utf-16", "utf-32")) else "strict"
    try:
        text = data.decode(name, errors)
    except UnicodeError as error:
        return Refusal("undecodable", _explain_undecodable(error, name))
    takes_mark = name in {"utf-16", "utf-32", "utf-8-sig"}
    return Decoded(text if takes_mark else text.removeprefix("\ufeff"), name)


def _explain_undecodable(error: UnicodeError, name: str) -> str:
    where = f" at offset {error.start}" if isinstance(error, UnicodeDecodeError) else ""
    return f"The file is not in {name}, the encoding stated for it{where}: correct or remove it."


def _decode_unstated(data: bytes) -> Decoded | Refusal:
    if kind := name_format(data):
        return Refusal("not-text", f"The file is {kind}, not plain text: save it as .txt.")
    mark, name = find_mark(data)
    if name:
        decoded = _decode_utf_wide(data[len(mark) :], name)
    elif not data.startswith(codecs.BOM_UTF8) and (name := guess_wide(data)):
        decoded = _decode_utf_wide(data, name, f"It was read as {name}: {_STATE_IT}")
    else:
        decoded = _decode_bytes(data)
    if has_many_controls(decoded.text):
        return Refusal("not-text", "The file is not text: if it is, state its encoding.")
    return decoded


def _decode_utf_wide(data: bytes, name: str, remark: str = "") -> Decoded:
    text, rest = decode_wide(data, name)
    if rest:
        remark = f"Its last character in {name} is cut off: its bytes were read as cp1252."
    return Decoded(text + _decode_cp1252(rest), name, remark)


def _decode_bytes(data: bytes) -> Decoded:
    marked = data.startswith(codecs.BOM_UTF8)
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        return Decoded(body.decode("utf-8"), "utf-8-sig" if marked else "utf-8")
    except UnicodeDecodeError as error:
        offset = error.start + len(data) - len(body)
    if not marked and _is_cp1252(body):
        return Decoded(
            _decode_cp1252(body), "cp1252", f"It is not UTF-8 and was read as cp1252: {_STATE_IT}"
        )
    remark = f"Bytes that are not UTF-8, first at offset {offset}, were read as cp1252: {_STATE_IT}"
    return Decoded(body.decode("utf-8", "fonds.cp1252"), "utf-8+cp1252", remark)


def _is_cp1252(data: bytes) -> bool:
    """Whether hardly any byte beyond ASCII is part of evident UTF-8: under one in twelve."""
    beyond = len(data.translate(None, _ASCII))
    enough = beyond // 12 + 1
    return sum(1 for _ in islice(_EVIDENT.finditer(data), enough)) * 12 < beyond


def _decode_cp1252(data: bytes) -> str:
    return codecs.charmap_decode(data, "strict", _CP1252)[0]


def _read_bad_bytes(error: UnicodeError) -> tuple[str, int]:
    """Codec error handler: bad bytes as cp1252, a whole run at a time to be fast."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    run = _BAD_RUN.match(error.object, error.end)
    end = run.end() if run else error.end
    return _decode_cp1252(error.object[error.start : end]), end


codecs.register_error("fonds.cp1252", _read_bad_bytes)
