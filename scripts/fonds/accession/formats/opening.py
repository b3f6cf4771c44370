"""What a file holds that is no plain text. Its reader is loaded with the first one that needs it.

All readers are seventy modules, of which an archive of plain texts needs none.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from fonds.accession.decoding import Refusal
from fonds.accession.formats.bounds import guard
from fonds.accession.formats.document import Document
from fonds.accession.formats.suffixes import format_of, is_packed
from fonds.base.edtf import Order


def open_document(path: str, data: bytes, encoding: str) -> Document | Refusal | None:
    """What the document at *path* holds; None if it is plain text.

    *encoding*: what a person states that it is in; "": nothing.
    """
    if not format_of(path) and not is_packed(path):
        return None
    from fonds.accession.formats.registry import read_document

    return read_document(path, data, encoding)


def open_disguised(data: bytes) -> Document | None:
    """What *data* hold that are a document, though their file is called a text; else None."""
    from fonds.accession.formats.registry import read_disguised

    return read_disguised(data)


def open_rows(
    path: str, data: bytes, columns: Mapping[str, str], order: Order, encoding: str
) -> Document | Refusal:
    """The articles in the rows of the file at *path*; see `read_rows`."""
    from fonds.accession.formats.rows import read_rows

    read = partial(read_rows, path, columns=columns, order=order, encoding=encoding)
    return guard(read, data)
