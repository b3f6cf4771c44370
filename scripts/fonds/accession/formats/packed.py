"""Formats that are ZIP archives of XML: their members and elements, read within bounds."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from posixpath import join, normpath
from urllib.parse import unquote
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from fonds.accession.formats.document import UnreadableError
from fonds.base.speech import tell

_MOST_MEMBERS = 20_000
_LARGEST = 64 << 20
"""Bytes of one member, unpacked; of those that are read of one archive, twice as many."""
_DENSEST = 250
"""How many times as large a member may become; text becomes 5 to 50 times as large."""
_DENSE_FROM = 1 << 20  # bytes from which on that counts
_PIECE = 1 << 18  # bytes that are unpacked or parsed at once
_DEEPEST = 500  # elements within each other
_LONG_TAG = re.compile(rb"<[^<>]{1000000}")
"""A tag with so many attributes that they alone fill the memory."""
_TREE = 4 << 20  # bytes of XML that become a tree: lists of parts and properties are short

Attributes = dict[str, str]


class Packed:
    """The members of a ZIP archive. Each is unpacked when it is asked for, and none is written."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            message = tell("It is cut off, or no such document as its name says: get it anew.")
            raise UnreadableError("broken", message) from error
        self._members = {member.filename: member for member in self._archive.infolist()}
        self._left = 2 * _LARGEST
        if len(self._archive.infolist()) > _MOST_MEMBERS:
            message = tell(
                "It holds more than {most_members} files: save its text as .txt.",
                most_members=_MOST_MEMBERS,
            )
            raise UnreadableError("too-large", message)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its members, in the order of the archive."""
        return tuple(self._members)

    def read(self, name: str) -> bytes:
        """The bytes of a member; none if it is missing."""
        member = self._members.get(name)
        if member is None:
            return b""
        if member.flag_bits & 1:
            raise encrypted()
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            message = tell("It is packed in a way that its format does not know: save it anew.")
            raise UnreadableError("broken", message)
        return self._unpack(member)

    def _unpack(self, member: zipfile.ZipInfo) -> bytes:
        """What sizes a header states is not believed: bytes are counted as they come."""
        data = bytearray()
        with self._archive.open(member) as stream:
            while piece := stream.read(_PIECE):
                data += piece
                dense = len(data) > max(_DENSE_FROM, _DENSEST * member.compress_size)
                if dense or len(data) > min(_LARGEST, self._left):
                    message = tell("Unpacked it would be far too large: save its text as .txt.")
                    raise UnreadableError("too-large", message)
        self._left -= len(data)
        return bytes(data)


def encrypted() -> UnreadableError:
    """What to raise where a document cannot be read without its password."""
    message = tell("It is protected by a password: save a copy without one.")
    return UnreadableError("encrypted", message)


def resolve(base: str, link: str) -> str:
    """The name of the member that *link*, in the member *base*, leads to."""
    path = unquote(link.partition("#")[0])
    folder = base.rpartition("/")[0]
    return normpath(join("/", folder, path)).lstrip("/")


def parse_xml(
    data: bytes,
    start: Callable[[str, Attributes], object],
    end: Callable[[str], object],
    text: Callable[[str], object],
) -> None:
    """Call *start*, *end* and *text* for all that *data* hold; names are ``namespace name``.

    A document type is refused, and so are entities: none of these formats needs them.
    """
    if _LONG_TAG.search(data):
        raise UnreadableError(
            "broken", tell("Its XML is no text of an office program: get it anew.")
        )
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def enter(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            message = tell(
                "Its XML is over {deepest} levels deep: save its text as .txt.", deepest=_DEEPEST
            )
            raise UnreadableError("broken", message)
        start(name, attributes)

    def leave(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name)

    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = enter
    parser.EndElementHandler = leave
    parser.CharacterDataHandler = text
    for at in range(0, len(data), _PIECE):
        parser.Parse(data[at : at + _PIECE], False)
    parser.Parse(b"", True)


def _refuse_doctype(*_: object) -> None:
    message = tell("Its XML declares a document type, as no office program does: save it anew.")
    raise UnreadableError("broken", message)


def parse_tree(data: bytes) -> Element:
    """The root of a short piece of XML; an empty element if there is none."""
    if not data:
        return Element("")
    if len(data) > _TREE:
        raise UnreadableError(
            "too-large", tell("Its list of parts is too long: save its text as .txt.")
        )
    builder = TreeBuilder()
    parse_xml(data, builder.start, builder.end, builder.data)
    return builder.close()


def local_name(element: Element) -> str:
    """The name of *element* without its namespace."""
    return element.tag.rpartition(" ")[2]
