"""Word documents of 1997 to 2003 (``.doc``), and the many other files that are called so."""

from __future__ import annotations

from fonds.accession.decoding import Refusal, decode
from fonds.accession.formats.compound import SIGNATURE, Compound
from fonds.accession.formats.document import (
    Document,
    Text,
    UnreadableError,
    list_notes,
    note_reading,
)
from fonds.accession.formats.mail import read_message
from fonds.accession.formats.packed import encrypted
from fonds.accession.formats.webpage import read_page
from fonds.accession.formats.word97 import read_text
from fonds.base.speech import tell
from fonds.catalogue.sources import NO_READER

_HEAD = 1000  # bytes in which HTML shows itself


def read_doc(data: bytes, encoding: str = "") -> Document | Refusal:
    """A file that is called a Word document, or one that is an old one whatever it is called.

    Programs that write web pages or plain text for Word call them ``.doc`` too.
    """
    if data.startswith(SIGNATURE):
        return _read_old(data)
    head = data[:_HEAD].lstrip().lower()
    if head.startswith(b"mime-version:"):
        return read_message(data, encoding)
    if b"<html" in head:
        return read_page(data, encoding)
    decoded = decode(data, encoding)
    if isinstance(decoded, Refusal):
        return decoded
    document = Document("text", (Text(decoded.text),), decoded.encoding)
    return note_reading(document, list_notes(decoded))


def _read_old(data: bytes) -> Document:
    archive = Compound(data)
    if "EncryptedPackage" in archive.names:  # a new document with a password ([MS-OFFCRYPTO])
        raise encrypted()
    if "WordDocument" not in archive.names:
        message = tell(
            "Documents of old Office programs cannot be read: save them as .docx or .txt."
        )
        raise UnreadableError(NO_READER, message)
    return Document("doc", (Text(read_text(archive)),))
