"""Files packed into one (``.zip``, ``.tar``, ``.gz`` and their kin): each article in them a text.

They are read in memory, within bounds; nothing is unpacked to a disk, so no name leads anywhere.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from posixpath import splitext
from typing import IO, cast

from fonds.accession.decoding import Refusal, decode
from fonds.accession.formats.document import Document, Note, Text, UnreadableError
from fonds.accession.kinds import kind_of
from fonds.base.chars import show_surrogates
from fonds.base.speech import tell
from fonds.catalogue.sources import NO_TEXT

_MOST_MEMBERS = 20_000
_LARGEST = 20_000_000  # bytes of one member, unpacked
_ALL = 200_000_000  # bytes of all members, unpacked
_PIECE = 1 << 18  # bytes that are unpacked at once
_SHOWN = 3  # members that a note names

ReadMember = Callable[[str, bytes], Document | Refusal | None]
"""Reads a document among the members by its name and bytes; None: no reader is for it."""

_Member = tuple[str, bytes | None]
"""Name and bytes of a member; None: they cannot be read."""

_SINGLE: dict[str, Callable[[BytesIO], IO[bytes]]] = {
    ".gz": lambda data: cast("IO[bytes]", gzip.GzipFile(fileobj=data)),
    ".bz2": bz2.BZ2File,
    ".xz": lzma.LZMAFile,
}
"""Suffix of a file that is packed by itself → what unpacks it."""
_TARS = (".tar", ".tgz", ".tbz", ".tbz2", ".txz", ".tar.gz", ".tar.bz2", ".tar.xz")

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How members of a ZIP archive are packed. Of the others, which hardly anyone uses, Python unpacks
each piece whole, whatever it becomes: of 600 bytes half a gigabyte."""
_BROKEN = (
    zipfile.BadZipFile, tarfile.TarError, gzip.BadGzipFile, lzma.LZMAError, zlib.error, EOFError,
    OSError, NotImplementedError, ValueError, RuntimeError,
)  # fmt: skip
"""What the standard library raises on archives that are damaged, or packed in other ways."""


def read_container(
    path: str, data: bytes, read: ReadMember, encoding: str = ""
) -> Document | Refusal:
    """The articles among the members of the archive at *path*, in the order of their names.

    *encoding*: of its plain texts, if a person states it.
    """
    texts, aside, broken = list[Text](), list[str](), list[str]()
    for name, content in sorted(_members(path.lower(), path, data)):
        found = _read_member(name, content, read, encoding) if _is_article(name) else ()
        if found is None:
            broken.append(name)
        elif not found:
            aside.append(name)
        texts += found or ()
    if not texts:
        message = tell("It holds no texts: unpack it to see what it holds, or remove it.")
        return Refusal(NO_TEXT, message)
    notes = [
        *_note("set-aside", tell("no articles"), aside),
        *_note("unread", tell("unreadable"), broken),
    ]
    return Document("fonds", tuple(texts), many=True, notes=tuple(notes))


def _note(code: str, what: str, names: list[str]) -> Iterator[Note]:
    if names:
        shown = ", ".join(names[:_SHOWN])
        yield Note(
            code,
            tell(
                "{n} files in it are {what} (such as {shown}): unpack it if not.",
                n=len(names),
                what=what,
                shown=shown,
            ),
        )


def _is_article(name: str) -> bool:
    """Whether the member called *name* may be one: a text or a document, and not a hidden one."""
    parts = name.split("/")
    hidden = any(part.startswith((".", "__MACOSX")) for part in parts)
    return not hidden and kind_of(name).group in ("text", "document")


def _read_member(
    name: str, content: bytes | None, read: ReadMember, encoding: str
) -> tuple[Text, ...] | None:
    """The texts of a member; None if it cannot be read."""
    if content is None:
        return None
    document = read(name, content)
    if document is None:
        decoded = decode(content, encoding)
        return None if isinstance(decoded, Refusal) else (_name(Text(decoded.text), name),)
    if isinstance(document, Refusal):
        return None
    return tuple(_name(text, name) for text in document.texts)


def _name(text: Text, name: str) -> Text:
    """*text*, whose notice says which member it is."""
    extra = (*text.metadata.extra, ("file", show_surrogates(name)))
    return replace(text, name=name, metadata=replace(text.metadata, extra=extra))


def _members(lower: str, path: str, data: bytes) -> Iterator[_Member]:
    """The regular files in an archive. Raises UnreadableError if it is damaged or too large."""
    try:
        if lower.endswith(".zip"):
            yield from _bounded(_zip_members(data))
        elif lower.endswith(_TARS):
            yield from _bounded(_tar_members(data))
        else:
            stem, suffix = splitext(path.rpartition("/")[2])
            with _SINGLE[suffix.lower()](BytesIO(data)) as stream:
                yield from _bounded([(stem, stream)])
    except _BROKEN as error:
        message = tell(
            "It is damaged, or packed in another way ({error}): get it anew, or unpack it.",
            error=error,
        )
        raise UnreadableError("broken", message) from error


def _zip_members(data: bytes) -> Iterator[tuple[str, IO[bytes] | None]]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for member in archive.infolist():
            if member.is_dir():
                continue
            if member.flag_bits & 1 or member.compress_type not in _METHODS:  # 1: encrypted
                yield member.filename, None
                continue
            with archive.open(member) as stream:
                yield member.filename, stream


def _tar_members(data: bytes) -> Iterator[tuple[str, IO[bytes] | None]]:
    with tarfile.open(fileobj=BytesIO(data), mode="r:*") as archive:
        for member in archive:
            if member.isreg():  # no link, device or pipe
                yield member.name.removeprefix("./"), archive.extractfile(member)


def _bounded(members: Iterable[tuple[str, IO[bytes] | None]]) -> Iterator[_Member]:
    """The bytes of *members*, counted as they come: what sizes a header states is not believed."""
    left = _ALL
    for number, (name, stream) in enumerate(members):
        if number == _MOST_MEMBERS:
            raise UnreadableError(
                "too-large",
                tell("It holds over {most_members} files: unpack it.", most_members=_MOST_MEMBERS),
            )
        data = None if stream is None else _unpack(stream, min(_LARGEST, left))
        left -= len(data or b"")
        yield name, data


def _unpack(stream: IO[bytes], most: int) -> bytes:
    data = bytearray()
    while piece := stream.read(_PIECE):
        data += piece
        if len(data) > most:
            message = tell(
                "Unpacked it would be far too large: unpack it, and pack less into one file."
            )
            raise UnreadableError("too-large", message)
    return bytes(data)
