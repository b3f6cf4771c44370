"""A web page that a browser saved with all that it shows in one file (``.mhtml``, RFC 2557)."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.message import Message

from fonds.accession.decoding import Decoded, Refusal, decode, is_encoding
from fonds.accession.formats.charset import decode_html, heed
from fonds.accession.formats.document import Document
from fonds.accession.formats.webpage import read_html
from fonds.base.speech import tell

_ADDRESSES = ("Snapshot-Content-Location", "Content-Location")


def read_saved_page(data: bytes, encoding: str = "") -> Document | Refusal:
    """The page itself, the first of the parts that is HTML."""
    message = message_from_bytes(data)
    parts = message.get_payload() if message.is_multipart() else [message]
    page = next((it for it in parts if isinstance(it, Message) and _is_page(it)), None)
    if page is None:
        return Refusal("broken", tell("It holds no page of HTML: save the page anew."))
    decoded = _decode(page, encoding)
    if isinstance(decoded, Refusal):
        return decoded
    document = read_html(decoded)
    if document.many:
        return document
    address = _find_address(message, page)
    (text,) = document.texts
    stated = replace(text.metadata, url=text.metadata.url or address)
    return replace(document, texts=(replace(text, metadata=stated),))


def _is_page(part: Message) -> bool:
    return part.get_content_type() in ("text/html", "application/xhtml+xml")


def _decode(page: Message, encoding: str) -> Decoded | Refusal:
    payload = page.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = str(page.get_content_charset() or "")
    if codec := heed(encoding, charset, data):
        return decode_html(data, codec)
    decoded = decode(data, charset) if charset and is_encoding(charset) else None
    return decoded if isinstance(decoded, Decoded) else decode_html(data)


def _find_address(message: Message, page: Message) -> str:
    found = (str(part[name] or "").strip() for part in (message, page) for name in _ADDRESSES)
    return next((it for it in found if it.startswith(("http://", "https://"))), "")
