"""Rich Text Format (``.rtf``, and many a ``.doc``): Microsoft's specification 1.9.1."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from fonds.accession.formats.document import Document, Text, UnreadableError
from fonds.accession.formats.properties import state
from fonds.accession.formats.rtfwords import (
    KEPT,
    KINDS,
    PICTURES,
    PROPERTIES,
    SIGNS,
    UNSEEN,
    codec_of_charset,
    find_codec,
)
from fonds.base.chars import join_surrogates, strip_white
from fonds.base.model import Metadata
from fonds.base.speech import tell

_READER = "rtf"
_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?[0-9]{1,9})? ?"  # a control word, its number
    rb"|\\'([0-9A-Fa-f]{2})"  # a byte
    rb"|\\([^A-Za-z'])"  # a control symbol
    rb"|([{}])"
    rb"|([^\\{}\r\n]+)"  # text
    rb"|[\r\n]+|\\'?",
    re.DOTALL,
)
_ENDS = re.compile(r"[ \t]+(?=\n)")
_GAPS = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds until a group ends."""

    place: str = "text"  # where its text goes: "text", "note 1", "fonts", "title" …; "": nowhere
    codec: str = "cp1252"  # of its bytes
    spare: int = 1  # how many characters stand in for a ``\\u`` where it is not known


@dataclass(slots=True)
class _Reading:
    """Reads a document from its first byte to its last."""

    data: bytes
    pieces: dict[str, list[str]] = field(default_factory=dict)  # place → what it holds
    created: dict[str, int] = field(default_factory=dict)  # ``yr``, ``mo``, ``dy`` → number
    pictures: list[str] = field(default_factory=list)  # the format of each
    notes: int = 0  # footnotes so far
    boxes: int = 0  # boxes of text so far, which stand beside it
    codec: str = "cp1252"  # of what no font says otherwise of
    _group: _Group = field(default_factory=_Group)
    _outer: list[_Group] = field(default_factory=list)
    _fonts: dict[int, str] = field(default_factory=dict)  # number of a font → its codec
    _font: int = 0  # the font that the table describes
    _default: int = 0  # the font of plain text
    _bytes: bytearray = field(default_factory=bytearray)  # not decoded yet
    _skip: int = 0  # characters to pass over, which stand in for a ``\\u``
    _optional: bool = False  # whether ``\\*`` has just been read
    _gap: str = ""  # what goes between the last row of a table and what follows

    def run(self) -> None:
        """Read all of it, or to the end of the outermost group."""
        position = 0
        while position < len(self.data):
            token = _TOKEN.match(self.data, position)
            if token is None:  # never: each byte is a token
                break
            position = token.end()
            word, number, byte, symbol, brace, text = token.groups()
            if text:
                self._take(text)
            elif word == b"bin":
                position += max(int(number or 0), 0)
            elif word:
                self._obey(word.decode("ascii"), int(number) if number else None)
            elif byte:
                self._take(bytes.fromhex(byte.decode("ascii")))
            elif symbol:
                self._mark(symbol.decode("latin-1"))
            elif brace == b"{":
                self._outer.append(self._group)
                self._skip = 0
            elif brace and not self._close():
                break
        self._decode()

    def _close(self) -> bool:
        """End a group; whether there is more."""
        self._skip = 0
        if self._outer:
            self._change(self._outer.pop())
        return bool(self._outer)

    def _change(self, group: _Group) -> None:
        if group != self._group:
            self._decode()
            self._group = group

    def _take(self, data: bytes) -> None:
        self._optional = False
        if self._skip:
            skipped = min(self._skip, len(data))
            self._skip -= skipped
            data = data[skipped:]
        if self._group.place not in ("", "fonts"):
            self._bytes += data

    def _decode(self) -> None:
        if self._bytes:
            self._write(self._bytes.decode(self._group.codec, "replace"))
            self._bytes.clear()

    def _write(self, text: str) -> None:
        """Put *text* where text goes now; there is none before it that is not decoded."""
        place = self._group.place
        pieces = self.pieces.setdefault(place, [])
        if self._gap and place == "text":
            pieces.append(self._gap)
            self._gap = ""
        pieces.append(text)

    def _show(self, text: str) -> None:
        """A character that is no byte of the codec."""
        self._decode()
        if self._group.place not in ("", "fonts"):
            self._write(text)

    def _mark(self, symbol: str) -> None:
        self._optional = symbol == "*"
        if self._skip and symbol in SIGNS:
            self._skip -= 1
        elif symbol in SIGNS:
            self._show(SIGNS[symbol])

    def _obey(self, word: str, number: int | None) -> None:
        """Do what a control word says."""
        optional, self._optional = self._optional, False
        if word in SIGNS:
            self._mark(word)
        elif word == "u":
            if number is not None:
                self._show(chr(number % 0x10000))
            self._skip = self._group.spare
        elif word == "uc":
            self._change(replace(self._group, spare=min(max(number or 0, 0), 10)))
        elif word in ("f", "fcharset", "cpg", "deff", "plain"):
            self._set_font(word, number or 0)
        elif word in KINDS or word == "ansicpg":
            self.codec = find_codec(number or KINDS.get(word, 0))
            self._change(replace(self._group, codec=self.codec))
        elif word in ("row", "nestrow", "pard", "trowd", "intbl"):
            self._lay_row(word)
        elif word in PICTURES and self.pictures:
            self.pictures[-1] = PICTURES[word]
        elif self._group.place:
            self._aim(word, number, optional)

    def _set_font(self, word: str, number: int) -> None:
        if word == "deff":
            self._default = number
        elif self._group.place != "fonts":
            font = self._default if word == "plain" else number
            self._change(replace(self._group, codec=self._fonts.get(font, self.codec)))
        elif word == "f":
            self._font = number
        elif codec := find_codec(number) if word == "cpg" else codec_of_charset(number):
            self._fonts[self._font] = codec

    def _lay_row(self, word: str) -> None:
        """Part what follows a table from it, but not a row from the next."""
        if word in ("row", "nestrow"):
            self._decode()
            self._gap = "\n"
        elif self._gap:
            self._gap = "\n\n" if word == "pard" else "\n"

    def _aim(self, word: str, number: int | None, optional: bool) -> None:
        """Change where text goes, if *word* says so."""
        if self._group.place == "creatim" and number is not None:
            self.created[word] = number
        if word == "pict":
            self.pictures.append("pict")
        if word == "footnote":
            self.notes += 1
            self._show(f"[{self.notes}]")
            self._move(f"note {self.notes}")
        elif word == "shptxt":
            self.boxes += 1
            self._move(f"box {self.boxes}")
        elif word == "fonttbl":
            self._move("fonts")
        elif word in PROPERTIES:
            self._move(word)
        elif (word in UNSEEN and number != 0) or (optional and word not in KEPT):
            self._move("")

    def _move(self, place: str) -> None:
        self._change(replace(self._group, place=place))

    def read(self, place: str) -> str:
        """What *place* holds."""
        text = join_surrogates("".join(self.pieces.get(place, ())))
        return strip_white(_GAPS.sub("\n\n", _ENDS.sub("", text)))


def read_rtf(data: bytes) -> Document:
    """A document in Rich Text Format."""
    start = data.find(b"{\\rtf", 0, 100)
    if start < 0:
        message = tell("It is no RTF document, whatever its name says: save it as .rtf.")
        raise UnreadableError("broken", message)
    reading = _Reading(data[start:])
    reading.run()
    notes = [
        f"[{number}] {text}"
        for number in range(1, reading.notes + 1)
        if (text := reading.read(f"note {number}"))
    ]
    boxes = (reading.read(f"box {number}") for number in range(1, reading.boxes + 1))
    text = "\n\n".join(filter(None, [reading.read("text"), *boxes, *notes]))
    omitted = tuple(f"{n}.{kind}" for n, kind in enumerate(reading.pictures, 1))
    return Document(_READER, (Text(text, _read_properties(reading, text), omitted),), reading.codec)


def _read_properties(reading: _Reading, text: str) -> Metadata:
    year, month, day = (reading.created.get(name, 0) for name in ("yr", "mo", "dy"))
    created = f"{year:04}-{month:02}-{day:02}" if year and month and day else ""
    return state(text, reading.read("title"), reading.read("author").split(";"), created)
