"""What a reader of a format gives: the texts that it read out of a file's bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Protocol

from fonds.accession.decoding import Decoded, Refusal
from fonds.base.model import Metadata


@dataclass(frozen=True, slots=True)
class Text:
    """The text of one article of a document."""

    text: str  # whole, lines as the reader gives them; lone surrogates may be in it
    metadata: Metadata = field(default_factory=Metadata)
    """What the document states of it; a row of a table goes before."""
    omitted: tuple[str, ...] = ()  # names of pictures and attachments that are not shown
    name: str = ""  # of its own file, if the document is an archive of files


class Note(NamedTuple):
    """What the report says of a document."""

    code: str  # of the remark that it becomes
    message: str  # one sentence: what, and what to do next


@dataclass(frozen=True, slots=True)
class Document:
    """A file that is no plain text, or holds more than one article."""

    reader: str  # what read it, with its version, such as "html (trafilatura 2.3.1)"
    texts: tuple[Text, ...]  # one for each article, in the order of the file
    encoding: str = ""  # codec of its bytes where they are text; "" for a binary format
    notes: tuple[Note, ...] = ()  # on the document as a whole
    many: bool = False  # whether the format holds many articles, though this file may hold one


DOUBTFUL = "doubtful-encoding"
"""Code of the note on a file for which another encoding is about as likely."""

Reader = Callable[[bytes], Document | Refusal]
"""Reads a file's bytes; never raises for what they hold."""


class TextReader(Protocol):
    """The same where the bytes are text; *encoding* is the one that a person states."""

    def __call__(self, data: bytes, encoding: str = "") -> Document | Refusal:
        """What *data* hold."""


def list_notes(decoded: Decoded) -> Iterator[Note]:
    """The note that the encoding of *decoded* was guessed, if it was."""
    if decoded.remark:
        yield Note(DOUBTFUL if decoded.doubtful else "not-utf8", decoded.remark)


def note_reading(document: Document, notes: Iterable[Note]) -> Document:
    """*document* with *notes* on how it was read; if that is in doubt, it claims no language."""
    first = tuple(notes)
    texts = document.texts
    if any(note.code == DOUBTFUL for note in first):
        texts = tuple(map(_claim_nothing, texts))
    return replace(document, texts=texts, notes=(*first, *document.notes))


def _claim_nothing(text: Text) -> Text:
    lang = text.metadata.lang or "und"
    return replace(text, metadata=replace(text.metadata, lang=lang))


class UnreadableError(Exception):
    """Raised inside a reader: bytes that it must refuse, in a sentence of its own."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.refusal = Refusal(code, message)
