"""E-mail: one message (``.eml``, RFC 5322) or many in one file (``mbox``, RFC 4155)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from fonds.accession.decoding import Decoded, Refusal, decode, is_encoding
from fonds.accession.formats.charset import heed
from fonds.accession.formats.document import Document, Text
from fonds.accession.formats.markup import html_text
from fonds.accession.headers.forwarded import read_forwarded
from fonds.base.chars import fold_white, strip_white
from fonds.base.edtf import read_date
from fonds.base.model import Edtf, Metadata
from fonds.base.speech import tell

_FROM_LINE = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From [^\r\n]*\r?\n")
"""The line before each message of an mbox; one in a text has ``>`` before it."""
_READER = "e-mail"
_SHOWN = ("To", "Cc")  # headers that the notice shows beside those that metadata has fields for


def read_message(data: bytes, encoding: str = "") -> Document | Refusal:
    """A file that is one message."""
    return Document(_READER, (_read(data, encoding),))


def read_mbox(data: bytes, encoding: str = "") -> Document | Refusal:
    """A file of many messages."""
    messages = tuple(_read(message, encoding) for message in _split(data))
    if not messages:
        return Refusal("broken", tell("No line begins with “From ”, as messages of an mbox do."))
    return Document(_READER, messages, many=True)


def _split(data: bytes) -> Iterator[bytes]:
    starts = list(_FROM_LINE.finditer(data))
    ends = [start.start() for start in starts[1:]] + [len(data)]
    for start, end in zip(starts, ends, strict=False):
        yield data[start.end() : end]


def _read(data: bytes, stated: str) -> Text:
    """One message; *stated*: the encoding that a person states of the file, "" if none."""
    message = message_from_bytes(data)
    bodies, omitted = _read_parts(message, stated)
    text, metadata = "\n\n".join(bodies), _read_headers(message, stated)
    if inner := read_forwarded(metadata.title, text):
        metadata = _pass_on(metadata, inner, str(message["Date"] or ""))
    return Text(text, metadata, tuple(omitted))


def _pass_on(outer: Metadata, inner: Metadata, sent: str) -> Metadata:
    """What the message *inner* says of itself; who sent it on, and when, stands beside it."""
    kept = (("Subject", outer.title), ("From", ", ".join(outer.creator)), ("Date", sent))
    extra = (*((name, value) for name, value in kept if value), *outer.extra)
    date, creator = inner.date or outer.date, inner.creator or outer.creator
    return replace(outer, title=inner.title, date=date, creator=creator, extra=extra)


def _read_headers(message: Message, stated: str) -> Metadata:
    extra = ((name, ", ".join(_people(message, name, stated))) for name in _SHOWN if message[name])
    return Metadata(
        title=fold_white(_decode_words(next(_values(message, "Subject", stated), ""), stated)),
        date=_read_date(message),
        creator=_people(message, "From", stated),
        extra=tuple((name, value) for name, value in extra if value),
    )


def _people(message: Message, header: str, stated: str) -> tuple[str, ...]:
    """The persons of a header: their names, or their addresses where they have none."""
    lines = [_decode_words(line, stated) for line in _values(message, header, stated)]
    people = (fold_white(name) or address for name, address in getaddresses(lines))
    return tuple(filter(None, people))


def _read_date(message: Message) -> Edtf | None:
    """The day that the sender's clock showed."""
    try:
        return read_date(parsedate_to_datetime(str(message["Date"])).date().isoformat())
    except (TypeError, ValueError, OverflowError):
        return None


def _values(message: Message, header: str, stated: str) -> Iterator[str]:
    """What a header says each time that it is there; bytes beyond ASCII, which it should not hold,
    are in the encoding of the text below."""
    charset = str(message.get_content_charset() or "")
    for name, value in message.raw_items():
        if name.lower() == header.lower():
            raw = str(value).encode("utf-8", "surrogateescape")
            yield str(value) if raw.isascii() else _decode_bytes(raw, charset, stated)


def _decode_words(header: str, stated: str) -> str:
    """A header's text, its encoded words decoded (RFC 2047); as it stands where they are broken."""
    try:
        pieces = decode_header(header)
    except ValueError:
        return header
    return "".join(
        piece if isinstance(piece, str) else _decode_piece(piece, charset, stated)
        for piece, charset in pieces
    )


def _decode_piece(piece: bytes, charset: str | None, stated: str) -> str:
    """An encoded word; what stands between such comes as the library escapes it."""
    if charset is None and not piece.isascii():
        return piece.decode("raw-unicode-escape")
    return _decode_bytes(piece, charset or "", stated)


def _decode_bytes(data: bytes, charset: str, stated: str) -> str:
    """The text of *data*: as a person has *stated*, as the message states, or as any text is read.

    What fits neither is not refused for it: the message, and others with it, may be right.
    """
    for codec in (heed(stated, charset, data), charset, ""):
        if codec and not is_encoding(codec):
            continue
        decoded = decode(data, codec)
        if isinstance(decoded, Decoded):
            return decoded.text
    return ""


def _read_parts(message: Message, stated: str) -> tuple[list[str], list[str]]:
    """The texts that a mail program would show, and the names of what else is in it."""
    bodies, omitted = list[str](), list[str]()
    for part in _shown_parts(message):
        kind, name = part.get_content_type(), _decode_words(part.get_filename() or "", stated)
        is_text = kind in ("text/plain", "text/html") and not name
        text = _read_text(part, kind, stated) if is_text else ""
        if strip_white(text):
            bodies.append(text)
        elif not is_text:
            omitted.append(name or kind)
    return bodies, omitted


def _shown_parts(message: Message) -> Iterator[Message]:
    """The leaves of *message*, one of each set of alternatives; without recursion."""
    pending = [message]
    while pending:
        part = pending.pop()
        children = (
            [it for it in part.get_payload() if isinstance(it, Message)]
            if (part.is_multipart())
            else []
        )
        if not children:
            yield part
        elif part.get_content_type() == "multipart/alternative":
            pending.append(_plainest(children))
        else:
            pending.extend(reversed(children))


def _plainest(alternatives: list[Message]) -> Message:
    plain = (it for it in alternatives if it.get_content_type() == "text/plain")
    return next(plain, alternatives[-1])


def _read_text(part: Message, kind: str, stated: str) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    text = _decode_bytes(data, str(part.get_content_charset() or ""), stated)
    return html_text(text) if kind == "text/html" else text
