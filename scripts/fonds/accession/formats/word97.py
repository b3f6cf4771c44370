"""The text of Word documents of 1997 to 2003 ([MS-DOC]): its pieces, in their order."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from itertools import pairwise
from struct import unpack_from

from fonds.accession.formats.compound import Compound
from fonds.accession.formats.document import UnreadableError
from fonds.accession.formats.packed import encrypted
from fonds.base.chars import strip_white
from fonds.base.speech import tell
from fonds.catalogue.sources import NO_READER

_WORD_97 = 0x00C1  # version from which on documents are as they are read here
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200  # flags
_COUNTS = 0x4C  # offset of how many characters each part has
_PIECES = 0x01A2  # offset of where the table of pieces is, and its size
_ONE_BYTE = 1 << 30  # flag of a piece whose characters are bytes of Windows-1252
_OFFSET = _ONE_BYTE - 1

_BEGIN, _SHOWN, _END = "\x13\x14\x15"
"""Marks of a field: before its code, before what it shows, behind that."""
_MARKS = re.compile("([\x13-\x15])")
_NOTE = "\x02"
_SIGNS = {
    **dict.fromkeys("\r\x0c\x0e", "\n\n"),
    "\x07": "\t",
    "\x0b": "\n",
    "\x1e": "\N{NON-BREAKING HYPHEN}",
    "\x1f": "\N{SOFT HYPHEN}",
    **dict.fromkeys("\x01\x02\x03\x04\x05\x08", ""),  # places of pictures and comments
}
_SHOW = str.maketrans(_SIGNS)
_UNKNOWN = re.compile("[\x0f-\x12\x16-\x1d\ufffe\uffff]")
"""What Word has no mark for: its presence says that something else was read than text."""
_GAPS = re.compile(r"\n{3,}")


def read_text(archive: Compound) -> str:
    """The text of a document, its boxes and notes at the end."""
    try:
        return _read(archive)
    except struct.error as error:
        message = tell("It is damaged: open it in Word and save it as .docx.")
        raise UnreadableError("broken", message) from error


def _read(archive: Compound) -> str:
    stream = archive.read("WordDocument")
    version, flags = unpack_from("<2xH6xH", stream)
    if flags & _ENCRYPTED:
        raise encrypted()
    if version < _WORD_97:
        message = tell("Word documents of before 1997 cannot be read: save them as .docx.")
        raise UnreadableError(NO_READER, message)
    table = archive.read("1Table" if flags & _SECOND_TABLE else "0Table")
    start, size = unpack_from("<II", stream, _PIECES)
    text = "".join(_list_pieces(stream, table[start : start + size]))
    if _UNKNOWN.search(text):
        raise struct.error
    parts = _divide(text, stream)
    main, footnotes, _, _, _, endnotes, boxes = parts
    notes = [note for part in (footnotes, endnotes) for note in part.split(_NOTE)[1:]]
    numbered = main.count(_NOTE) == len(notes) and not (footnotes and endnotes)
    shown = [_show(_number(main) if numbered else main), _show(boxes)]
    shown += [f"[{n}] {_show(it)}" if numbered else _show(it) for n, it in enumerate(notes, 1)]
    return "\n\n".join(filter(None, shown))


def _list_pieces(stream: bytes, clx: bytes) -> Iterator[str]:
    """The texts of the pieces that the document is put together of."""
    at = 0
    while clx[at : at + 1] == b"\x01":  # formatting that pieces refer to
        at += 3 + unpack_from("<H", clx, at + 1)[0]
    count = (unpack_from("<xI", clx, at)[0] - 4) // 12
    places = unpack_from(f"<{max(count, 0) + 1}I", clx, at + 5)
    left = len(stream)  # no two pieces are the same bytes
    for number, (first, last) in enumerate(pairwise(places)):
        (word,) = unpack_from("<2xI", clx, at + 5 + 4 * len(places) + 8 * number)
        offset, length = word & _OFFSET, max(last - first, 0)
        if word & _ONE_BYTE:
            data, codec = stream[offset // 2 : offset // 2 + length], "cp1252"
        else:
            data, codec = stream[offset : offset + 2 * length], "utf-16-le"
        left -= len(data)
        if left < 0:
            raise struct.error
        yield data.decode(codec, "replace")


def _divide(text: str, stream: bytes) -> list[str]:
    """The parts of *text*: main, footnotes, headers, macros, comments, endnotes, boxes."""
    parts = []
    start = 0
    for count in unpack_from("<7i", stream, _COUNTS):
        parts.append(text[start : start + max(count, 0)])
        start += max(count, 0)
    return parts


def _number(text: str) -> str:
    """*text* with a number at the place of each note."""
    first, *more = text.split(_NOTE)
    return first + "".join(f"[{number}]{piece}" for number, piece in enumerate(more, 1))


def _show(text: str) -> str:
    """What a reader sees of *text*, without codes of fields; a row of cells is a paragraph."""
    pieces = []
    fields: list[bool] = []  # those that are open: whether their code is
    codes = 0  # how many of them are
    for piece in _MARKS.split(text):
        if piece == _BEGIN:
            fields.append(True)
            codes += 1
        elif piece in (_SHOWN, _END):
            codes -= bool(fields) and fields.pop()
            fields += [False] if piece == _SHOWN else []
        elif not codes:
            pieces.append(piece)
    shown = "".join(pieces).replace("\x07\x07", "\n\n").translate(_SHOW)
    return strip_white(_GAPS.sub("\n\n", shown))
