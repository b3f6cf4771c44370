"""Old Word documents (``.doc``), which have no reader; and the many files that are called so."""

from __future__ import annotations

from fonds.accession.decoding import Refusal, decode
from fonds.accession.formats.document import Document, Text, UnreadableError
from fonds.accession.formats.mail import read_message
from fonds.accession.formats.packed import encrypted
from fonds.accession.formats.webpage import read_page
from fonds.catalogue.sources import NO_READER

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What old Office documents begin with, and new ones with a password ([MS-OFFCRYPTO])."""
_HEAD = 1000  # bytes in which HTML shows itself


def read_doc(data: bytes) -> Document | Refusal:
    """A file that is called a Word document, or one that is an old one whatever it is called.

    Programs that write web pages or plain text for Word call them ``.doc`` too.
    """
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise encrypted()
        raise UnreadableError(NO_READER, "Old Word documents cannot be read: save them as .docx.")
    head = data[:_HEAD].lstrip().lower()
    if head.startswith(b"mime-version:"):
        return read_message(data)
    if b"<html" in head:
        return read_page(data)
    decoded = decode(data)
    if isinstance(decoded, Refusal):
        return decoded
    return Document("text", (Text(decoded.text),), decoded.encoding)
