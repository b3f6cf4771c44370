"""Web archives: WARC (ISO 28500), and WACZ, which holds some. Each page is an article."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from importlib.metadata import version
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from fonds.accession.decoding import Refusal
from fonds.accession.formats.document import Document, Text, UnreadableError
from fonds.accession.formats.packed import Packed
from fonds.accession.formats.webpage import read_page
from fonds.base.model import Metadata
from fonds.base.speech import tell
from fonds.catalogue.sources import NO_TEXT

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_MOST_RECORDS = 50_000
_LARGEST = 10_000_000  # bytes of one page
_ALL = 200_000_000  # bytes of all pages
_PAGES = ("text/html", "application/xhtml+xml")


def read_warc(data: bytes, encoding: str = "") -> Document | Refusal:
    """The pages in a WARC file."""
    return _read([data], encoding)


def read_wacz(data: bytes, encoding: str = "") -> Document | Refusal:
    """The pages in the WARC files of a WACZ."""
    packed = Packed(data)
    names = (name for name in packed.names if name.endswith((".warc", ".warc.gz")))
    return _read((packed.read(name) for name in sorted(names)), encoding)


def _read(files: Iterator[bytes] | list[bytes], encoding: str) -> Document | Refusal:
    with redirect_stderr(StringIO()):  # where warcio says what it thinks of damaged records
        texts = tuple(text for data in files for text in _read_pages(data, encoding))
    if not texts:
        return Refusal(
            NO_TEXT, tell("It holds no web pages: remove it, or archive the pages anew.")
        )
    return Document(f"warcio {version('warcio')}", texts, many=True)


def _read_pages(data: bytes, encoding: str) -> Iterator[Text]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    left = _ALL
    try:
        for number, record in enumerate(ArchiveIterator(BytesIO(data))):
            if number == _MOST_RECORDS:
                message = tell(
                    "It holds over {most_records} records: split it.", most_records=_MOST_RECORDS
                )
                raise UnreadableError("too-large", message)
            if _is_page(record):
                page = record.content_stream().read(min(_LARGEST, left))
                left -= len(page)
                yield from _read_page(record, page, encoding)
    except ArchiveLoadFailed as error:
        message = tell("It is damaged, or no web archive ({error}): get it anew.", error=error)
        raise UnreadableError("broken", message) from error


def _is_page(record: ArcWarcRecord) -> bool:
    """Whether *record* is an answer that holds a page."""
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
        return False
    return str(headers.get_header("Content-Type") or "").lower().startswith(_PAGES)


def _read_page(record: ArcWarcRecord, page: bytes, encoding: str) -> Iterator[Text]:
    document = read_page(page, encoding)
    for text in document.texts if isinstance(document, Document) else ():
        yield replace(text, metadata=_state(text.metadata, record))


def _state(metadata: Metadata, record: ArcWarcRecord) -> Metadata:
    """*metadata* with the address that was archived, and the day: it is not one of publication."""
    url = metadata.url or str(record.rec_headers.get_header("WARC-Target-URI") or "")
    day = str(record.rec_headers.get_header("WARC-Date") or "")[:10]
    extra = (*metadata.extra, ("WARC-Date", day)) if day else metadata.extra
    return replace(metadata, url=url, extra=extra)
