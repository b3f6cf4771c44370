"""Which reader a document has, by its name and its bytes; with this module, all are loaded."""

from __future__ import annotations

from functools import cache, partial
from importlib.util import find_spec

from fonds.accession.decoding import Refusal
from fonds.accession.formats.bounds import INSTALL, attempt, guard
from fonds.accession.formats.containers import read_container
from fonds.accession.formats.doc import read_doc
from fonds.accession.formats.document import Document, Reader, TextReader
from fonds.accession.formats.docx import read_docx
from fonds.accession.formats.epub import read_epub
from fonds.accession.formats.mail import read_mbox, read_message
from fonds.accession.formats.odt import read_fodt, read_odt
from fonds.accession.formats.pdf import read_pdf
from fonds.accession.formats.rtf import read_rtf
from fonds.accession.formats.savedpage import read_saved_page
from fonds.accession.formats.suffixes import format_of, is_packed
from fonds.accession.formats.webarchive import read_wacz, read_warc
from fonds.accession.formats.webpage import read_page
from fonds.accession.kinds import kind_of, kind_of_bytes
from fonds.base.speech import tell
from fonds.catalogue.sources import NO_READER

READERS: dict[str, Reader] = {
    "eml": read_message,
    "mbox": read_mbox,
    "html": read_page,
    "mhtml": read_saved_page,
    "doc": read_doc,
    "docx": read_docx,
    "odt": read_odt,
    "fodt": read_fodt,
    "rtf": read_rtf,
    "epub": read_epub,
    "pdf": read_pdf,
    "warc": read_warc,
    "wacz": read_wacz,
}
"""Format → reader. Those that bytes show are called as their kinds are."""
LIBRARIES: dict[Reader, str] = {
    **dict.fromkeys((read_page, read_saved_page), "trafilatura"),
    read_pdf: "pypdf",
    read_warc: "warcio",
    read_wacz: "warcio",
}
"""Reader → the module that it needs, of those that the extra fonds[formats] installs."""
_OF_TEXT: dict[Reader, TextReader] = {
    read_message: read_message,
    read_mbox: read_mbox,
    read_page: read_page,
    read_saved_page: read_saved_page,
    read_doc: read_doc,
    read_warc: read_warc,
    read_wacz: read_wacz,
}
"""The readers of files that are text, whose encoding a person may state."""


def read_document(path: str, data: bytes, encoding: str = "") -> Document | Refusal | None:
    """What the document at *path* holds; None if no reader is for it, so that it is plain text.

    *encoding*: what a person states that it is in; "": nothing.
    """
    if data and is_packed(path):
        read = partial(_read_member, encoding=encoding)
        return guard(lambda data: read_container(path, data, read, encoding), data)
    reader = _choose_reader(path, data)
    if not reader or not data:
        return None
    return guard(_encoded(reader, encoding), data) if _is_ready(reader) else _refuse_unread(path)


def read_disguised(data: bytes) -> Document | None:
    """What *data* hold that are a document, though their file is called a text; else None."""
    reader = _find_reader(data)
    document = guard(reader, data) if reader and _is_ready(reader) else None
    return document if isinstance(document, Document) else None


def _choose_reader(path: str, data: bytes) -> Reader | None:
    """The reader of the document at *path*: what its bytes show goes before its name."""
    named = READERS.get(format_of(path))
    return named and (_find_reader(data) or named)


def _find_reader(data: bytes) -> Reader | None:
    """The reader of the format that *data* show, whatever the name of the file says."""
    return READERS.get(kind_of_bytes(data).code)


def _encoded(reader: Reader, encoding: str) -> Reader:
    """*reader* with the *encoding* that a person states, if it reads text."""
    of_text = _OF_TEXT.get(reader) if encoding else None
    return partial(of_text, encoding=encoding) if of_text else reader


def _read_member(name: str, data: bytes, encoding: str) -> Document | Refusal | None:
    """What a document in an archive holds; archives in it are not opened."""
    reader = _choose_reader(name, data)
    if not reader:
        return None
    return attempt(_encoded(reader, encoding), data) if _is_ready(reader) else _refuse_unread(name)


def can_read(path: str) -> bool:
    """Whether there is a reader for the file at *path*, and its library is installed."""
    reader = READERS.get(format_of(path))
    return reader is not None and _is_ready(reader)


def _is_ready(reader: Reader) -> bool:
    return reader not in LIBRARIES or _is_installed(LIBRARIES[reader])


@cache
def _is_installed(module: str) -> bool:
    return find_spec(module) is not None


def _refuse_unread(path: str) -> Refusal:
    noun = kind_of(path).noun
    message = tell(
        "{noun} are read once their library is there: run {install}, then build again.",
        noun=noun,
        install=INSTALL,
    )
    return Refusal(NO_READER, message)
