"""The XML inside a workbook, which is a ZIP archive: read within bounds, without entities."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Mapping
from xml.parsers.expat import ExpatError, ParserCreate

from fonds.base.speech import tell

LARGEST = 50_000_000
"""Bytes of one member of a workbook, unpacked; what is beyond is refused."""

DAMAGED = (
    zipfile.BadZipFile,
    RuntimeError,  # it is locked with a password
    NotImplementedError,
    OSError,
    EOFError,
    zlib.error,
    lzma.LZMAError,
)
"""What zipfile raises where bytes are not as they were written."""


class SheetError(ValueError):
    """Why a workbook cannot be read: the end of a sentence."""


class Handler:
    """What one XML file is read by: the elements by their names without a prefix, and the text."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """A piece of text."""


def read_member(archive: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of the member *name*; empty if there is none. Raises SheetError."""
    try:
        with archive.open(name) as stream:
            data = stream.read(LARGEST + 1)
    except KeyError:
        return b""
    except DAMAGED as error:
        raise SheetError(
            tell("is damaged or locked with a password ({error})", error=error)
        ) from error
    if len(data) > LARGEST:
        raise SheetError(tell("is too large"))
    return data


def read_xml(data: bytes, handler: Handler) -> None:
    """Have *handler* read the XML in *data*. Raises SheetError, also where a DTD declares entities.

    Attributes keep their prefix, elements do not.
    """
    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: handler.start(_local(name), attributes)
    parser.EndElementHandler = lambda name: handler.end(_local(name))
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(data, True)
    except (ExpatError, UnicodeError, LookupError) as error:
        raise SheetError(tell("is damaged ({error})", error=error)) from error


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse_doctype(*_: object) -> None:
    raise SheetError(tell("declares a document type, which no spreadsheet writes"))
