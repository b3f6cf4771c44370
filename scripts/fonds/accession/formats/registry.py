"""Which reader a file has, by the suffix of its name; and the bounds that each is held to."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from importlib.util import find_spec
from posixpath import splitext
from types import FrameType

from fonds.accession.decoding import Refusal
from fonds.accession.formats.containers import SUFFIXES, read_container
from fonds.accession.formats.doc import read_doc
from fonds.accession.formats.document import Document, Reader, TextReader, UnreadableError
from fonds.accession.formats.docx import read_docx
from fonds.accession.formats.epub import read_epub
from fonds.accession.formats.mail import read_mbox, read_message
from fonds.accession.formats.odt import read_fodt, read_odt
from fonds.accession.formats.pdf import read_pdf
from fonds.accession.formats.rtf import read_rtf
from fonds.accession.formats.savedpage import read_saved_page
from fonds.accession.formats.webarchive import read_wacz, read_warc
from fonds.accession.formats.webpage import read_page
from fonds.accession.kinds import kind_of, kind_of_bytes
from fonds.base.speech import tell
from fonds.catalogue.sources import NO_READER

READERS: dict[str, Reader] = {
    ".eml": read_message,
    ".mbox": read_mbox,
    **dict.fromkeys((".html", ".htm", ".xhtml", ".xht", ".shtml"), read_page),
    **dict.fromkeys((".mhtml", ".mht"), read_saved_page),
    **dict.fromkeys((".doc", ".dot"), read_doc),
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), read_docx),
    **dict.fromkeys((".odt", ".ott"), read_odt),
    ".fodt": read_fodt,
    ".rtf": read_rtf,
    ".epub": read_epub,
    ".pdf": read_pdf,
    **dict.fromkeys((".warc", ".warc.gz"), read_warc),
    ".wacz": read_wacz,
}
"""Suffix, in small letters → reader. A file with another suffix is plain text."""
_BY_BYTES: dict[str, Reader] = {
    "doc": read_doc,
    "docx": read_docx,
    "odt": read_odt,
    "rtf": read_rtf,
    "epub": read_epub,
    "pdf": read_pdf,
}
"""Code of the kind that its bytes show → reader, whatever the name of the file says."""
READABLE = frozenset((*READERS, *SUFFIXES))
"""Suffixes of all files that are opened."""
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
INSTALL = "pip install 'fonds[formats]'"
"""The command that installs the libraries of all readers."""

_LONGEST = 10.0
"""Seconds of the processor's time that a reader may take for one file: a busy machine changes
nothing about what is read."""
_AGAIN = 0.5
"""Seconds after which it is sent again, if the first time was in a place that hears nothing."""


class _TooSlowError(BaseException):
    """A reader did not end in time. No Exception: libraries go on after any of those."""


def read_document(path: str, data: bytes, encoding: str = "") -> Document | Refusal | None:
    """What the document at *path* holds; None if no reader is for it, so that it is plain text.

    *encoding*: what a person states that it is in; "": nothing.
    """
    if data and _suffix_of(path) not in READERS and path.lower().endswith(SUFFIXES):
        read = partial(_read_member, encoding=encoding)
        return guard(lambda data: read_container(path, data, read, encoding), data)
    named = READERS.get(_suffix_of(path))
    reader = named and (_find_reader(data) or named)
    if not reader or not data:
        return None
    return guard(_encoded(reader, encoding), data) if _is_ready(reader) else _refuse_unread(path)


def read_disguised(data: bytes) -> Document | None:
    """What *data* hold that are a document, though their file is called a text; else None."""
    reader = _find_reader(data)
    document = guard(reader, data) if reader and _is_ready(reader) else None
    return document if isinstance(document, Document) else None


def _find_reader(data: bytes) -> Reader | None:
    return _BY_BYTES.get(kind_of_bytes(data).code)


def _encoded(reader: Reader, encoding: str) -> Reader:
    """*reader* with the *encoding* that a person states, if it reads text."""
    of_text = _OF_TEXT.get(reader) if encoding else None
    return partial(of_text, encoding=encoding) if of_text else reader


def _read_member(name: str, data: bytes, encoding: str) -> Document | Refusal | None:
    """What a document in an archive holds; archives in it are not opened."""
    named = READERS.get(_suffix_of(name))
    reader = named and (_find_reader(data) or named)
    if not reader:
        return None
    return _attempt(_encoded(reader, encoding), data) if _is_ready(reader) else _refuse_unread(name)


def can_read(path: str) -> bool:
    """Whether there is a reader for the file at *path*, and its library is installed."""
    reader = READERS.get(_suffix_of(path))
    return reader is not None and _is_ready(reader)


def _suffix_of(path: str) -> str:
    stem, suffix = splitext(path.lower())
    return ".warc.gz" if suffix == ".gz" and stem.endswith(".warc") else suffix


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


def guard(reader: Reader, data: bytes) -> Document | Refusal:
    """What *reader* makes of *data*, within bounds, and without an exception."""
    try:
        with _time_limit(_LONGEST):
            return _attempt(reader, data)
    except _TooSlowError:
        message = tell(
            "Reading it took more than {longest:g} seconds: save its text as .txt.",
            longest=_LONGEST,
        )
        return Refusal("too-slow", message)


def _attempt(reader: Reader, data: bytes) -> Document | Refusal:
    """What *reader* makes of *data*, without an exception."""
    try:
        return reader(data)
    except ImportError as error:  # of a library that is there in part
        return Refusal(
            NO_READER,
            tell(
                "A library cannot be loaded ({error}): {install} mends it.",
                error=error,
                install=INSTALL,
            ),
        )
    except UnreadableError as error:
        return error.refusal
    except Exception as error:  # a library may raise anything on damaged bytes
        what = f"{type(error).__name__}: {error}"[:200]
        return Refusal(
            "broken", tell("It is damaged and cannot be read ({what}): get it anew.", what=what)
        )


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Raise _TooSlowError in a block that takes longer; only where the system has timers."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not (
        threading.main_thread()
    ):
        yield
        return
    before = signal.signal(signal.SIGPROF, _give_up)
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _give_up(number: int, frame: FrameType | None) -> None:
    raise _TooSlowError
