"""Compound files, in which old Office programs keep their streams ([MS-CFB])."""

from __future__ import annotations

from struct import unpack_from

from fonds.accession.formats.document import UnreadableError
from fonds.base.speech import tell

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST = 0xFFFFFFFA  # from this number on a sector is none: the end of a chain, a free one
_ENTRY = 128  # bytes of an entry of the directory
_IN_HEADER = 109  # sectors of the table that the header names
_STREAM, _ROOT = 2, 5  # types of entries


class Compound:
    """The streams of a compound file."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(SIGNATURE) or len(data) < 512:
            raise _broken()
        self._data = data
        shift, mini_shift = unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise _broken()
        self._size, self._mini_size = 1 << shift, 1 << mini_shift
        directory, self._cutoff, mini_table = unpack_from("<I4xII", data, 48)
        self._table = self._read_table()
        self._mini_table = _numbers(self._read_chain(mini_table))
        self._entries = {name: it for name, *it in _list_entries(self._read_chain(directory))}
        start, size = self._entries.get("", (_LAST, 0))
        self._mini = self._read_chain(start)[:size]

    @property
    def names(self) -> frozenset[str]:
        """The names of its streams, whatever storage they are in."""
        return frozenset(self._entries) - {""}

    def read(self, name: str) -> bytes:
        """The bytes of a stream; none if it is missing."""
        start, size = self._entries.get(name, (_LAST, 0))
        if size >= self._cutoff:
            return self._read_chain(start)[:size]
        pieces = (
            self._mini[number * self._mini_size : (number + 1) * self._mini_size]
            for number in _follow(start, self._mini_table)
        )
        return b"".join(pieces)[:size]

    def _read_table(self) -> tuple[int, ...]:
        """The sector that follows each sector."""
        sectors = list(unpack_from(f"<{_IN_HEADER}I", self._data, 76))
        more, count = unpack_from("<II", self._data, 68)
        for _ in range(min(count, len(self._data) // self._size)):
            *numbers, more = _numbers(self._sector(more)) or (_LAST,)
            sectors += numbers
        used = [sector for sector in dict.fromkeys(sectors) if sector < _LAST]
        return _numbers(b"".join(map(self._sector, used)))

    def _read_chain(self, start: int) -> bytes:
        return b"".join(map(self._sector, _follow(start, self._table)))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]


def _numbers(data: bytes) -> tuple[int, ...]:
    count = len(data) // 4
    return unpack_from(f"<{count}I", data)


def _follow(start: int, table: tuple[int, ...]) -> list[int]:
    """The sectors of the chain that begins at *start*; each once, whatever a damaged table says."""
    chain: dict[int, None] = {}
    while start < len(table) and start not in chain:
        chain[start] = None
        start = table[start]
    return list(chain)


def _list_entries(directory: bytes) -> list[tuple[str, int, int]]:
    """Name, first sector and size of each stream, that of the short ones under an empty name."""
    found = []
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        length, kind = unpack_from("<HB", directory, at + 64)
        start, size = unpack_from("<II", directory, at + 116)
        if kind in (_STREAM, _ROOT):
            name = directory[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            found.append(("" if kind == _ROOT else name, start, size))
    return found


def _broken() -> UnreadableError:
    return UnreadableError("broken", tell("It is damaged, and no document of Office: get it anew."))
