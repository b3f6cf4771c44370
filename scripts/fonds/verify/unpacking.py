"""Unpacks one entry of a zip in blocks, and never more than its directory states."""

from __future__ import annotations

import zlib
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile

from fonds.base.speech import tell
from fonds.verify.directory import Entry

METHODS = (ZIP_STORED, ZIP_DEFLATED)
"""The methods that a bundle is packed by, and that are unpacked here."""

_BLOCK = 1 << 16


class Unpacked:
    """The content of one entry, as a stream to read; reading it to its end proves its CRC-32."""

    def __init__(self, stream: BinaryIO, entry: Entry) -> None:
        """Of *entry* in the zip *stream*, which may be read elsewhere in the meantime."""
        self._stream = stream
        self._entry = entry
        self._at = entry.start
        self._left = entry.packed  # bytes of the zip still to be read
        self._due = entry.size  # bytes of the content still to come
        self._crc = 0
        self._inflater = zlib.decompressobj(-15) if entry.method == ZIP_DEFLATED else None

    def __enter__(self) -> Unpacked:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is open but the zip."""

    def read(self, most: int = -1) -> bytes:
        """At most *most* bytes, all that is left if it is negative; none at the end.

        Raises BadZipFile or zlib.error if the entry is not what its directory states.
        """
        if most < 0:
            return b"".join(iter(lambda: self.read(_BLOCK), b""))
        block = self._inflate(most) if self._inflater else self._take(most)
        self._due -= len(block)
        self._crc = zlib.crc32(block, self._crc)
        if self._due < 0:
            raise BadZipFile(
                tell("it unpacks to more than the {size} bytes it states", size=self._entry.size)
            )
        if not block and most:
            self._close()
        return block

    def _inflate(self, most: int) -> bytes:
        inflater = self._inflater
        while inflater and most and not inflater.eof:
            packed = inflater.unconsumed_tail or self._take(_BLOCK)
            block = inflater.decompress(packed, most)
            if block:
                return block
            if not packed:
                break
        return b""

    def _take(self, most: int) -> bytes:
        self._stream.seek(self._at)
        block = self._stream.read(min(most, self._left))
        self._at += len(block)
        self._left -= len(block)
        return block

    def _close(self) -> None:
        """Raise BadZipFile unless all that was packed was read, and is what was stated."""
        inflater = self._inflater
        if self._due or self._left or (inflater and (not inflater.eof or inflater.unused_data)):
            raise BadZipFile(
                tell("it does not unpack to the {size} bytes it states", size=self._entry.size)
            )
        if self._crc != self._entry.crc:
            raise BadZipFile(tell("its CRC-32 is not the one it states"))
