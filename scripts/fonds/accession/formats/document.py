"""What a reader of a format gives: the texts that it read out of a file's bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from fonds.accession.decoding import Refusal
from fonds.base.model import Metadata


@dataclass(frozen=True, slots=True)
class Text:
    """The text of one article of a document."""

    text: str  # whole, lines as the reader gives them; lone surrogates may be in it
    metadata: Metadata = field(default_factory=Metadata)
    """What the document states of it; a row of a table goes before."""
    omitted: tuple[str, ...] = ()  # names of pictures and attachments that are not shown


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


Reader = Callable[[bytes], Document | Refusal]
"""Reads a file's bytes; never raises for what they hold."""


class UnreadableError(Exception):
    """Raised inside a reader: bytes that it must refuse, in a sentence of its own."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.refusal = Refusal(code, message)
