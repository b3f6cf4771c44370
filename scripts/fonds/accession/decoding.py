"""From bytes to text: which encoding they are in, without losing a character."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from fonds.accession.escapes import find_escaped
from fonds.accession.mixed import MIXED, decode_cp1252, decode_mixed, decode_page
from fonds.accession.signatures import has_many_controls, name_format
from fonds.accession.wide import decode_wide, find_mark, guess_wide
from fonds.base.chars import WHITE
from fonds.base.patterns import late
from fonds.base.speech import joined, tell


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file. Lone surrogates of UTF-16 are in it as they came."""

    text: str  # every character but the byte-order mark
    encoding: str  # codec that it was read with, "utf-8+cp1252" where two were needed
    remark: str = ""  # one sentence where the encoding was guessed, else ""
    likely: tuple[str, ...] = ()  # codecs that are about as likely; none where it is in no doubt

    @property
    def doubtful(self) -> bool:
        """Whether another encoding is about as likely, so that letters may be wrong."""
        return bool(self.likely)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why bytes have no text."""

    code: str  # "empty", "blank", "not-text", "undecodable" or "unknown-encoding"
    message: str  # one sentence: what, and what to do next


_NOT_WHITE = late(f"[^{WHITE}]")
_STATE_IT = tell(
    "state its encoding in the metadata, or under encoding: in mkdocs.yml, if letters look wrong."
)

_HOST_NAMES = frozenset({"idna", "punycode"})
"""Codecs of host names, whose time is quadratic in the length of a text."""


def decode(data: bytes, encoding: str = "") -> Decoded | Refusal:
    """The text of *data*: in *encoding* if one is stated, else in the encoding they show.

    A byte-order mark goes before what is stated. Where nothing is, they are tried in turn: the
    escape sequences of ISO-2022, the NULs of unmarked UTF-16 and UTF-32, UTF-8, code pages, UTF-8
    whose bad bytes are read as cp1252. Never raises, never replaces; linear in the size of *data*.
    """
    if not data:
        return Refusal("empty", tell("The file is empty: put its text there, or remove it."))
    result = _decode_stated(data, encoding) if encoding else _decode_unstated(data)
    if isinstance(result, Decoded) and not _NOT_WHITE.search(result.text):
        return Refusal("blank", tell("The file holds only white space: put its text there."))
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
            tell(
                "The encoding “{encoding}” is unknown: write one such as utf-8, cp1252 or"
                " mac_roman.",
                encoding=encoding,
            ),
        )
    name = codecs.lookup(encoding).name
    if _is_marked_otherwise(data, name):
        return _decode_unstated(data)
    errors = "surrogatepass" if name.startswith(("utf-16", "utf-32")) else "strict"
    try:
        text = data.decode(name, errors)
    except UnicodeError as error:
        return Refusal("undecodable", _explain_undecodable(error, name))
    takes_mark = name in {"utf-16", "utf-32", "utf-8-sig"}
    return Decoded(text if takes_mark else text.removeprefix("\ufeff"), name)


def _is_marked_otherwise(data: bytes, name: str) -> bool:
    """Whether *data* begin with the byte-order mark of another encoding than *name*."""
    marked = "utf-8" if data.startswith(codecs.BOM_UTF8) else find_mark(data)[1]
    return bool(marked) and not name.startswith(marked[:6])


def _explain_undecodable(error: UnicodeError, name: str) -> str:
    where = (
        tell(" at offset {start}", start=error.start)
        if isinstance(error, UnicodeDecodeError)
        else ""
    )
    return tell(
        "The file is not in {name}, the encoding stated for it{where}: correct or remove it.",
        name=name,
        where=where,
    )


def _decode_unstated(data: bytes) -> Decoded | Refusal:
    if kind := name_format(data):
        return Refusal(
            "not-text", tell("The file is {kind}, not plain text: save it as .txt.", kind=kind)
        )
    mark, name = find_mark(data)
    if name:
        decoded = _decode_utf_wide(data[len(mark) :], name)
    elif name := find_escaped(data):
        decoded = Decoded(
            data.decode(name),
            name,
            tell("It was read as {name}: {state_it}", name=name, state_it=_STATE_IT),
        )
    elif not data.startswith(codecs.BOM_UTF8) and (name := guess_wide(data)):
        decoded = _decode_utf_wide(
            data, name, tell("It was read as {name}: {state_it}", name=name, state_it=_STATE_IT)
        )
    else:
        decoded = _decode_bytes(data)
    if has_many_controls(decoded.text):
        return Refusal("not-text", tell("The file is not text: if it is, state its encoding."))
    return decoded


def _decode_utf_wide(data: bytes, name: str, remark: str = "") -> Decoded:
    text, rest = decode_wide(data, name)
    if rest:
        remark = tell(
            "Its last character in {name} is cut off: its bytes were read as cp1252.", name=name
        )
    return Decoded(text + decode_cp1252(rest), name, remark)


def _decode_bytes(data: bytes) -> Decoded:
    marked = data.startswith(codecs.BOM_UTF8)
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        return Decoded(body.decode("utf-8"), "utf-8-sig" if marked else "utf-8")
    except UnicodeDecodeError as error:
        offset = error.start + len(data) - len(body)
    if marked:
        return Decoded(decode_mixed(body), MIXED, _explain(MIXED, offset))
    from fonds.accession.guess import guess_encoding  # with numpy, and most files do without

    guess = guess_encoding(body)
    text = decode_page(body, guess.codec)
    return Decoded(text, guess.codec, _explain(guess.codec, offset, guess.likely), guess.likely)


def _explain(codec: str, offset: int, likely: tuple[str, ...] = ()) -> str:
    """What the report says of bytes that are not UTF-8, the first of them at *offset*."""
    if likely:
        return tell(
            "It is not UTF-8 but perhaps {listed}; it was read as {codec}, and no"
            " language is claimed: {state_it}",
            listed=joined(likely, tell(" or ")),
            codec=codec,
            state_it=_STATE_IT,
        )
    if codec == MIXED:
        return tell(
            "Bytes that are not UTF-8, first at offset {offset}, were read as cp1252: {state_it}",
            offset=offset,
            state_it=_STATE_IT,
        )
    return tell(
        "It is not UTF-8 and was read as {codec}: {state_it}", codec=codec, state_it=_STATE_IT
    )
